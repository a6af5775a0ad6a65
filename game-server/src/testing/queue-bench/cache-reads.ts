import { seeded } from '@sqltown/shared/noise';
import { z } from 'zod';
import { localBus } from '#platform/bus/index.ts';
import { createCache } from '#platform/cache/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import type { RedisLink } from '#platform/redis/index.ts';

export type CacheReads = {
  readonly keys: number;
  readonly reads: number;
  readonly seed: number;
};

/** Reads under way at once. */
const PARALLEL = 20;

/**
 * Which share of reads is answered by either level of the cache, as the server sets it up. It begins cold; keys are
 * asked for by Zipf's law with exponent 1.
 * @param redis null: there is no second level.
 */
export async function shareOfHits(
  { keys, reads, seed }: CacheReads,
  redis: RedisLink | null,
  log: Logger,
): Promise<number> {
  const answered = { near: 0, far: 0, source: 0 };
  const name = `bench-${seed}`;
  const cache = createCache({
    bus: localBus({ log }),
    redis,
    log,
    onRead: (_, level) => (answered[level] += 1),
  });
  try {
    const shared = cache.shared({ name, schema: z.number() });
    const read = (key: number): Promise<number> => shared.get(String(key), () => Promise.resolve(key));
    const nextKey = zipf(keys, seeded(seed));
    await manyTimes(reads, () => read(nextKey()));
    return (answered.near + answered.far) / (answered.near + answered.far + answered.source);
  } finally {
    cache.close();
  }
}

async function manyTimes(times: number, act: () => Promise<unknown>): Promise<void> {
  let n = 0;
  const work = async (): Promise<void> => {
    while (n++ < times) await act();
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

/** Whole numbers from 0, the k-th with a weight of 1 / (k + 1). */
function zipf(count: number, random: () => number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let k = 0; k < count; k++) sums[k] = sum += 1 / (k + 1);
  return () => {
    const drawn = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? sum) < drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
