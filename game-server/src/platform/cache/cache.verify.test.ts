import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { localBus, redisBus } from '#platform/bus/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { openRedis, type RedisLink } from '#platform/redis/index.ts';
import { requireTestUrl } from '#platform/redis/test-url.ts';
import { openRedisGate, type RedisGate } from '../../testing/redis-gate.ts';
import type { CacheLevel, CachedReads } from './cache.ts';
import { cacheContract, type TestCache } from './cache.contract.ts';
import { createCache } from './create-cache.ts';

const log = createLogger({ level: 'silent' });
const Value = z.object({ n: z.int() });
type Value = z.infer<typeof Value>;
const KEPT = { name: 'test', schema: Value, keepMs: 1, keepFarMs: 60_000 } as const;
const closing: (() => unknown)[] = [];
let observer: RedisLink;

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});
beforeAll(async () => {
  observer = await openRedis({ url: requireTestUrl('SQLTOWN_TEST_REDIS_URL'), log });
});
afterAll(() => observer.close());

/** One more process, with a bus over the same Redis or, cut off, with none to the others. */
async function openProcess(options: {
  prefix: string;
  url?: string;
  isCutOff?: boolean;
}): Promise<TestCache> {
  const { prefix, url = requireTestUrl('SQLTOWN_TEST_REDIS_URL'), isCutOff = false } = options;
  const redis = await openRedis({ url, log });
  const bus = isCutOff ? localBus({ log }) : redisBus({ redis, log });
  const levels: CacheLevel[] = [];
  const cache = createCache({ bus, redis, log, prefix, onRead: (_name, level) => levels.push(level) });
  closing.push(
    () => redis.close(),
    () => bus.close(),
    () => cache.close(),
  );
  return { cache, levels };
}
const freshPrefix = (): string => `test-${randomUUID()}:`;
const give = (n: number) => (): Promise<Value> => Promise.resolve({ n });
const refuse = (): Promise<Value> => Promise.reject(new Error('the source was asked'));
/** Keeping in Redis isn't waited for. */
const untilKept = (prefix: string, n: number): Promise<void> =>
  expect.poll(() => observer.commands.get(`${prefix}v:test:a`)).toBe(JSON.stringify({ n }));

describe('a cache with Redis', () => {
  cacheContract((count) => {
    const prefix = freshPrefix();
    return Promise.all(Array.from({ length: count }, () => openProcess({ prefix })));
  });

  it('[C1] gives another process what one has loaded', async () => {
    const prefix = freshPrefix();
    const [here, there] = [await openProcess({ prefix }), await openProcess({ prefix })];
    await here.cache.shared(KEPT).get('a', give(1));
    await untilKept(prefix, 1);
    expect(await there.cache.shared(KEPT).get('a', refuse)).toEqual({ n: 1 });
    expect(there.levels).toEqual(['far']);
  });

  it('[C1] loads anew what doesn’t fit its schema', async () => {
    const prefix = freshPrefix();
    const { cache } = await openProcess({ prefix });
    const reads = cache.shared({ ...KEPT, keepMs: 1 });
    for (const text of ['{"n": "seven"}', 'not JSON']) {
      await observer.commands.set(`${prefix}v:test:a`, text);
      expect(await reads.get('a', give(7))).toEqual({ n: 7 });
      await reads.invalidate('a');
    }
  });

  it('[C1] leaves nothing in Redis for ever', async () => {
    const prefix = freshPrefix();
    const { cache } = await openProcess({ prefix });
    const reads = cache.shared(KEPT);
    await reads.get('a', give(1));
    await untilKept(prefix, 1);
    await reads.invalidate('b');
    const keys = await observer.commands.keys(`${prefix}*`);
    expect(keys.toSorted()).toEqual([`${prefix}c:test:b`, `${prefix}v:test:a`]);
    for (const key of keys) expect(await observer.commands.pttl(key)).toBeGreaterThan(0);
  });

  it('[C3] doesn’t keep in Redis what another process was loading while it changed', async () => {
    const prefix = freshPrefix();
    const [slow, writer] = [await openProcess({ prefix, isCutOff: true }), await openProcess({ prefix })];
    const [old, begun] = [Promise.withResolvers<Value>(), Promise.withResolvers<void>()];
    const theirs = writer.cache.shared(KEPT);
    const mine = slow.cache.shared(KEPT);
    const loading = mine.get('a', () => {
      begun.resolve();
      return old.promise;
    });
    await begun.promise;
    await theirs.invalidate('a');
    old.resolve({ n: 1 });
    await loading;
    // It has refused the first, or it would give it: commands of one connection are done in their order.
    await mine.get('b', give(5));
    expect(await theirs.get('a', give(2))).toEqual({ n: 2 });
  });

  it('[C2] a process that hears nothing gives an old value no longer than it keeps one', async () => {
    const prefix = freshPrefix();
    const [deaf, writer] = [await openProcess({ prefix, isCutOff: true }), await openProcess({ prefix })];
    const reads = deaf.cache.shared({ ...KEPT, keepMs: 50 });
    await reads.get('a', give(1));
    await writer.cache.shared(KEPT).invalidate('a');
    await expect.poll(() => reads.get('a', give(2))).toEqual({ n: 2 });
  });
});

describe('a cache whose Redis is away', () => {
  let gate: RedisGate;
  let reads: CachedReads<Value>;
  let levels: CacheLevel[];
  let prefix: string;

  const openBehindGate = async (): Promise<void> => {
    gate = await openRedisGate(requireTestUrl('SQLTOWN_TEST_REDIS_URL'));
    closing.push(() => gate.close());
    prefix = freshPrefix();
    const process = await openProcess({ prefix, url: gate.url });
    ({ levels } = process);
    reads = process.cache.shared(KEPT);
  };

  it.each(['shut', 'hang'] as const)(
    '[C4] asks the source, and Redis again when it is back (%s)',
    async (fault) => {
      await openBehindGate();
      await reads.get('a', give(1));
      await untilKept(prefix, 1);
      gate[fault]();
      await expect.poll(() => reads.get('a', give(2))).toEqual({ n: 2 });
      gate.open();
      await expect
        .poll(
          async () => {
            await reads.get('a', give(2));
            return levels.at(-1);
          },
          { timeout: 20_000 },
        )
        .toBe('far');
    },
  );

  it.each(['shut', 'hang'] as const)(
    '[C4] removes when Redis is back what was invalidated meanwhile, and doesn’t read it before (%s)',
    async (fault) => {
      await openBehindGate();
      await reads.get('a', give(1));
      await untilKept(prefix, 1);
      gate[fault]();
      await reads.invalidate('a');
      gate.open();
      const given = new Set<number>();
      await expect
        .poll(
          async () => {
            given.add((await reads.get('a', give(2))).n);
            return observer.commands.get(`${prefix}v:test:a`);
          },
          { timeout: 20_000, interval: 5 },
        )
        .not.toBe(JSON.stringify({ n: 1 }));
      expect([...given]).toEqual([2]);
    },
  );
});
