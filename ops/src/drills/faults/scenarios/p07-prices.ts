import { randomUUID } from 'node:crypto';
import { query } from '../../evidence/query.ts';
import { readMetrics } from '../metrics.ts';
import { takeRawSeat } from '../raw-seat.ts';
import { type Expectations, type Scenario, expectations } from '../scenario.ts';
import type { Seat } from '../seat.ts';
import { type Message, REQUEST, pack } from '../wire.ts';

const free = { x: 30, y: 30 } as const;
/** What a cheat writes into a place command; each has a fresh id and, but for the lie, nothing wrong. */
const LIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'a negative price': { ...free, kind: 'house', priceCoins: -60 },
  'a price of nothing': { ...free, kind: 'house', priceCoins: 0 },
  'half a coin': { ...free, kind: 'house', cost: 0.5 },
  'a price of 1e309': { ...free, kind: 'house', cost: Number('1e309') },
  'a tile left of the map': { kind: 'house', x: -1, y: 30 },
  'a tile right of the map': { kind: 'house', x: 128, y: 30 },
  'half a tile': { kind: 'house', x: 30.5, y: 30 },
  'tile 1e309': { kind: 'house', x: Number('1e309'), y: 30 },
  'tile 2^32': { kind: 'house', x: 2 ** 32, y: 30 },
  'an overhanging house': { kind: 'house', x: 127, y: 127 },
  'a locked temple': { ...free, kind: 'temple' },
  'a palace': { ...free, kind: 'palace' },
  'the prototype': { ...free, kind: '__proto__' },
  'a level of one’s own': { ...free, kind: 'house', level: 3 },
};

/** Numbers and kinds that the page would never send. */
export const prices: Scenario = {
  id: 'P7',
  fault:
    'negative, zero, fractional, 1e309 cost; out-of-map tile; locked building; price changed by the client',
  criterion: 'refused, counted by outcome',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const { seat, cityId, visitor } = await town.newMayor();
    const founded = await seat.place({ x: 40, y: 28 });
    expected.that(founded.kind === 'done', 'an honest place was refused');
    const before = await state(town.databaseUrl, cityId);
    const refusalsBefore = await refusals(town.server.url);
    for (const [name, lie] of Object.entries(LIES)) {
      const reply = await seat.ask('place', { commandId: randomUUID(), ...lie });
      expected.that(reply.kind === 'refused', `${name} was carried out`);
    }
    await lieOnTheLine(town.server.url, await visitor.seat(cityId));
    const after = await state(town.databaseUrl, cityId);
    expected.that(after === before, `the city changed: ${before} became ${after}`);
    const counted = (await refusals(town.server.url)) - refusalsBefore;
    expected.that(counted >= Object.keys(LIES).length, `${counted} refusals were counted`);
    await undoOfOthers(seat, expected);
    return {
      did: 'sent place commands with one lie each, as objects and as raw bytes',
      counts: { lies: Object.keys(LIES).length, 'refusals counted': counted },
      violations: expected.violations,
    };
  },
};

/** The same with numbers that no object of this language can carry through a client library. */
async function lieOnTheLine(base: string, ticket: { roomId: string; ticket: string }): Promise<void> {
  const seat = await takeRawSeat(base, ticket);
  const numbers: Message[] = [Number.NaN, Number.NEGATIVE_INFINITY, -0.5, 2n ** 63n - 1n, -1n];
  for (const x of numbers)
    seat.send(pack(REQUEST, 'place', { commandId: randomUUID(), kind: 'house', x, y: 30 }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  seat.close();
}

/** Refunds for what one never built. */
async function undoOfOthers(seat: Seat, expected: Expectations): Promise<void> {
  const wishes = [
    seat.ask('undo', { commandId: randomUUID(), undoes: randomUUID() }),
    seat.ask('demolish', { commandId: randomUUID(), buildingId: '1' }),
    seat.ask('demolish', { commandId: randomUUID(), buildingId: '-1' }),
  ];
  for (const reply of await Promise.all(wishes))
    expected.that(reply.kind === 'refused', 'a refund was given for nothing');
}

async function refusals(base: string): Promise<number> {
  const figures = await readMetrics(base);
  const all = figures.sum('sqltown_commands_total');
  return all - figures.sum('sqltown_commands_total', { outcome: 'done' });
}

async function state(databaseUrl: string, cityId: string): Promise<string> {
  const rows = await query<Record<string, unknown>>(
    databaseUrl,
    'select coins, version from cities.cities where id = $1',
    [cityId],
  );
  return JSON.stringify(rows);
}
