import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bot } from '../bots/index.ts';
import { type Fleet, startFleet } from '../fleet/index.ts';
import type { RedisInstance, ServerInstance } from '../testbed/index.ts';
import { Visitor } from '../drills/faults/visitor.ts';
import { hostOf, residentAt } from './resident.ts';

/** Long, for a busy machine: what is measured is measured by drills and benchmarks. */
const SOON = { timeout: 30_000, interval: 100 };

let fleet: Fleet;
let redis: RedisInstance;
const bots: Bot[] = [];

beforeAll(async () => {
  fleet = await startFleet({ processes: 2, redis: true });
  if (fleet.redis === null) throw new Error('the fleet has no Redis');
  redis = fleet.redis;
}, 240_000);
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.leave()));
  await fleet.stop();
}, 120_000);

async function isIn(bot: Bot): Promise<void> {
  await expect.poll(() => bot.isIn, SOON).toBe(true);
}

async function newResident(server: ServerInstance): Promise<Bot> {
  const bot = await residentAt(server);
  bots.push(bot);
  await isIn(bot);
  return bot;
}

async function redisSeenBy(server: ServerInstance): Promise<unknown> {
  const answer = await fetch(`${server.url}/readyz`);
  return { status: answer.status, redis: ((await answer.json()) as { redis: unknown }).redis };
}

async function signIn(server: ServerInstance): Promise<number> {
  const { status } = await new Visitor(server.url).post('/api/v1/accounts/sign-in', {
    username: `nobody${Math.floor(Math.random() * 1e9)}`,
    password: 'a wrong password',
    merge: false,
  });
  return status;
}

const FAULTS: readonly (readonly [string, () => Promise<void>, () => Promise<void>])[] = [
  ['hangs', async () => redis.suspend(), async () => redis.resume()],
  ['is killed', () => redis.kill(), () => redis.start()],
];

it.each(FAULTS)(
  '[P6] cities go on and take people in while Redis %s, tries to sign in are refused, and all is back by itself',
  async (_, fault, mend) => {
    const before = await newResident(fleet.servers[0]!);
    const { roomId } = before;
    expect(await signIn(fleet.servers[0]!)).toBe(401);
    await fault();
    try {
      for (const server of fleet.servers)
        await expect.poll(() => redisSeenBy(server), SOON).toEqual({ status: 200, redis: 'away' });
      expect(await signIn(fleet.servers[0]!)).toBe(429);
      await newResident(fleet.servers[1]!);
      expect(before.roomId).toBe(roomId);
    } finally {
      await mend();
    }
    for (const server of fleet.servers)
      await expect.poll(() => redisSeenBy(server), SOON).toEqual({ status: 200, redis: 'ready' });
    await expect.poll(() => signIn(fleet.servers[1]!), SOON).toBe(401);
    expect(before.roomId).toBe(roomId);
  },
);

it('[P5] loses no city with a flush, and lists them all again', async () => {
  const resident = await newResident(fleet.servers[0]!);
  const { roomId } = resident;
  const host = hostOf(resident, fleet.servers);
  const elsewhere = fleet.servers.find((server) => server !== host)!;
  await redis.flush();
  // A process that doesn't have the room knows of it by the listing alone; without a ticket it lets nobody in.
  const asked = async (): Promise<number> =>
    (await new Visitor(elsewhere.url).post(`/matchmake/joinById/${roomId}`, {})).status;
  await expect.poll(asked, SOON).toBe(400);
  expect(resident.roomId).toBe(roomId);
});

it('[P5] lists no room of a killed process for long', async () => {
  const resident = await newResident(fleet.servers[0]!);
  const { roomId } = resident;
  const host = hostOf(resident, fleet.servers);
  const elsewhere = fleet.servers.find((server) => server !== host)!;
  await resident.leave();
  await host.kill();
  const answered = async (): Promise<string> =>
    (await new Visitor(elsewhere.url).post(`/matchmake/joinById/${roomId}`, {})).text;
  await expect.poll(answered, { timeout: 40_000, interval: 500 }).toContain('not found');
  await host.start();
});
