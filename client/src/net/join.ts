import type { SeatReply } from '@sqltown/shared/api';
import { REFUSALS, type RefusalCode } from '@sqltown/shared/refusals';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import type { CityState } from '@sqltown/shared/state';
import type { Client, Room } from '@colyseus/sdk';
import { ApiError } from './api.ts';

export type CityRoom = Room<unknown, CityState>;

export type Joined = {
  readonly room: CityRoom;
  /** Takes the same seat again after a drop, while the server keeps it. */
  readonly rejoin: () => Promise<Joined>;
};

/** A join that neither succeeds nor fails is a failure. */
const JOIN_MS = 6_000;

/** Why the room can't be entered. */
export type JoinTrouble =
  /** Trying again can't help: the player must do something. */
  | { readonly kind: 'final'; readonly code: RefusalCode }
  /** Said by the server; trying again will help in time. */
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** HTTP works and the WebSocket doesn't. */
  | { readonly kind: 'socket' }
  | { readonly kind: 'network' };

const FINAL: ReadonlySet<RefusalCode> = new Set(['banned', 'protocol-old', 'not-found', 'forbidden']);

/** Enters the room that a seat names. The SDK arrives only now, beside the page. */
export async function joinSeat(seat: SeatReply): Promise<Joined> {
  const { Client } = await import('@colyseus/sdk');
  const client = new Client(seat.address ?? location.origin);
  client.auth.token = seat.ticket;
  return joined(
    client,
    client.joinById<CityState>(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION }),
  );
}

async function joined(client: Client, joining: Promise<Room<unknown, CityState>>): Promise<Joined> {
  const room = await withinTime(joining).catch((fault: unknown) => {
    throw socketFault(fault);
  });
  // The page has its own loop, which never gives up; the SDK's would stop, and refuses a young room.
  room.reconnection.enabled = false;
  return { room, rejoin: () => joined(client, client.reconnect<CityState>(room.reconnectionToken)) };
}

async function withinTime(joining: Promise<CityRoom>): Promise<CityRoom> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // A room that opens after all is nobody's: leave it, so that no second avatar stands about.
      joining.then((room) => room.leave()).catch(() => undefined);
      // The seat came by HTTP just now, so it is the socket that doesn't get through.
      reject(new Error('The WebSocket did not open in time.'));
    }, JOIN_MS);
  });
  return Promise.race([joining, late]).finally(() => clearTimeout(timer));
}

/**
 * A join that was neither refused nor stopped by HTTP failed at its socket, whatever the SDK rejects with: some of
 * that is no Error at all.
 */
function socketFault(fault: unknown): unknown {
  if (refusalIn(fault) !== null || fault instanceof TypeError || fault instanceof ApiError) return fault;
  return new Error('The WebSocket did not open.', { cause: fault });
}

/** What a failed seat or join means. A refusal's code comes as the error's code or as its message. */
export function troubleOf(fault: unknown): JoinTrouble {
  const code = refusalIn(fault);
  if (code !== null) return { kind: FINAL.has(code) ? 'final' : 'refused', code };
  if (fault instanceof ApiError) return { kind: 'refused', code: 'internal' };
  // The SDK reports a socket that never opened by its close code, or by none at all.
  const closeCode = (fault as { code?: unknown } | null)?.code;
  const isSocket = fault instanceof Error && (closeCode === 1006 || /WebSocket/i.test(fault.message));
  return { kind: isSocket ? 'socket' : 'network' };
}

function refusalIn(fault: unknown): RefusalCode | null {
  if (!(fault instanceof Error)) return null;
  const code = fault instanceof ApiError ? fault.code : fault.message;
  if (Object.hasOwn(REFUSALS, code)) return code as RefusalCode;
  const byWords = Object.entries(REFUSALS).find(([, words]) => words === fault.message);
  return byWords === undefined ? null : (byWords[0] as RefusalCode);
}
