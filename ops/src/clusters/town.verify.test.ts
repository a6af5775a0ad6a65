import type { CommandReply } from '@sqltown/shared/api';
import { bucketOf } from '@sqltown/game-server/postgres';
import { seeded } from '@sqltown/shared/noise';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Builder, type Resident, gatherCrowd } from '../bots/index.ts';
import { runData } from '../drills/bucket/interrupt.ts';
import { type Fleet, startFleet } from '../fleet/index.ts';

const DEADLINE = { timeout: 60_000, interval: 100 };
const random = seeded(1);
const nobody = { sending: () => undefined, done: () => undefined, refused: () => undefined };

let fleet: Fleet;
const residents: Resident[] = [];
const builders = new Map<Resident, Builder>();

beforeAll(async () => {
  fleet = await startFleet({ processes: 2, shards: 2, replicas: 1 });
  const town = { origins: () => fleet.servers.map(({ url }) => url) };
  // Newcomers live in buckets by chance: two on each shard are wanted.
  while ([0, 1].some((shard) => living(shard).length < 2)) {
    const more = { town, cities: 2, playersEach: 1, random, recorder: nobody };
    residents.push(...(await gatherCrowd(more)));
  }
  for (const resident of residents) {
    builders.set(resident, new Builder(random, resident.nth, resident.of));
    resident.bot.enter(resident.cityId);
  }
  await vi.waitUntil(() => residents.every(({ bot }) => bot.isIn), DEADLINE);
});
afterAll(async () => {
  for (const { bot } of residents) await bot.leave();
  await fleet?.stop();
});

/** One wish, as the city answers it. */
const build = async (resident: Resident): Promise<CommandReply> => {
  const builder = builders.get(resident)!;
  const command = builder.wish();
  const reply = await resident.bot.command(command);
  builder.learn(command, reply);
  return reply;
};
/** Buckets are spread evenly at first: the even ones are on shard 0. */
const shardOf = ({ cityId }: Resident): number => bucketOf(cityId) % 2;
const living = (shard: number): Resident[] => residents.filter((resident) => shardOf(resident) === shard);
const databases = async (): Promise<{ name: string; answers: boolean; replicas: string[] }[]> => {
  const reply = await fetch(`${fleet.servers[0]!.url}/health/database`);
  return ((await reply.json()) as { databases: never[] }).databases;
};

it('[D1] cities on both shards are built in, and each database is shown with its members', async () => {
  const replies = await Promise.all(residents.map(build));
  expect(replies.map(({ kind }) => kind)).toEqual(replies.map(() => 'done'));
  expect(new Set(residents.map(shardOf))).toEqual(new Set([0, 1]));
  const shown = await databases();
  expect(shown.map(({ name, answers }) => [name, answers])).toEqual([
    ['global, shard 0', true],
    ['shard 1', true],
  ]);
  expect(shown.map(({ replicas }) => replicas.length)).toEqual([1, 1]);
});

it('[D5] a city moves to the other shard while its player builds, and nothing is refused', async () => {
  const mover = living(0)[0]!;
  const place = { url: fleet.env['DATABASE_URL']!, shardUrls: fleet.env['SHARD_URLS']! };
  const words = ['move-bucket', '--bucket', String(bucketOf(mover.cityId)), '--to', '1'];
  const moving = runData(words, place).then(({ code, said }) => ({ over: true, code, said }));
  const underWay = Promise.resolve({ over: false, code: null, said: '' });
  const kinds: string[] = [];
  while (!(await Promise.race([moving, underWay])).over) kinds.push((await build(mover)).kind);
  expect(await moving).toMatchObject({ code: 0 });
  kinds.push((await build(mover)).kind);
  // A player may run out of coins, as anywhere; nothing else is refused.
  expect(kinds.at(-1)).toBe('done');
  expect(kinds).not.toContain('refused');
});

it('[D11] while shard 1 is away the cities of shard 0 go on, and it comes back by itself', async () => {
  // The first of shard 0 has moved.
  const [here, there] = [living(0)[1]!, living(1)[0]!];
  const [primary, ...replicas] = [fleet.clusters[1]!.primary, ...fleet.clusters[1]!.replicas];
  await Promise.all([primary, ...replicas].map((node) => node.kill()));
  expect(await build(here)).toMatchObject({ kind: 'done' });
  expect(await build(there)).toMatchObject({ kind: 'refused', code: 'saving-paused' });
  expect((await databases()).map(({ answers }) => answers)).toEqual([true, false]);
  await Promise.all([primary, ...replicas].map((node) => node.start()));
  await expect.poll(async () => (await build(there)).kind, DEADLINE).toBe('done');
});
