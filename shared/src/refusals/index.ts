/**
 * Why something was not done. A refusal is a value that a player can cause and understand;
 * a broken promise is an exception. Each line says what to do about it.
 */
export const REFUSALS = {
  'tile-taken': 'Something already stands there. Choose free ground.',
  'tile-blocked': 'Nothing can be built there: it is water, a road or the old quarter.',
  'tile-outside': 'That is outside the city.',
  'coins-short': 'Not enough coins. Lessons earn them.',
  'kind-locked': 'That building unlocks with its lesson.',
  'kind-unknown': 'There is no such building.',
  'building-missing': 'That building is not there any more.',
  'building-unfinished': 'That building is still going up. Finish its lesson first.',
  'building-fixed': 'The old quarter is protected and stays as it is.',
  'undo-late': 'Undo works for ten seconds.',
  'undo-foreign': 'Only your own last deed can be undone.',
  'role-visitor': 'You are visiting. Ask the owner to let you build.',
  'chat-guest': 'Chat needs a claimed account. Emotes and phrases are open to everyone.',
  'chat-blocked': 'That message cannot be sent here.',
  'command-reused': 'This command id was used for something else.',
  'command-foreign': 'This command id belongs to somebody else.',
  'saving-paused': 'Saving is paused for a moment. Nothing is lost: try again shortly.',
  'owner-moved': 'The city has moved to another server. Reconnecting.',
  'input-invalid': 'That request was not understood.',
  'rate-limited': 'Too fast. Wait a moment and try again.',
  'signed-out': 'Your session has ended. Reload to go on.',
  forbidden: 'That is not yours to do.',
  'not-found': 'There is no such thing here.',
  'name-taken': 'That name is taken.',
  'credentials-wrong': 'Name and password do not match.',
  'already-claimed': 'This account already has a name and password.',
  banned: 'This account is closed. Write to the people who run this server.',
  'city-full': 'This city is full right now. Watch it, or try again in a minute.',
  'seats-many': 'You are in very many cities at once. Close some of them first.',
  'server-full': 'This server is full right now. Try again in a minute.',
  'protocol-old': 'This page is older than the server. Reload it.',
  draining: 'The server is about to restart. You will be brought back.',
  'sandbox-busy': 'The engines are busy. Try again in a moment.',
  'engine-restarted': 'The engine was restarted. Nothing was counted: run it again.',
  internal: 'Something broke on our side. Nothing of yours was lost: try again.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof REFUSALS;

export type Refusal = {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly message: string;
  /** When it is worth to ask again, where somebody knows. */
  readonly retryAfterSeconds?: number | undefined;
};

/** The refusal value for a code, with the words that a player reads. */
export function refuse(code: RefusalCode, message: string = REFUSALS[code]): Refusal {
  return { kind: 'refused', code, message };
}
