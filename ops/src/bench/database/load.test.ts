import { seeded } from '@sqltown/shared/noise';
import { describe, expect, it } from 'vitest';
import { arrive } from './arrivals.ts';
import { closedLoop } from './closed-loop.ts';

describe('a closed loop', () => {
  it('counts what was done, each worker one at a time', async () => {
    let underWay = 0;
    let done = 0;
    const { operations } = await closedLoop({ workers: 3, seconds: 0.02 }, async () => {
      underWay += 1;
      expect(underWay).toBeLessThanOrEqual(3);
      await Promise.resolve();
      underWay -= 1;
      done += 1;
    });
    expect(operations).toBe(done);
  });

  it('fails with what an operation threw', async () => {
    const load = { workers: 1, seconds: 1 };
    await expect(closedLoop(load, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });
});

describe('arrivals', () => {
  const arrivals = { perSecond: 2_000, seconds: 0.05 };

  it('are the same for the same seed, and as many as were asked for', async () => {
    const [a, b] = await Promise.all(
      [1, 1].map((seed) => arrive({ ...arrivals, random: seeded(seed) }, () => Promise.resolve(true))),
    );
    expect(a).toHaveLength(b?.length ?? 0);
    expect(a?.length).toBeGreaterThan(50);
    expect(a?.length).toBeLessThan(200);
  });

  it('go on while none is answered, and are timed from when they were due', async () => {
    const answer = Promise.withResolvers<boolean>();
    let asked = 0;
    const times = arrive({ ...arrivals, random: seeded(7) }, () => {
      asked += 1;
      if (asked === 20) answer.resolve(true);
      return answer.promise;
    });
    expect((await times).every((ms) => ms >= 0)).toBe(true);
    expect(asked).toBeGreaterThanOrEqual(20);
  });

  it('never end for what was refused', async () => {
    const times = await arrive({ ...arrivals, random: seeded(7) }, (n) => Promise.resolve(n > 0));
    expect(times[0]).toBe(Number.POSITIVE_INFINITY);
    expect(times.slice(1).every(Number.isFinite)).toBe(true);
  });

  it('fail with what a request threw', async () => {
    const failing = arrive({ ...arrivals, random: seeded(7) }, () => Promise.reject(new Error('refused')));
    await expect(failing).rejects.toThrow('refused');
  });
});
