import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bot } from '../bots/index.ts';
import { query } from '../drills/evidence/index.ts';
import { type Fleet, startFleet } from '../fleet/index.ts';
import type { ServerInstance } from '../testbed/index.ts';
import { guestAt, hostOf, residentAt } from './resident.ts';

const SOON = { timeout: 40_000, interval: 100 };

let fleet: Fleet;
const bots: Bot[] = [];
beforeAll(async () => {
  fleet = await startFleet({ processes: 2, redis: true });
}, 240_000);
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.leave()));
  await fleet.stop();
}, 120_000);

async function isIn(bot: Bot): Promise<void> {
  await expect.poll(() => bot.isIn, SOON).toBe(true);
}

type Stopped = {
  readonly owner: Bot;
  readonly host: ServerInstance;
  readonly other: ServerInstance;
  readonly epoch: () => Promise<number>;
};

/** Somebody at home, and where. */
async function atHome(): Promise<Stopped> {
  const owner = await residentAt(fleet.servers[0]!);
  bots.push(owner);
  await isIn(owner);
  const host = hostOf(owner, fleet.servers);
  const other = fleet.servers.find((server) => server !== host)!;
  const epoch = async (): Promise<number> => {
    const [lease] = await query<{ epoch: number }>(
      fleet.clusters[0]!.primary.url,
      'select epoch from cities.city_leases where city_id = $1',
      [owner.guest.me.homeCityId],
    );
    return lease!.epoch;
  };
  return { owner, host, other, epoch };
}

it('[L2] a process that hangs for five seconds still has its cities', async () => {
  const { owner, host, other, epoch } = await atHome();
  const before = await epoch();
  host.suspend();
  const visitor = await guestAt(other);
  bots.push(visitor);
  visitor.enter(owner.guest.me.homeCityId);
  await wait(5_000);
  host.resume();
  await isIn(visitor);
  await isIn(owner);
  expect(hostOf(visitor, fleet.servers)).toBe(host);
  expect(visitor.roomId).toBe(owner.roomId);
  expect(await epoch()).toBe(before);
});

it('[L2] one that hangs for fifteen has lost them, writes nothing more, and everybody is in the new room', async () => {
  const { owner, host, other, epoch } = await atHome();
  const before = await epoch();
  const visitor = await guestAt(other);
  bots.push(visitor);
  host.suspend();
  visitor.enter(owner.guest.me.homeCityId);
  await wait(15_000);
  host.resume();
  await isIn(visitor);
  await expect.poll(() => owner.roomId === visitor.roomId && owner.isIn, SOON).toBe(true);
  expect(hostOf(visitor, fleet.servers)).toBe(other);
  expect(await epoch()).toBe(before + 1);
});
