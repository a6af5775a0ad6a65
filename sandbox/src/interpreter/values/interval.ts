import { MICROS_PER_DAY } from './calendar.ts';
import { compareIntegers } from './decimal.ts';
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
