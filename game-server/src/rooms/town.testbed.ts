import type { Account } from '#features/accounts/types.ts';
import type { Cities } from '#features/cities/index.ts';
import { type Seats, createCityLights, createSeats, createTickets } from '#features/seats/index.ts';
import { localBus } from '#platform/bus/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { createMetrics } from '#platform/metrics/index.ts';
import { createOriginPolicy, createTransport } from '#platform/transport/index.ts';
import { type Server, defineServer, matchMaker } from '@colyseus/core';
import type { CommandReply, SeatReply } from '@sqltown/shared/api';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import type { CityState, Seat } from '@sqltown/shared/state';
import { type BuildingEntity, STREAM_MESSAGE, StreamView, decodeFrame } from '@sqltown/shared/stream';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { CITY, type FakeCities, OWNER, createFakeCities } from './cities.fake.ts';
import { createCityRooms } from './index.ts';
import type { Room } from '@colyseus/sdk';

// The SDK takes Node's own WebSocket where there is one, and then stops reconnecting after one refusal.
const nodesOwn = globalThis.WebSocket;
Reflect.deleteProperty(globalThis, 'WebSocket');
const { Client } = await import('@colyseus/sdk');
globalThis.WebSocket = nodesOwn;

export type CityClient = Room<unknown, CityState>;

/** Somebody in the city, with all that they were told. */
export type Guest = {
  readonly room: CityClient;
  readonly view: StreamView;
  readonly heard: { readonly type: string; readonly payload: unknown }[];
  place(at: { x: number; y: number; kind?: string; commandId?: string }): Promise<CommandReply>;
  ask(type: string, payload: object): Promise<CommandReply>;
  told(type: string): unknown[];
  /** Buildings that they see, by id. */
  buildings(): Map<string, BuildingEntity>;
  seat(): Seat | undefined;
};

/** One process with rooms; `Store` is what stands behind them. */
export type Town<Store extends Cities = FakeCities> = {
  readonly url: string;
  readonly cities: Store;
  readonly seats: Seats;
  readonly server: Server;
  seat(playerId?: PlayerId, cityId?: CityId): Promise<SeatReply>;
  join(
    playerId?: PlayerId,
    options?: { cityId?: CityId; protocol?: number; ticket?: unknown },
  ): Promise<Guest>;
  /** Comes in with a ticket got before. */
  joinRoom(roomId: string, ticket: string, options?: object): Promise<Guest>;
  /** Takes a seat again, by the token that its holder has. */
  rejoin(token: string): Promise<Guest>;
  /** Looks on without a seat. */
  watch(playerId?: PlayerId): Promise<Guest>;
  stop(): Promise<void>;
};

export type TownOptions = {
  readonly transport: 'uws' | 'ws';
  readonly sync?: 'stream' | 'mirror';
  readonly maxSeats?: number;
  readonly publicUrl?: string;
};

/** One process with rooms, over real sockets on a free port, with cities in memory. */
export function openTown(options: TownOptions): Promise<Town> {
  return openTownOn(createFakeCities(), options);
}

export async function openTownOn<Store extends Cities>(
  cities: Store,
  options: TownOptions,
): Promise<Town<Store>> {
  const logger = createLogger({ level: 'silent' });
  const tickets = createTickets({ secret: 'a secret of thirty-two characters', nowMs: Date.now });
  const lights = createCityLights(localBus({ log: logger }));
  const { rooms, hosted } = createCityRooms({
    cities,
    tickets,
    lights,
    logger,
    metrics: createMetrics(),
    sync: options.sync ?? 'stream',
    maxSeats: options.maxSeats ?? 100,
    address: null,
    nowMs: () => performance.now(),
  });
  const allowsOrigin = createOriginPolicy({ publicUrl: options.publicUrl });
  const { transport } = await createTransport({ transport: options.transport, allowsOrigin, logger });
  const server = defineServer({ rooms, transport, logger, greet: false, gracefullyShutdown: false });
  const port = await freePort();
  await server.listen(port);
  const seats = createSeats({ cities, live: hosted, lights, tickets, wait });
  const url = `http://127.0.0.1:${port}`;

  const town: Town<Store> = {
    url,
    cities,
    seats,
    server,
    async seat(playerId = OWNER, cityId = CITY) {
      const reply = await seats.seat(cityId, accountOf(playerId));
      if (reply.kind === 'refused') throw new Error(reply.code);
      return reply;
    },
    async join(playerId = OWNER, { cityId = CITY, ...extra } = {}) {
      const { roomId, ticket } = await town.seat(playerId, cityId);
      return town.joinRoom(roomId, ticket, extra);
    },
    async joinRoom(roomId, ticket, extra = {}) {
      const asked = { ticket, protocol: PROTOCOL_VERSION, ...extra };
      return guestIn(await new Client(url).joinById<CityState>(roomId, asked));
    },
    async watch(playerId = OWNER) {
      const reply = await seats.watch(CITY, accountOf(playerId));
      if (reply.kind === 'refused') throw new Error(reply.code);
      return town.joinRoom(reply.roomId, reply.ticket);
    },
    rejoin: async (token) => guestIn(await new Client(url).reconnect<CityState>(token)),
    async stop() {
      if (matchMaker.state === matchMaker.MatchMakerState.SHUTTING_DOWN) return;
      await Promise.all(matchMaker.disconnectAll());
      await server.gracefullyShutdown(false);
    },
  };
  return town;
}

function guestIn(room: CityClient): Guest {
  // The suite decides itself when somebody comes back.
  room.reconnection.enabled = false;
  const view = new StreamView();
  const heard: { type: string; payload: unknown }[] = [];
  for (const type of ['notice', 'said', 'emote', 'cursors', 'lights'])
    room.onMessage(type, (payload: unknown) => heard.push({ type, payload }));
  room.onMessage(STREAM_MESSAGE, (bytes: Uint8Array) => {
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed' || view.apply(frame).kind === 'gap') room.send('resync', {});
  });
  const ask = (type: string, payload: object): Promise<CommandReply> => room.request(type, payload);
  return {
    room,
    view,
    heard,
    ask,
    place: ({ kind = 'house', commandId = crypto.randomUUID(), x, y }) =>
      ask('place', { commandId, kind, x, y }),
    told: (type) => heard.filter((message) => message.type === type).map(({ payload }) => payload),
    buildings: () =>
      new Map([...view.entities.values()].flatMap((e) => (e.sort === 'building' ? [[e.buildingId, e]] : []))),
    seat: () => room.state.seats.get(room.sessionId),
  };
}

export function accountOf(playerId: PlayerId): Account {
  return {
    playerId,
    name: `Player ${playerId}`,
    username: null,
    guest: playerId !== OWNER,
    homeCityId: CITY,
    roles: ['student'],
    bucket: 1,
    banned: false,
    sessionId: 's',
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}
