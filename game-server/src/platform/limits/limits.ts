import { type IRateLimiterRes, RateLimiterMemory } from 'rate-limiter-flexible';

/** Points that a key may spend in a window. */
export type Allowance = { readonly points: number; readonly seconds: number };

export type Limit = {
  /** Seconds to wait when the key has spent its points; 0 when it may go on. */
  take(key: string): Promise<number>;
  /** Gives a key all its points back. */
  forget(key: string): Promise<void>;
};

/**
 * A limit in this process's memory. Keys are accounts or seats; addresses get coarse limits only,
 * since a school of three hundred shares one.
 */
export function createLimit({ points, seconds }: Allowance): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
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
