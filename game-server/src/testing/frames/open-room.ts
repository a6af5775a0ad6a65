import { EventEmitter } from 'node:events';
import { createTickets } from '#features/seats/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import { createMetrics } from '#platform/metrics/index.ts';
import { createOriginPolicy, createTransport } from '#platform/transport/index.ts';
import { CITY, OWNER, createFakeCities } from '#rooms/cities.fake.ts';
import type { CityRoom } from '#rooms/city-room.ts';
import { createCityRooms } from '#rooms/index.ts';
import { type Client, ClientState, defineServer, matchMaker } from '@colyseus/core';
import type { PlayerId } from '@sqltown/shared/ids';

/** `isGone` once the room has thrown them out, or they have left. */
type Seated = { readonly client: Client; isGone(): boolean };

/** What Colyseus' transports call when a message has come. */
type Receiver = { _onMessage(client: Client, bytes: Buffer): void };

/** The city's room with a transport that is never used: messages are put into it as its transport would. */
export type OpenRoom = {
  readonly room: CityRoom;
  /** A message as it came off the wire, past Colyseus' own limit of frames a second, which would end a fuzz early. */
  receive(client: Client, bytes: Buffer): void;
  /** Somebody with a seat. */
  seat(playerId: PlayerId): Seated;
  /** Their connection has ended. */
  leave(client: Client): void;
  /** One step, and what waits for it. */
  step(): Promise<void>;
  /** What was logged as a fault. */
  readonly faults: string[];
  /** Lets the clock of the message limits run on. */
  wait(ms: number): void;
  stop(): Promise<void>;
};

export async function openRoom(): Promise<OpenRoom> {
  const faults: string[] = [];
  const logger = recording(faults);
  const cities = createFakeCities();
  const tickets = createTickets({ secret: crypto.randomUUID(), nowMs: Date.now });
  let nowMs = 0;
  // The fuzz makes the steps itself, so that a run is the same each time.
  let tick: (() => void) | undefined;
  const beat = {
    join: (step: () => void) => {
      tick = step;
      return () => (tick = undefined);
    },
  };
  const { rooms, hosted } = createCityRooms({
    cities,
    tickets,
    lights: { watch: () => () => undefined },
    logger,
    metrics: createMetrics(),
    sync: 'stream',
    maxSeats: 1_000_000,
    address: null,
    beat,
    nowMs: () => nowMs,
  });
  const { transport } = await createTransport({
    transport: 'ws',
    allowsOrigin: createOriginPolicy({}),
    logger,
  });
  // Colyseus logs each frame that it can't read: that is what is expected here, and no fault.
  const quiet = recording([]);
  const server = defineServer({ rooms, transport, logger: quiet, greet: false, gracefullyShutdown: false });
  await server.listen(0);
  const city = await hosted.open(CITY);
  if (city.kind !== 'open') throw new Error(`the city is ${city.kind}`);
  const room = matchMaker.getLocalRoomById(city.roomId) as CityRoom;
  let seats = 0;

  const leave = (client: Client): void => {
    room.clients.delete(client);
    room.onLeave(client);
  };

  return {
    room,
    faults,
    receive(client, bytes) {
      Object.assign(client, { _numMessagesLastSecond: 0 });
      (room as unknown as Receiver)._onMessage(client, bytes);
    },
    seat(playerId) {
      const sessionId = `session-${++seats}`;
      const joined = pretendClient(sessionId);
      room.clients.push(joined.client);
      room.onJoin(
        joined.client,
        {},
        {
          jti: sessionId,
          exp: Number.MAX_SAFE_INTEGER,
          playerId,
          cityId: CITY,
          roomId: room.roomId,
          name: 'Somebody',
          guest: playerId !== OWNER,
          role: playerId === OWNER ? 'owner' : 'visitor',
          color: 0,
        },
      );
      return joined;
    },
    leave,
    async step() {
      tick?.();
      await new Promise(setImmediate);
    },
    wait: (ms) => void (nowMs += ms),
    async stop() {
      // With anybody in it, the room would wait for connections to close that never were.
      room.clients.slice().forEach(leave);
      await Promise.all(matchMaker.disconnectAll());
      await server.gracefullyShutdown(false);
    },
  };
}

const nothing = (): void => undefined;

/** A client of no network: what is sent to it is taken, and it can be closed. */
function pretendClient(sessionId: string): Seated {
  let isClosed = false;
  const client = {
    id: sessionId,
    sessionId,
    state: ClientState.JOINED as ClientState,
    readyState: 1,
    ref: Object.assign(new EventEmitter(), { bufferedAmount: 0, onleave: nothing }),
    auth: {},
    raw: nothing,
    send: nothing,
    sendBytes: nothing,
    enqueueRaw: nothing,
    error: nothing,
    leave: () => {
      isClosed = true;
    },
  };
  return {
    client: client as unknown as Client,
    isGone: () => isClosed || client.state === ClientState.LEAVING,
  };
}

function recording(faults: string[]): Logger {
  const fault = (fields: { error?: unknown }, event: string): void =>
    void faults.push(`${event}: ${String(fields.error)}`);
  const logger = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: fault, fatal: fault };
  return Object.assign(logger, { child: () => logger }) as unknown as Logger;
}
