import { describe, expect, test } from 'vitest';
import { intervalText } from '../semantics/postgresql/interval-text.ts';
import { Interval, addInterval, compareIntervals, negateInterval } from './interval.ts';
import { temporalText } from './iso.ts';
import { Temporal, microsFromParts } from './temporal.ts';

describe('intervals', () => {
  const rows: readonly (readonly [Interval, string])[] = [
    [new Interval(0, 0, 0n), '00:00:00'],
    [new Interval(14, 3, 14_706_700_000n), '1 year 2 mons 3 days 04:05:06.7'],
    [new Interval(-1, 1, 0n), '-1 mons +1 day'],
    [new Interval(0, -1, 3_600_000_000n), '-1 days +01:00:00'],
    [new Interval(0, 0, -90_000_000n), '-00:01:30'],
    [new Interval(1, 0, 0n), '1 mon'],
  ];
  test.each(rows)('[IN2] %o is written %s', (interval, text) => {
    expect(intervalText(interval)).toBe(text);
  });

  test('[IN2] add months first, and compare with months of 30 days', () => {
    const end = new Temporal('timestamp', microsFromParts({ year: 2026, month: 1, day: 31 }));
    expect(temporalText(addInterval(end, new Interval(1, 1, 0n)))).toBe('2026-03-01 00:00:00');
    expect(compareIntervals(new Interval(1, 0, 0n), new Interval(0, 30, 0n))).toBe(0);
    expect(negateInterval(new Interval(1, 2, 3n))).toEqual(new Interval(-1, -2, -3n));
  });
});
