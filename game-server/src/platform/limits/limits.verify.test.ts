import { createLogger } from '#platform/logger/index.ts';
import { type RedisLink, openRedis } from '#platform/redis/index.ts';
import { requireTestUrl } from '#platform/redis/test-url.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limitsContract } from './limits.contract.ts';
import { redisLimits } from './limits.ts';

let redis: RedisLink;
beforeEach(async () => {
  const log = createLogger({ level: 'silent' });
  redis = await openRedis({ url: requireTestUrl('SQLTOWN_TEST_REDIS_URL'), log });
});
afterEach(() => redis.close());

describe('limits in Redis', () => {
  limitsContract(() => redisLimits(redis));

  it('[P8] counts all processes together', async () => {
    const name = crypto.randomUUID();
    const [one, two] = [1, 2].map(() => redisLimits(redis)(name, { points: 1, seconds: 60 }));
    expect(await one!.take('a')).toBe(0);
    expect(await two!.take('a')).toBeGreaterThan(0);
  });

  it('[P8] refuses tries to sign in while Redis is away, and counts the rest here', async () => {
    const strict = redisLimits(redis)(crypto.randomUUID(), { points: 9, seconds: 60 }, 'refuse');
    const plain = redisLimits(redis)(crypto.randomUUID(), { points: 1, seconds: 60 });
    redis.close();
    await expect.poll(() => redis.isReady).toBe(false);
    expect(await strict.take('a')).toBeGreaterThan(0);
    expect(await plain.take('a')).toBe(0);
    expect(await plain.take('a')).toBeGreaterThan(0);
    await plain.forget('a');
    expect(await plain.take('a')).toBe(0);
  });
});
