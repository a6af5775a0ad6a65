import { MICROS_PER_DAY, addMonths, civilFromDays, daysFromCivil } from './calendar.ts';

/**
 * A date, a time of day, or a timestamp, in microseconds: since 1970-01-01T00:00 (proleptic Gregorian), or since
 * midnight. A date is its midnight. `zoned` timestamps are UTC; sessions run at UTC.
 */
export class Temporal {
  readonly kind: 'date' | 'time' | 'timestamp';
  readonly micros: bigint;
  readonly zoned: boolean;

  constructor(kind: Temporal['kind'], micros: bigint, zoned = false) {
    this.kind = kind;
    this.micros = micros;
    this.zoned = zoned;
  }
}

/** Date and time of day in numbers; `micros` is the fraction of the second. */
export type Parts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micros: number;
};

/** Whole days since 1970-01-01; the day that a moment before 1970 lies in counts as begun. */
export function daysOf({ micros }: Temporal): number {
  return Number(floorDivide(micros, MICROS_PER_DAY));
}

/** Microseconds since midnight. */
export function timeOfDay({ micros }: Temporal): bigint {
  return micros - floorDivide(micros, MICROS_PER_DAY) * MICROS_PER_DAY;
}

/** A time may lie beyond a day or below zero (MySQL's TIME): then its hours do. Its date is 1970-01-01. */
export function partsOf(value: Temporal): Parts {
  if (value.kind === 'time') return { year: 1970, month: 1, day: 1, ...clockOf(value.micros) };
  return { ...civilFromDays(daysOf(value)), ...clockOf(timeOfDay(value)) };
}

/** A date of that day. */
export function dateOf(days: number): Temporal {
  return new Temporal('date', BigInt(days) * MICROS_PER_DAY);
}

export function microsFromParts(parts: Partial<Parts>): bigint {
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, micros = 0 } = parts;
  const seconds = hour * 3600 + minute * 60 + second;
  return (
    BigInt(daysFromCivil({ year, month, day })) * MICROS_PER_DAY +
    BigInt(seconds) * 1_000_000n +
    BigInt(micros)
  );
}

/** A million years: no dialect's calendar reaches as far, and days are still counted exactly. */
const MOST_MONTHS = 12_000_000;

/** The same time of day so many months on, at the end of a shorter month. */
export function plusMonths(value: Temporal, months: number, stickToEnd = false): Temporal {
  const moved = Math.min(Math.max(months, -MOST_MONTHS), MOST_MONTHS);
  const days = addMonths(daysOf(value), moved, stickToEnd);
  return new Temporal(value.kind, BigInt(days) * MICROS_PER_DAY + timeOfDay(value), value.zoned);
}

export function plusMicros(value: Temporal, micros: bigint): Temporal {
  return new Temporal(value.kind, value.micros + micros, value.zoned);
}

/** Rounded to so many digits of a second, half away from zero. */
export function roundSeconds(
  value: Temporal,
  precision: number,
  rounding: 'round' | 'cut' = 'round',
): Temporal {
  if (precision >= 6) return value;
  if (value.kind === 'time' && value.micros < 0n) {
    const positive = roundSeconds(new Temporal('time', -value.micros), precision, rounding);
    return new Temporal('time', -positive.micros);
  }
  const unit = 10n ** BigInt(6 - precision);
  const rest = value.micros - floorDivide(value.micros, unit) * unit;
  const isUp = rounding === 'round' && rest * 2n >= unit;
  return new Temporal(value.kind, value.micros - rest + (isUp ? unit : 0n), value.zoned);
}

/** Years a value may lie in; outside, each dialect refuses it. */
export function yearOf(value: Temporal): number {
  return civilFromDays(daysOf(value)).year;
}

function clockOf(micros: bigint): Pick<Parts, 'hour' | 'minute' | 'second' | 'micros'> {
  const seconds = Number(micros / 1_000_000n);
  return {
    hour: Math.trunc(seconds / 3600),
    minute: Math.trunc((seconds % 3600) / 60),
    second: seconds % 60,
    micros: Number(micros % 1_000_000n),
  };
}

export function floorDivide(value: bigint, by: bigint): bigint {
  const whole = value / by;
  return value % by < 0n ? whole - 1n : whole;
}
