import { MICROS_PER_DAY } from './calendar.ts';
import { compareIntegers } from './decimal.ts';
import { fractionText } from './iso.ts';
import { Temporal, plusMicros, plusMonths } from './temporal.ts';

/** A span of time, its three parts apart as PostgreSQL keeps them: a month has no fixed length, nor has a day. */
export class Interval {
  readonly months: number;
  readonly days: number;
  readonly micros: bigint;

  constructor(months: number, days: number, micros: bigint) {
    this.months = months;
    this.days = days;
    this.micros = micros;
  }
}

export function addIntervals(left: Interval, right: Interval): Interval {
  return new Interval(left.months + right.months, left.days + right.days, left.micros + right.micros);
}

export function negateInterval({ months, days, micros }: Interval): Interval {
  return new Interval(-months, -days, -micros);
}

/** Months first, at the end of a shorter month; then days and time. */
export function addInterval(value: Temporal, interval: Interval): Temporal {
  const moved = interval.months === 0 ? value : plusMonths(value, interval.months);
  return plusMicros(moved, BigInt(interval.days) * MICROS_PER_DAY + interval.micros);
}

/** For comparing, a month is 30 days and a day 24 hours. */
export function intervalMicros({ months, days, micros }: Interval): bigint {
  return BigInt(months * 30 + days) * MICROS_PER_DAY + micros;
}

export function compareIntervals(left: Interval, right: Interval): number {
  return compareIntegers(intervalMicros(left), intervalMicros(right));
}

/** As PostgreSQL writes it: 1 year 2 mons -3 days 04:05:06.7. */
export function intervalText({ months, days, micros }: Interval): string {
  const words: string[] = [];
  let wasNegative = false;
  for (const [count, unit] of [
    [Math.trunc(months / 12), 'year'],
    [months % 12, 'mon'],
    [days, 'day'],
  ] as const) {
    if (count === 0) continue;
    // Behind a negative part a positive one says so.
    const sign = wasNegative && count > 0 ? '+' : '';
    words.push(`${sign}${count} ${unit}${count === 1 ? '' : 's'}`);
    wasNegative = count < 0;
  }
  if (micros !== 0n || words.length === 0) words.push(clock(micros, wasNegative));
  return words.join(' ');
}

function clock(micros: bigint, wasNegative: boolean): string {
  const all = micros < 0n ? -micros : micros;
  const seconds = Number(all / 1_000_000n);
  const [hour, minute, second] = [seconds / 3600, (seconds % 3600) / 60, seconds % 60].map((part) =>
    String(Math.trunc(part)).padStart(2, '0'),
  );
  const positive = wasNegative ? '+' : '';
  const sign = micros < 0n ? '-' : positive;
  return `${sign}${hour}:${minute}:${second}${fractionText(Number(all % 1_000_000n), 'shortest')}`;
}
