import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('waiting before the next try', () => {
  it('never waits longer than five seconds, nor no time at all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, roll) => {
          const wait = backoffMs(failures, () => roll);
          expect(wait).toBeGreaterThanOrEqual(150);
          expect(wait).toBeLessThanOrEqual(5_000);
        },
      ),
    );
  });

  it('doubles while it grows', () => {
    expect([1, 2, 3, 4].map((n) => backoffMs(n, () => 1))).toEqual([300, 600, 1_200, 2_400]);
  });

  it('spreads the same failure over half of its range', () => {
    expect(backoffMs(9, () => 0)).toBe(2_500);
  });
});
