import type { Type } from '../../types/type.ts';
import { daysInMonth } from '../../values/calendar.ts';
import {
  Temporal,
  dateOf,
  daysOf,
  partsOf,
  plusMicros,
  plusMonths,
  timeOfDay,
} from '../../values/temporal.ts';
import { bound } from '../define/scalar.ts';
import { DATE } from '../define/types.ts';
import type { CallSite } from '../function.ts';
import type { Unit } from './units.ts';

export const MICROS: Readonly<Partial<Record<Unit, bigint>>> = {
  nanosecond: 0n,
  microsecond: 1n,
  millisecond: 1000n,
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  weekday: 86_400_000_000n,
  dayofyear: 86_400_000_000n,
  week: 604_800_000_000n,
};
export const MONTHS: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12 };

/** So many units on; months end where a shorter month ends. */
export function plusUnits(value: Temporal, count: bigint, unit: Unit): Temporal {
  const months = MONTHS[unit];
  if (months !== undefined) return plusMonths(value, Number(count) * months);
  if (unit === 'nanosecond') return plusMicros(value, count / 1000n);
  return plusMicros(value, count * (MICROS[unit] ?? 0n));
}
/** In MySQL an interval's fields say whether it reaches below a day, and so makes a DATETIME of a date. */
export const DAYS: Type = { kind: 'interval', fields: 'year-month' };
const CLOCK: Type = { kind: 'interval', fields: 'day-time' };

export function isClock(unit: Unit): boolean {
  return unit === 'hour' || unit === 'minute' || unit === 'second' || unit === 'microsecond';
}

export function moved(date: Type, { semantics, span, constants: [word] }: CallSite) {
  const reachesClock = typeof word === 'string' && /HOUR|MINUTE|SECOND/.test(word);
  return semantics.binary('+', date, reachesClock ? CLOCK : DAYS, span);
}

export function endOfMonth(value: Temporal): Temporal {
  const { year, month, day } = partsOf(value);
  return dateOf(daysOf(value) - day + daysInMonth(year, month));
}

/** LAST_DAY: MySQL gives a date, Oracle keeps the time of day. */
export const lastDay = bound(
  'd',
  ([type], { semantics: { dialect } }) => (dialect === 'oracle' && type ? type : DATE),
  (_, { semantics: { dialect } }) =>
    ([value]) => {
      if (!(value instanceof Temporal)) return null;
      const end = endOfMonth(value);
      return dialect === 'oracle' ? plusMicros(new Temporal('timestamp', end.micros), timeOfDay(value)) : end;
    },
);
