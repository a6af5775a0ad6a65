import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import { addMonths, civilFromDays, daysInMonth } from '../../values/calendar.ts';
import { Decimal, multiply, toInteger } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { dateMicros, parseIso } from '../../values/iso.ts';
import { Temporal, daysOf, partsOf, plusMicros, plusMonths } from '../../values/temporal.ts';

export const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const FULL_MONTHS =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ');
const MICROS_PER_DAY = new Decimal(86_400_000_000n, 0);

const two = (value: number): string => String(value).padStart(2, '0');

/** NLS_DATE_FORMAT DD-MON-RR. */
export function dateText(value: Temporal): string {
  const { year, month, day } = partsOf(value);
  return `${two(day)}-${MONTHS[month - 1] ?? ''}-${two(year % 100)}`;
}

/** NLS_TIMESTAMP_FORMAT DD-MON-RR HH.MI.SSXFF AM. */
export function timestampText(value: Temporal, precision: number): string {
  const { hour, minute, second, micros } = partsOf(value);
  const fraction = String(micros).padStart(6, '0').padEnd(9, '0').slice(0, precision);
  const clock = `${two(hour % 12 || 12)}.${two(minute)}.${two(second)}${fraction && `.${fraction}`}`;
  return `${dateText(value)} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}

const DEFAULT =
  /^\s*(\d{1,2})[-/.,;: ]*([A-Za-z]+)[-/.,;: ]*(\d{4}|\d{2})(?:\s+(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.](\d{1,9}))?)?\s*([AaPp][Mm])?)?\s*$/;

/** By the default formats; Oracle reads no ISO date by itself. */
export function momentFromText(text: string, hasClock: boolean, span: Span | null): Temporal {
  const wrong = (what: string): never => fail({ kind: 'invalid-format', what, text }, span);
  const match = DEFAULT.exec(text);
  if (!match) return wrong(/^\s*\d{3,}/.test(text) ? 'literal' : /^\s*\d/.test(text) ? 'month' : 'digit');
  const [, day = '', name = '', year = '', hour, minute = '0', second = '0', fraction = '', half] = match;
  if (hour !== undefined && !hasClock) return wrong('rest');
  const month = monthOf(name);
  if (month === 0) return wrong('month');
  const date = dateMicros(fullYear(year), month, Number(day));
  if (date === null) return wrong(Number(day) > 31 || Number(day) === 0 ? 'day' : 'day-of-month');
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hour ?? 0);
  const micros = BigInt(Math.round(Number(`0.${fraction || '0'}`) * 1e6));
  const clock = BigInt(hours * 3600 + Number(minute) * 60 + Number(second)) * 1_000_000n + micros;
  return new Temporal('timestamp', date + clock);
}

function monthOf(name: string): number {
  const upper = name.toUpperCase();
  const short = MONTHS.indexOf(upper);
  return (short >= 0 ? short : FULL_MONTHS.indexOf(upper)) + 1;
}

/** RR: in the first half of a century, 00 to 49 are of this one. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** DATE '2026-03-20' and TIMESTAMP '2026-03-20 08:30:00'. */
export function momentLiteral(kind: string, text: string, span: Span): Temporal {
  const read = parseIso(text);
  const isDate = kind === 'DATE';
  if (read && read.date !== null && read.offsetMinutes === null && (read.time === null) === isDate)
    return new Temporal('timestamp', read.date + (read.time ?? 0n));
  const [, month = '1', day = '1'] = /^\s*\d{4}-(\d+)-(\d+)/.exec(text) ?? [];
  if (Number(month) < 1 || Number(month) > 12)
    return fail({ kind: 'invalid-format', what: 'month', text }, span);
  if (Number(day) < 1 || Number(day) > 31) return fail({ kind: 'invalid-format', what: 'day', text }, span);
  const what = /^\s*\d{4}-\d+-\d+/.test(text) ? 'day-of-month' : 'literal';
  return fail({ kind: 'invalid-format', what: read ? 'literal' : what, text }, span);
}

/** So many days on, fractions included; a DATE stays on whole seconds. */
export function plusDays(value: Temporal, days: Decimal, isDate: boolean): Temporal {
  const micros = toInteger(multiply(days, MICROS_PER_DAY));
  const rounded = isDate
    ? (micros >= 0n ? (micros + 500_000n) / 1_000_000n : (micros - 500_000n) / 1_000_000n) * 1_000_000n
    : micros;
  return plusMicros(value, rounded);
}

/** Months of an interval don't bend to the end of a shorter month: that is ORA-01839. */
export function plusInterval(value: Temporal, { months, days, micros }: Interval, span: Span): Temporal {
  if (months !== 0) {
    const { day } = partsOf(value);
    const target = civilFromDays(addMonths(daysOf(value), months));
    if (day > daysInMonth(target.year, target.month))
      fail({ kind: 'invalid-format', what: 'day-of-month', text: '' }, span);
  }
  return plusMicros(plusMonths(value, months), BigInt(days) * 86_400_000_000n + micros);
}

const UNITS: Readonly<Record<string, readonly [months: number, days: number, seconds: number]>> = {
  YEAR: [12, 0, 0],
  MONTH: [1, 0, 0],
  DAY: [0, 1, 0],
  HOUR: [0, 0, 3600],
  MINUTE: [0, 0, 60],
  SECOND: [0, 0, 1],
};

/** '1' DAY, '1-2' YEAR TO MONTH, '4 5:12:10.2' DAY TO SECOND; null where the text doesn't fit the unit. */
export function intervalFromText(text: string, unit: string): Interval | null {
  const [from = '', to] = unit.split(' TO ');
  const sign = /^\s*-/.test(text) ? -1 : 1;
  const body = text.replace(/^\s*[+-]/, '').trim();
  if (!to) {
    const [months, days, seconds] = UNITS[from] ?? [0, 0, 0];
    if (!/^\d+(?:\.\d+)?$/.test(body) || (body.includes('.') && from !== 'SECOND')) return null;
    const count = Number(body) * sign;
    return new Interval(count * months, count * days, BigInt(Math.round(count * seconds * 1e6)));
  }
  if (from === 'YEAR') {
    const match = /^(\d+)-(\d{1,2})$/.exec(body);
    return match && new Interval((Number(match[1]) * 12 + Number(match[2])) * sign, 0, 0n);
  }
  const parts = body.split(/[ :]/);
  const units = ['DAY', 'HOUR', 'MINUTE', 'SECOND'];
  const wanted = units.slice(units.indexOf(from), units.indexOf(to) + 1);
  if (parts.length !== wanted.length || parts.some((part) => !/^\d+(?:\.\d+)?$/.test(part))) return null;
  const sum = wanted.reduce(
    (all, name, i) => {
      const [, days, seconds] = UNITS[name] ?? [0, 0, 0];
      const count = Number(parts[i]);
      return { days: all.days + count * days, seconds: all.seconds + count * seconds };
    },
    { days: 0, seconds: 0 },
  );
  return new Interval(0, sum.days * sign, BigInt(Math.round(sum.seconds * sign * 1e6)));
}

/** +000000001 02:30:00.000000, or +000000001-02 for years and months. */
export function intervalText({ months, days, micros }: Interval, fields: string): string {
  if (fields === 'year-month') {
    const count = Math.abs(months);
    return `${months < 0 ? '-' : '+'}${String(Math.trunc(count / 12)).padStart(9, '0')}-${two(count % 12)}`;
  }
  const all = BigInt(days) * 86_400_000_000n + micros;
  const span = all < 0n ? -all : all;
  const seconds = Number((span / 1_000_000n) % 86_400n);
  const clock = [seconds / 3600, (seconds % 3600) / 60, seconds % 60]
    .map((part) => two(Math.trunc(part)))
    .join(':');
  const fraction = String(span % 1_000_000n).padStart(6, '0');
  return `${all < 0n ? '-' : '+'}${String(span / 86_400_000_000n).padStart(9, '0')} ${clock}.${fraction}`;
}
