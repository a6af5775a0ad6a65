import {
  type IRateLimiterRes,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
} from 'rate-limiter-flexible';
import type { RedisLink } from '#platform/redis/index.ts';

/** Points that a key may spend in a window. */
export type Allowance = { readonly points: number; readonly seconds: number };

export type Limit = {
  /** Seconds to wait when the key has spent its points; 0 when it may go on. */
  take(key: string): Promise<number>;
  /** Gives a key all its points back. */
  forget(key: string): Promise<void>;
};

/**
 * What to do while the shared counts can't be reached: each process counts for itself, or nobody may. The latter
 * where guessing must not get faster by taking Redis down.
 */
export type WhenAway = 'count-here' | 'refuse';

/** Makes limits; those with one name share their counts. */
export type Limits = (name: string, allowance: Allowance, whenAway?: WhenAway) => Limit;

/** A refused key asks again after this. */
const AWAY_SECONDS = 5;

/**
 * A limit in this process's memory. Keys are accounts or seats; addresses get coarse limits only,
 * since a school of three hundred shares one.
 */
export function createLimit({ points, seconds }: Allowance): Limit {
  return limitOf(new RateLimiterMemory({ points, duration: seconds }));
}

/** Counts in this process's memory: all there is for a process that is alone. */
export const localLimits: Limits = (_name, allowance) => createLimit(allowance);

/** Counts in Redis, for all processes together. */
export function redisLimits(redis: RedisLink): Limits {
  return (name, allowance, whenAway = 'count-here') => {
    const here = createLimit(allowance);
    const { points, seconds } = allowance;
    const storeClient = redis.commands;
    const everywhere = limitOf(
      new RateLimiterRedis({ storeClient, keyPrefix: `limit:${name}`, points, duration: seconds }),
    );
    const without = (key: string): Promise<number> =>
      whenAway === 'refuse' ? Promise.resolve(AWAY_SECONDS) : here.take(key);
    return {
      take: (key) => (redis.isReady ? everywhere.take(key).catch(() => without(key)) : without(key)),
      async forget(key) {
        await here.forget(key);
        // Should Redis be away: the points come back with the window's end.
        if (redis.isReady) await everywhere.forget(key).catch(() => undefined);
      },
    };
  };
}

function limitOf(limiter: RateLimiterAbstract): Limit {
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return 0;
      } catch (spent) {
        if (spent instanceof Error) throw spent;
        return Math.max(1, Math.ceil(((spent as IRateLimiterRes).msBeforeNext ?? 1000) / 1000));
      }
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}
