import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { type RefusalCode, refuse } from '@sqltown/shared/refusals';
import { LostReply } from './command-queue.ts';
import type { CityRoom } from './join.ts';

/** Long enough for a slow commit, short enough to ask again within a minute. */
const REPLY_MS = 10_000;

/** The room is closing and has done nothing: the city's next room is asked, under the same id. */
const NOT_HERE: ReadonlySet<string> = new Set<RefusalCode>(['draining', 'owner-moved']);

/** Of a room: what is needed to ask it. */
export type AskedRoom = Pick<CityRoom, 'request'> & { readonly connection: { readonly isOpen: boolean } };

/**
 * Asks the room to carry out a command, again while an open line brings no answer. A line that breaks, or a room that
 * is about to close, is LostReply; a room that says no is a refusal.
 */
export async function sendOrder(room: AskedRoom, command: CityCommand): Promise<CommandReply> {
  const { type, ...payload } = command;
  for (;;) {
    try {
      const reply = await room.request<unknown, CommandReply>(type, payload, { timeout: REPLY_MS });
      if (reply.kind === 'refused' && NOT_HERE.has(reply.code)) throw new LostReply('The room is closing.');
      return reply;
    } catch (fault) {
      if (fault instanceof LostReply) throw fault;
      if (isLate(fault) && room.connection.isOpen) continue;
      if (isLost(fault)) throw new LostReply('No reply came.', { cause: fault });
      return refuse('input-invalid');
    }
  }
}

/** The SDK tells these three apart from a server's answer by words alone. */
function isLost(fault: unknown): boolean {
  return isLate(fault) || says(fault, /connection closed|connection is not open/);
}

function isLate(fault: unknown): boolean {
  return says(fault, /timed out after/);
}

function says(fault: unknown, words: RegExp): boolean {
  return fault instanceof Error && words.test(fault.message);
}
