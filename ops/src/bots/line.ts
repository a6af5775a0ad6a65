import type { SeatReply } from '@sqltown/shared/api';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { CityState } from '@sqltown/shared/state';
import { Refused } from './guest.ts';
import { type CityRoom, Client } from './sdk.ts';

/** A join that neither succeeds nor fails is a failure. */
const JOIN_MS = 6_000;

/** An open connection to a city's room. */
export type Line = {
  readonly room: CityRoom;
  /** WebSocket origin of the process that it leads to. */
  readonly address: string;
  /** Takes the same seat again after a drop, while the server keeps it. */
  rejoin(): Promise<Line>;
};

/** Enters the room that a seat names; `origin` is where the seat was given. @throws when the room isn't entered. */
export function openLine(seat: SeatReply, origin: string): Promise<Line> {
  if (seat.protocol !== PROTOCOL_VERSION)
    throw new Refused('protocol-old', 'the bots are older than the server');
  const address = seat.address ?? origin.replace(/^http/, 'ws');
  const client = new Client(address);
  client.auth.token = seat.ticket;
  const options = { ticket: seat.ticket, protocol: PROTOCOL_VERSION };
  return lineOf(client, address, client.joinById(seat.roomId, options, CityState) as Promise<CityRoom>);
}

async function lineOf(
  client: InstanceType<typeof Client>,
  address: string,
  joining: Promise<CityRoom>,
): Promise<Line> {
  const room = await withinTime(joining);
  // The bot has its own loop, as the page has: the SDK's stops, and refuses a young room.
  room.reconnection.enabled = false;
  const rejoin = (): Promise<Line> =>
    lineOf(client, address, client.reconnect(room.reconnectionToken, CityState) as Promise<CityRoom>);
  return { room, address, rejoin };
}

async function withinTime(joining: Promise<CityRoom>): Promise<CityRoom> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // A room that opens after all is nobody's: leave it, so that no second avatar stands about.
      joining.then((room) => room.leave()).catch(() => undefined);
      reject(new Error('the WebSocket did not open in time'));
    }, JOIN_MS);
  });
  return Promise.race([joining, late]).finally(() => clearTimeout(timer));
}
