import { parseArgs } from 'node:util';
import { createTickets } from '#features/seats/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { createMetrics } from '#platform/metrics/index.ts';
import { createOriginPolicy, createTransport } from '#platform/transport/index.ts';
import { createBeat, createCityRooms } from '#rooms/index.ts';
import { defineRoom, defineServer } from '@colyseus/core';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { z } from 'zod';
import { createEmptyCities } from './cities.ts';
import { measured } from './measured-city.ts';
import { type Answer, type Ask, SYNC_PLANTS, type Seat } from './protocol.ts';

/**
 * The city rooms and the transport as they are, with cities in memory: what `npm run bench -- sync` measures.
 * `--port N --transport uws|ws --sync stream|mirror --hz N [--plant NAME]`; asked over its channel (protocol.ts).
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    transport: { type: 'string' },
    sync: { type: 'string' },
    hz: { type: 'string' },
    plant: { type: 'string' },
  },
});
const options = z
  .object({
    port: z.coerce.number(),
    transport: z.enum(['uws', 'ws']),
    sync: z.enum(['stream', 'mirror']),
    hz: z.coerce.number(),
    plant: z.enum(SYNC_PLANTS).optional(),
  })
  .parse(values);

const cities = createEmptyCities();
const logger = createLogger({ level: 'warn' });
const tickets = createTickets({ secret: crypto.randomUUID(), nowMs: Date.now });
const { rooms, hosted: live } = createCityRooms({
  cities,
  tickets,
  lights: { watch: () => () => undefined },
  logger,
  metrics: createMetrics(),
  sync: options.sync,
  maxSeats: 10_000,
  address: null,
  // The city's own rate, or another to compare with servers of that rate.
  beat: createBeat({ hz: options.hz, nowMs: () => performance.now() }),
  nowMs: () => performance.now(),
});
const steps = new Map<string, number[]>();
const City = measured(rooms.city.klass, {
  plant: options.plant,
  onStep: (roomId, step) => {
    const begun = steps.get(roomId) ?? [];
    begun[step] = monotonicMs();
    steps.set(roomId, begun);
  },
});

const allowsOrigin = createOriginPolicy({});
const { transport } = await createTransport({ transport: options.transport, allowsOrigin, logger });
const server = defineServer({ rooms: { city: defineRoom(City) }, transport, logger, greet: false });
await server.listen(options.port);

process.on('message', (ask: Ask) => void answer(ask).then((reply) => process.send?.(reply)));
process.on('disconnect', () => process.exit(0));
process.send?.({ answer: 'ready' } satisfies Answer);

async function answer(ask: Ask): Promise<Answer> {
  if (ask.ask === 'seats') return { answer: 'seats', seats: await seatsFor(ask.count, ask.perRoom) };
  if (ask.ask === 'gc') {
    globalThis.gc?.();
    return { answer: 'gc' };
  }
  return { answer: 'steps', steps: Object.fromEntries(steps) };
}

/** The same clock in every process of this machine. */
function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

async function seatsFor(count: number, perRoom: number): Promise<Seat[]> {
  const given: Seat[] = [];
  for (let nth = 0; nth < count; nth++) {
    const cityId = String(1 + Math.floor(nth / perRoom)) as CityId;
    const city = await live.open(cityId);
    if (city.kind !== 'open') throw new Error(`city ${cityId} is ${city.kind}`);
    const { roomId } = city;
    const playerId = String(1_000_000 + nth) as PlayerId;
    const who = { playerId, name: `Player ${nth}`, guest: true, role: 'builder', color: nth % 8 } as const;
    given.push({ roomId, ticket: await tickets.issue({ ...who, cityId, roomId }) });
  }
  return given;
}
