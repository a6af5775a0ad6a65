import { expect, it, vi } from 'vitest';
import type { Db } from '../database.ts';
import { type Shard, createShards } from './shards.ts';

/** Nothing is asked of these: an act only looks which one it was given. */
const shard = (id: number): Shard => ({ id, db: { name: `shard ${id}` } as unknown as Db, primaryUrl: null });
const failure = (code: string) => Object.assign(new Error(code), { code });
const UNHELD = failure('SQ001');

/** Two shards, and a directory that knows of the move once it is read again. */
function moved(from: number, to: number) {
  const all = [shard(0), shard(1)];
  let holder = from;
  const refresh = vi.fn(() => {
    holder = to;
    return Promise.resolve();
  });
  const shards = createShards({ global: all[0]!.db, all, directory: { shardOf: () => holder, refresh } });
  return { shards, all, refresh };
}

it('[D2] follows a bucket that has moved, and begins anew at the right place', async () => {
  const { shards, all, refresh } = moved(0, 1);
  const places: Db[] = [];
  const act = async (db: Db) => {
    places.push(db);
    if (db === all[0]!.db) throw UNHELD;
    return 'done';
  };
  expect(await shards.at(7, act)).toBe('done');
  expect(places).toEqual([all[0]!.db, all[1]!.db]);
  expect(refresh).toHaveBeenCalledOnce();
});

it('[D5] waits for a bucket that is on its way, and says so when that takes too long', async () => {
  vi.useFakeTimers();
  try {
    const { shards } = moved(0, 0);
    const failure = shards.at(7, () => Promise.reject(UNHELD)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await failure).toMatchObject({ code: 'bucket-moving', cause: UNHELD });
  } finally {
    vi.useRealTimers();
  }
});

it.each(['40001', '40P01'])('[D10] tries again up to three times what lost a race (%s)', async (code) => {
  const { shards } = moved(0, 0);
  const losing = (times: number) => {
    let tries = 0;
    return vi.fn(() => (tries++ < times ? Promise.reject(failure(code)) : Promise.resolve('won')));
  };
  expect(await shards.at(7, losing(3))).toBe('won');
  const hopeless = losing(4);
  await expect(shards.at(7, hopeless)).rejects.toMatchObject({ code });
  expect(hopeless).toHaveBeenCalledTimes(4);
});

it('[D10] leaves every other failure to whoever asked', async () => {
  const { shards } = moved(0, 0);
  const act = vi.fn(() => Promise.reject(failure('23505')));
  await expect(shards.at(7, act)).rejects.toMatchObject({ code: '23505' });
  expect(act).toHaveBeenCalledOnce();
});

it('[D11] gives newcomers a bucket on a shard that is up', () => {
  const all = [shard(0), shard(1)];
  const shards = createShards({
    global: all[0]!.db,
    all,
    directory: { shardOf: (bucket) => bucket % 2, refresh: () => Promise.resolve() },
    isUp: ({ id }) => id === 1,
  });
  // Sixteen draws that all miss come once in sixty thousand.
  const given = Array.from({ length: 50 }, () => shards.newBucket() % 2);
  expect(given.filter((id) => id === 0).length).toBeLessThan(3);
});

it('[D2] names the setting when the directory knows a shard that this process doesn’t', async () => {
  const { shards } = moved(0, 2);
  await expect(shards.at(7, () => Promise.reject(UNHELD))).rejects.toMatchObject({ code: 'shard-unknown' });
});
