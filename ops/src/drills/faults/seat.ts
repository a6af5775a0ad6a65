import type { CommandReply, SeatReply } from '@sqltown/shared/api';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { CityState } from '@sqltown/shared/state';
import { STREAM_MESSAGE, StreamView, decodeFrame, hashWorld } from '@sqltown/shared/stream';
import { type CityRoom, Client } from '../../bots/sdk.ts';

/** A command's answer may be this late: a fault is under way. */
const REPLY_MS = 30_000;

/** Somebody who sits in a city, with what they see and were told. */
export type Seat = {
  readonly room: CityRoom;
  readonly view: StreamView;
  /** Notices and sayings, oldest first. */
  readonly heard: readonly { readonly type: string; readonly payload: unknown }[];
  /** When each world frame came, in `performance.now()` milliseconds. */
  readonly framesAtMs: readonly number[];
  ask(type: string, payload: object): Promise<CommandReply>;
  place(at: { x: number; y: number; kind?: string; commandId?: string }): Promise<CommandReply>;
  /** What the world that they see comes to: buildings and avatars. */
  worldHash(): string;
  leave(): Promise<void>;
  /** Loses the connection without a word, as a train in a tunnel does. */
  breakLine(): void;
};

/** Takes the seat that a ticket is for, over `base` (which may be a proxy). @throws with the refusal's code. */
export async function takeSeat(
  base: string,
  { roomId, ticket }: Pick<SeatReply, 'roomId' | 'ticket'>,
  protocol: number = PROTOCOL_VERSION,
): Promise<Seat> {
  return seatIn((await new Client(base).joinById(roomId, { ticket, protocol }, CityState)) as CityRoom);
}

/** Takes a lost seat again. @throws when the token is not good for it. */
export async function retakeSeat(base: string, token: string): Promise<Seat> {
  return seatIn((await new Client(base).reconnect(token, CityState)) as CityRoom);
}

function seatIn(room: CityRoom): Seat {
  // Scenarios decide themselves when somebody comes back.
  room.reconnection.enabled = false;
  const view = new StreamView();
  const heard: { type: string; payload: unknown }[] = [];
  const framesAtMs: number[] = [];
  for (const type of ['notice', 'said', 'emote', 'cursor', 'lights'])
    room.onMessage(type, (payload: unknown) => void heard.push({ type, payload }));
  room.onMessage(STREAM_MESSAGE, (bytes: Uint8Array) => {
    framesAtMs.push(performance.now());
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed' || view.apply(frame).kind === 'gap') room.send('resync', {});
  });
  const ask = (type: string, payload: object): Promise<CommandReply> =>
    room.request(type, payload, { timeout: REPLY_MS });
  return {
    room,
    view,
    heard,
    framesAtMs,
    ask,
    place: ({ kind = 'lamptower', commandId = crypto.randomUUID(), x, y }) =>
      ask('place', { commandId, kind, x, y }),
    worldHash: () => hashWorld(view.entities.values()),
    leave: async () => {
      await room.leave();
    },
    breakLine: () => {
      const { ws } = room.connection.transport as { ws?: { terminate?: () => void } };
      ws?.terminate?.();
    },
  };
}
