import type { DialectName } from '../../dialects/dialect.ts';
import { Unsupported } from '../../errors/failure.ts';
import { dayOfYear, isoWeek, isoWeekday, weekday } from '../../values/calendar.ts';
import { Temporal, daysOf, partsOf } from '../../values/temporal.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import type { Unit } from './units.ts';
import { weekOfMysql } from './weeks.ts';

/** The whole number that a unit is of a date or time. */
export function partOf(value: Temporal, unit: Unit, dialect: DialectName): number {
  const parts = partsOf(value);
  const days = daysOf(value);
  switch (unit) {
    case 'year':
      return parts.year > 0 || dialect !== 'postgresql' ? parts.year : parts.year - 1;
    case 'quarter':
      return Math.ceil(parts.month / 3);
    case 'month':
      return parts.month;
    case 'day':
      return parts.day;
    case 'hour':
      return parts.hour;
    case 'minute':
      return parts.minute;
    case 'second':
      return parts.second;
    case 'millisecond':
      return Math.trunc(parts.micros / 1000);
    case 'microsecond':
      return parts.micros;
    case 'nanosecond':
      return parts.micros * 1000;
    case 'dayofyear':
      return dayOfYear(days);
    case 'weekday':
      return dialect === 'mssql' ? weekday(days) + 1 : weekday(days);
    case 'isoweekday':
      return isoWeekday(days);
    case 'week':
      return weekOf(days, dialect);
    case 'isoweek':
      return isoWeek(days).week;
    case 'isoyear':
      return isoWeek(days).year;
    case 'decade':
      return Math.floor(parts.year / 10);
    case 'century':
      return parts.year > 0 ? Math.ceil(parts.year / 100) : -Math.ceil((1 - parts.year) / 100);
    case 'millennium':
      return parts.year > 0 ? Math.ceil(parts.year / 1000) : -Math.ceil((1 - parts.year) / 1000);
    default:
      throw new Unsupported(`the unit ${unit}`, null);
  }
}

/** T-SQL's weeks begin on Sunday and January 1st; MySQL's as mode 0 has it; PostgreSQL's are ISO's. */
function weekOf(days: number, dialect: DialectName): number {
  if (dialect === 'postgresql') return isoWeek(days).week;
  if (dialect !== 'mssql') return weekOfMysql(days, 0).week;
  const first = days - dayOfYear(days) + 1;
  return Math.floor((dayOfYear(days) - 1 + weekday(first)) / 7) + 1;
}

/** One part under its own name: YEAR(d), DAYOFWEEK(d). */
export function part(unit: Unit, letter = 'd', plus = 0): Define<ScalarFunction> {
  return bound(letter, 'integer', (_, { semantics: { dialect } }) => ([value]) => {
    if (!(value instanceof Temporal)) return null;
    return BigInt(Math.abs(partOf(value, unit, dialect)) + plus);
  });
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export function monthName(value: Temporal): string {
  return MONTHS[partsOf(value).month - 1] ?? '';
}
export function weekdayName(value: Temporal): string {
  return WEEKDAYS[weekday(daysOf(value))] ?? '';
}
