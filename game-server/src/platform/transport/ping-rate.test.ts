import { expect, it } from 'vitest';
import { MAX_PINGS_PER_SECOND } from './limits.ts';
import { PingRate } from './ping-rate.ts';

it('[T3] allows so many pings a second, and as many in the next', () => {
  const rate = new PingRate();
  const within = (nowMs: number): boolean[] =>
    Array.from({ length: MAX_PINGS_PER_SECOND }, () => rate.allows(nowMs));
  expect(within(5_000)).not.toContain(false);
  expect(rate.allows(5_999)).toBe(false);
  expect(within(6_000)).not.toContain(false);
});
