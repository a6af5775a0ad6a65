import type { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { localBus } from '#platform/bus/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import type { CacheLevel } from './cache.ts';
import { cacheContract } from './cache.contract.ts';
import { createCache } from './create-cache.ts';
import { createFarLevel } from './far-level.ts';
import { createNearLevel } from './near-level.ts';

const log = createLogger({ level: 'silent' });

describe('a cache without Redis', () => {
  cacheContract((count) => {
    const bus = localBus({ log });
    const processes = Array.from({ length: count }, () => {
      const levels: CacheLevel[] = [];
      return {
        cache: createCache({ bus, redis: null, log, onRead: (_name, level) => levels.push(level) }),
        levels,
      };
    });
    return Promise.resolve(processes);
  });
});

describe('the near level', () => {
  it('[C2] keeps a value no longer than it was told', async () => {
    const level = createNearLevel<number>({ keepMs: 1, maxEntries: 10, onHit: () => undefined });
    let n = 0;
    const load = (): Promise<number> => Promise.resolve((n += 1));
    await level.get('a', load);
    await expect.poll(() => level.get('a', load)).toBeGreaterThan(1);
  });

  it('[C1] keeps so many values, those that were asked for last', async () => {
    const level = createNearLevel<string>({ keepMs: 60_000, maxEntries: 2, onHit: () => undefined });
    const asked: string[] = [];
    const get = (key: string): Promise<string> =>
      level.get(key, () => {
        asked.push(key);
        return Promise.resolve(key);
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(asked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('[C1] keeps undefined and null like any value', async () => {
    const level = createNearLevel<null | undefined>({
      keepMs: 60_000,
      maxEntries: 2,
      onHit: () => undefined,
    });
    for (const nothing of [null, undefined]) {
      await level.get(String(nothing), () => Promise.resolve(nothing));
      expect(await level.get(String(nothing), () => Promise.reject(new Error('asked')))).toBe(nothing);
    }
  });
});

describe('the level in Redis', () => {
  it('[C4] reads no key that it still owes a removal, though others are read again', async () => {
    /** What the writes come to, in their order: two are refused, one is done, and one isn't answered. */
    const writes = [refused, refused, done, unanswered];
    const transaction = {
      set: () => transaction,
      del: () => transaction,
      exec: () => (writes.shift() ?? unanswered)(),
    };
    const commands = { mget: () => Promise.resolve(['old', null]), multi: () => transaction };
    const redis = { commands: commands as unknown as Redis, isReady: true };
    const level = createFarLevel({ redis, prefix: '', log });
    await Promise.all([level.remove('paid'), level.remove('owed')]);
    const kindOf = async (key: string): Promise<string> => (await level.read(key)).kind;
    await expect.poll(() => kindOf('paid'), { timeout: 10_000 }).toBe('kept');
    expect(await kindOf('owed')).toBe('away');
    level.close();
  });
});

const refused = (): Promise<never> => Promise.reject(new Error('READONLY'));
const done = (): Promise<[null, string][]> => Promise.resolve([[null, 'OK']]);
const unanswered = (): Promise<never> => new Promise(() => undefined);
