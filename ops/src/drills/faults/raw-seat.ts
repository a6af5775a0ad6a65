import type { SeatReply } from '@sqltown/shared/api';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Message, PLAIN, pack } from './wire.ts';

const JOIN_ROOM = 10;
const ROOM_DATA_BYTES = 17;
const JOIN_MS = 30_000;

const Reservation = z.object({ sessionId: z.string(), roomId: z.string(), processId: z.string() });
export type Reservation = z.infer<typeof Reservation>;

/** A seat without a client library: sends any bytes, reads nothing but when frames come. Light enough for thousands. */
export type RawSeat = {
  readonly socket: WebSocket;
  /** Time of every world frame, in `performance.now()` milliseconds. */
  readonly framesAtMs: number[];
  /** Resolves with the close code; 1006 where the connection ended without one. */
  readonly closed: Promise<number>;
  isOpen(): boolean;
  send(bytes: Uint8Array): void;
  say(type: string, payload: Message): void;
  close(): void;
};

/** Asks the matchmaker for what a ticket is good for. @throws with its status and words. */
export async function reserve(
  base: string,
  { roomId, ticket }: Pick<SeatReply, 'roomId' | 'ticket'>,
): Promise<Reservation> {
  const reply = await fetch(`${base}/matchmake/joinById/${roomId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket, protocol: PROTOCOL_VERSION }),
  });
  const body: unknown = await reply.json().catch(() => null);
  if (!reply.ok) throw new Error(`no reservation: ${reply.status} ${JSON.stringify(body)}`);
  return Reservation.parse(body);
}

/** Opens the socket of a reservation and waits until the room lets it in. @throws when it is closed before. */
export function openSocket(base: string, at: Reservation, more = ''): Promise<RawSeat> {
  const url = `${base.replace(/^http/, 'ws')}/${at.processId}/${at.roomId}?sessionId=${at.sessionId}${more}`;
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 64 * 1024 * 1024 });
  socket.binaryType = 'nodebuffer';
  const framesAtMs: number[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
  const seat: RawSeat = {
    socket,
    framesAtMs,
    closed,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (bytes) => socket.send(bytes, () => undefined),
    say: (type, payload) => socket.send(pack(PLAIN, type, payload), () => undefined),
    close: () => socket.terminate(),
  };
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.terminate();
      reject(new Error(`nobody let it in within ${JOIN_MS} ms`));
    }, JOIN_MS);
    socket.on('error', reject);
    void closed.then((code) => reject(new Error(`closed with ${code}`)));
    socket.on('message', (data: Buffer) => {
      if (data[0] === ROOM_DATA_BYTES) framesAtMs.push(performance.now());
      if (data[0] !== JOIN_ROOM) return;
      clearTimeout(timer);
      socket.send(Uint8Array.of(JOIN_ROOM));
      resolve(seat);
    });
  });
}

/** A reservation and its socket. */
export async function takeRawSeat(
  base: string,
  ticket: Pick<SeatReply, 'roomId' | 'ticket'>,
): Promise<RawSeat> {
  return openSocket(base, await reserve(base, ticket));
}
