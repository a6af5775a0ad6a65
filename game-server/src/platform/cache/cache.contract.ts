import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Cache, CacheLevel } from './cache.ts';

export type TestCache = { readonly cache: Cache; readonly levels: CacheLevel[] };

/** So many processes of one town, each with its cache. Values are kept for a minute at least. */
export type OpenCaches = (count: number) => Promise<TestCache[]>;

const KEPT = { keepMs: 60_000, keepFarMs: 60_000, schema: z.object({ n: z.int() }) } as const;

/** A source that counts how often it was asked. */
function counting(): { load: () => Promise<{ n: number }>; readonly asked: () => number; n: number } {
  let asked = 0;
  const source = {
    n: 1,
    asked: () => asked,
    load: () => {
      asked += 1;
      return Promise.resolve({ n: source.n });
    },
  };
  return source;
}

/** What a cache promises, with Redis or without: the rules C1–C4 of SPEC.md. */
export function cacheContract(open: OpenCaches): void {
  it('[C1] asks the source once, and again after the key was invalidated', async () => {
    const [here] = await open(1);
    const reads = here!.cache.shared({ name: 'once', ...KEPT });
    const source = counting();
    expect(await reads.get('a', source.load)).toEqual({ n: 1 });
    source.n = 2;
    expect(await reads.get('a', source.load)).toEqual({ n: 1 });
    await reads.invalidate('a');
    expect(await reads.get('a', source.load)).toEqual({ n: 2 });
    expect(source.asked()).toBe(2);
    here!.cache.close();
  });

  it('[C1] keeps keys apart, and reads of one name from those of another', async () => {
    const [here] = await open(1);
    const one = here!.cache.shared({ name: 'one', ...KEPT });
    const two = here!.cache.shared({ name: 'two', ...KEPT });
    expect(await one.get('a', () => Promise.resolve({ n: 1 }))).toEqual({ n: 1 });
    expect(await one.get('b', () => Promise.resolve({ n: 2 }))).toEqual({ n: 2 });
    expect(await two.get('a', () => Promise.resolve({ n: 3 }))).toEqual({ n: 3 });
    await two.invalidate('a');
    expect(await one.get('a', () => Promise.reject(new Error('asked')))).toEqual({ n: 1 });
    here!.cache.close();
  });

  it('[C1] shares one load among all who ask meanwhile', async () => {
    const [here] = await open(1);
    const reads = here!.cache.shared({ name: 'herd', ...KEPT });
    const answer = Promise.withResolvers<{ n: number }>();
    let asked = 0;
    const load = (): Promise<{ n: number }> => {
      asked += 1;
      return answer.promise;
    };
    const waiting = Array.from({ length: 50 }, () => reads.get('a', load));
    answer.resolve({ n: 7 });
    expect(new Set((await Promise.all(waiting)).map(({ n }) => n))).toEqual(new Set([7]));
    expect(asked).toBe(1);
    here!.cache.close();
  });

  it('[C1] keeps no fault: the next who asks asks the source', async () => {
    const [here] = await open(1);
    const reads = here!.cache.shared({ name: 'fault', ...KEPT });
    await expect(reads.get('a', () => Promise.reject(new Error('no city')))).rejects.toThrow('no city');
    expect(await reads.get('a', counting().load)).toEqual({ n: 1 });
    here!.cache.close();
  });

  it('[C2] tells every other process what has changed', async () => {
    const [here, there] = await open(2);
    const mine = here!.cache.shared({ name: 'told', ...KEPT });
    const theirs = there!.cache.shared({ name: 'told', ...KEPT });
    const source = counting();
    await mine.get('a', source.load);
    await theirs.get('a', source.load);
    // Whether they listen yet only shows in what they hear.
    await expect
      .poll(async () => {
        source.n += 1;
        await mine.invalidate('a');
        return (await theirs.get('a', source.load)).n === source.n;
      })
      .toBe(true);
    for (const { cache } of [here!, there!]) cache.close();
  });

  it('[C3] doesn’t keep what was being loaded while it changed', async () => {
    const [here, there] = await open(2);
    const mine = here!.cache.shared({ name: 'guard', ...KEPT });
    const theirs = there!.cache.shared({ name: 'guard', ...KEPT });
    const [old, begun] = [Promise.withResolvers<{ n: number }>(), Promise.withResolvers<void>()];
    const slow = mine.get('a', () => {
      begun.resolve();
      return old.promise;
    });
    await begun.promise;
    await mine.invalidate('a');
    old.resolve({ n: 1 });
    expect(await slow).toEqual({ n: 1 });
    expect(await mine.get('a', () => Promise.resolve({ n: 2 }))).toEqual({ n: 2 });
    expect(await theirs.get('a', () => Promise.resolve({ n: 2 }))).toEqual({ n: 2 });
    for (const { cache } of [here!, there!]) cache.close();
  });

  it('[C3] lets who asks after a change not wait for a load that began before it', async () => {
    const [here] = await open(1);
    const reads = here!.cache.shared({ name: 'late', ...KEPT });
    const [old, begun] = [Promise.withResolvers<{ n: number }>(), Promise.withResolvers<void>()];
    const slow = reads.get('a', () => {
      begun.resolve();
      return old.promise;
    });
    await begun.promise;
    await reads.invalidate('a');
    expect(await reads.get('a', () => Promise.resolve({ n: 2 }))).toEqual({ n: 2 });
    old.resolve({ n: 1 });
    await slow;
    expect(await reads.get('a', () => Promise.reject(new Error('asked')))).toEqual({ n: 2 });
    here!.cache.close();
  });

  it('[C2] keeps near reads in each process, and tells every other what has changed', async () => {
    const [here, there] = await open(2);
    const [mine, theirs] = [here!, there!].map(({ cache }) =>
      cache.near<{ n: number }>({ name: 'near', keepMs: 60_000 }),
    );
    const source = counting();
    await mine!.get('a', source.load);
    await theirs!.get('a', source.load);
    expect(source.asked()).toBe(2);
    await expect
      .poll(async () => {
        source.n += 1;
        await mine!.invalidate('a');
        return (await theirs!.get('a', source.load)).n === source.n;
      })
      .toBe(true);
    for (const { cache } of [here!, there!]) cache.close();
  });

  it('[C4] tells of each read where it was answered', async () => {
    const [here] = await open(1);
    const reads = here!.cache.shared({ name: 'counted', ...KEPT });
    await reads.get('a', counting().load);
    await reads.get('a', counting().load);
    expect(here!.levels).toEqual(['source', 'near']);
    here!.cache.close();
  });
}
