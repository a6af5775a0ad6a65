import { openEmbedded } from '#platform/postgres/test-database.ts';
import type { Building } from '@sqltown/shared/api';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type TestTown, done, ledgerOf, testTown } from './test-town.ts';
import { type Guest, type Town, openTownOn } from '#rooms/town.testbed.ts';

let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: TestTown;
let town: Town<TestTown['cities']>;
let owner: PlayerId;
let cityId: CityId;

beforeAll(async () => {
  database = await openEmbedded();
  store = testTown(database);
});
afterAll(() => database.close());

beforeEach(async () => {
  ({ playerId: owner, cityId } = await store.newResident());
  town = await openTownOn(store.cities, { transport: 'uws' });
});
afterEach(() => town.stop());

it('[R2] founds a city with its first building, and gives the start house free ground', async () => {
  const asha = await town.join(owner, { cityId });
  await vi.waitFor(() => expect(asha.room.state).toMatchObject({ coins: 500, version: 0 }));
  const { id } = await build(asha, 40, 50);
  await vi.waitFor(() => expect(asha.buildings().size).toBe(2));
  expect(asha.buildings().get(id)).toMatchObject({ x: 640, y: 800 });
  await vi.waitFor(() => expect(asha.room.state).toMatchObject({ coins: 440, level: 1 }));
  const stored = await store.cities.load(cityId);
  expect(stored?.buildings.every(({ x, y }) => x !== null && y !== null)).toBe(true);
  expect(stored?.version).toBe(asha.room.state.version);
});

it('[R4] spends the last coins once, whoever hurries', async () => {
  const asha = await town.join(owner, { cityId });
  const wishes = Array.from({ length: 30 }, (_, i) => asha.place({ x: 2 + 2 * i, y: 20 }));
  const replies = await Promise.all(wishes);
  expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(8);
  expect(await ledgerOf(store, cityId)).toMatchObject({ sum: 20, coins: 20 });
});

it('[R5] answers a repeated command from what was kept, though its own building stands there', async () => {
  const asha = await town.join(owner, { cityId });
  const commandId = crypto.randomUUID();
  const first = await asha.place({ x: 40, y: 50, commandId });
  expect(await asha.place({ x: 40, y: 50, commandId })).toEqual(first);
  expect(await asha.place({ x: 30, y: 50, commandId })).toMatchObject({ code: 'command-reused' });
});

it('[R7] takes back a demolition, and none whose ground is taken', async () => {
  const asha = await town.join(owner, { cityId });
  const { id } = await build(asha, 40, 50);
  const razed = crypto.randomUUID();
  done(await asha.ask('demolish', { commandId: razed, buildingId: id }));
  expect(asha.buildings().has(id)).toBe(false);
  done(await asha.ask('undo', { commandId: crypto.randomUUID(), undoes: razed }));
  expect(asha.buildings().has(id)).toBe(true);
  done(await asha.ask('move', { commandId: crypto.randomUUID(), buildingId: id, x: 42, y: 50 }));
  const undo = { commandId: crypto.randomUUID(), undoes: razed };
  expect(await asha.ask('undo', undo)).toMatchObject({ code: 'undo-foreign' });
});

it('[R15] shows the same city after the room was closed and opened again', async () => {
  const asha = await town.join(owner, { cityId });
  await build(asha, 40, 50);
  await vi.waitFor(() => expect(asha.buildings().size).toBe(2));
  const before = places(asha);
  await town.stop();
  town = await openTownOn(store.cities, { transport: 'ws' });
  const back = await town.join(owner, { cityId });
  await vi.waitFor(() => expect(places(back)).toEqual(before));
  await build(back, 30, 50);
});

async function build(guest: Guest, x: number, y: number): Promise<Building> {
  return done(await guest.place({ x, y })).building;
}

function places(guest: Guest): string[] {
  return [...guest.buildings().values()].map(({ buildingId, x, y }) => `${buildingId} ${x} ${y}`).sort();
}
