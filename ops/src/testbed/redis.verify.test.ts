import { afterEach, beforeEach, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { NOTHING, leftBehind } from './leftovers.testbed.ts';
import { type RedisInstance, startRedis } from './redis.ts';

let redis: RedisInstance;
let client: Redis;

beforeEach(async () => {
  redis = await startRedis();
  client = new Redis(redis.url, { retryStrategy: () => 20 });
  // It is cut off on purpose, and comes back by itself.
  client.on('error', () => undefined);
});

afterEach(async () => {
  client.disconnect();
  await redis.stop();
});

it('leaves no process and no folder behind', async () => {
  const left = await leftBehind(async () => {
    const other = await startRedis();
    await other.stop();
  });
  expect(left).toEqual(NOTHING);
});

it('keeps what it holds over a restart, on the same port', async () => {
  await client.set('city', 'kashi');
  const { pid } = redis;
  await redis.restart();
  expect(redis.pid).not.toBe(pid);
  expect(await client.get('city')).toBe('kashi');
});

it('is gone after a kill until it is started', async () => {
  await redis.kill();
  expect(() => redis.pid).toThrow(/isn't running/);
  await redis.start();
  expect(await client.ping()).toBe('PONG');
});

it('holds nothing after a flush', async () => {
  await client.set('city', 'kashi');
  await redis.flush();
  expect(await client.get('city')).toBeNull();
});

it('answers only once it is resumed', async () => {
  await client.ping();
  redis.suspend();
  let isAnswered = false;
  const answer = client.set('city', 'kashi').then(() => (isAnswered = true));
  await expect(startedAsking(redis)).resolves.toBe('silent');
  expect(isAnswered).toBe(false);
  redis.resume();
  await expect(answer).resolves.toBe(true);
});

/** A second client's attempt, which is given up by its own timer. */
async function startedAsking({ url }: RedisInstance): Promise<string> {
  const impatient = new Redis(url, { commandTimeout: 300, retryStrategy: () => null });
  impatient.on('error', () => undefined);
  try {
    return await impatient.ping();
  } catch {
    return 'silent';
  } finally {
    impatient.disconnect();
  }
}
