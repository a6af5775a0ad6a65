import type { Type } from '../../types/type.ts';
import { daysInMonth, isoWeekday } from '../../values/calendar.ts';
import { Decimal, decimalOf, divide, toInteger } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import {
  Temporal,
  dateOf,
  daysOf,
  partsOf,
  plusMicros,
  plusMonths,
  timeOfDay,
} from '../../values/temporal.ts';
import { refuse } from '../define/complain.ts';
import { integerIn, textIn } from '../define/read.ts';
import { type Define, bound, overloaded, scalar } from '../define/scalar.ts';
import { DATE, DATETIME, INTERVAL, NUMERIC } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';
import { type Unit, unitOf } from './units.ts';
import { WEEKDAYS } from './parts.ts';

const MICROS: Readonly<Partial<Record<Unit, bigint>>> = {
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
const MONTHS: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12 };

/** So many units on; months end where a shorter month ends. */
export function plusUnits(value: Temporal, count: bigint, unit: Unit): Temporal {
  const months = MONTHS[unit];
  if (months !== undefined) return plusMonths(value, Number(count) * months);
  if (unit === 'nanosecond') return plusMicros(value, count / 1000n);
  return plusMicros(value, count * (MICROS[unit] ?? 0n));
}

/** MySQL: DATE_ADD and DATE_SUB are + and - of an interval; ADDDATE takes a number of days as well. */
export function withInterval(
  operator: '+' | '-',
  form: 'interval' | 'or days' = 'interval',
): Define<ScalarFunction> {
  const operation = ([date = NULL, interval = NULL]: readonly Type[], { semantics, span }: CallSite) =>
    semantics.binary(operator, date, interval, span);
  const byInterval: Define<ScalarFunction> = (name) => ({
    kind: 'scalar',
    name,
    least: 2,
    most: 2,
    type: (args, site) => operation(args, site).type,
    bind(args, site) {
      const { evaluate } = operation(args, site) as Evaluates;
      return (values, run) => evaluate(values, run);
    },
  });
  if (form === 'interval') return byInterval;
  const byDays = bound(
    'aI',
    ([date = NULL], { semantics, span }) => semantics.binary(operator, date, DAYS, span).type,
    ([date = NULL], { semantics, span }) => {
      const { evaluate } = semantics.binary(operator, date, DAYS, span) as Evaluates;
      return ([value = null, days], run) => evaluate([value, new Interval(0, Number(days), 0n)], run);
    },
  );
  const isInterval = Object.assign(byInterval, {
    fits: (args: readonly Type[]) => (args[1]?.kind === 'interval' ? 0 : null),
  });
  return overloaded(isInterval, byDays);
}
const NULL: Type = { kind: 'null' };

type Evaluates = { readonly evaluate: ReturnType<ScalarFunction['bind']> };
/** In MySQL an interval's fields say whether it reaches below a day, and so makes a DATETIME of a date. */
const DAYS: Type = { kind: 'interval', fields: 'year-month' };
const CLOCK: Type = { kind: 'interval', fields: 'day-time' };

/** T-SQL: DATEADD(unit, count, date). A date stays one, and takes no units of the clock. */
export const dateAdd = bound(
  'wId',
  ([, , type]) =>
    type?.kind === 'date' || type?.kind === 'timestamp' || type?.kind === 'time' ? type : DATETIME,
  ([, , type]) =>
    ([word, count, value]) => {
      const unit = unitOf(textIn(word), 'mssql', 'DATEADD');
      const isClock = ['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'].includes(unit);
      if (type?.kind === 'date' && isClock)
        refuse('DATEADD', 'mssql', {
          mssql: [
            '9810',
            `The datepart ${textIn(word).toLowerCase()} is not supported by date function dateadd for data type date.`,
          ],
        });
      const moved = plusUnits(value as Temporal, integerIn(count), unit);
      const { year } = partsOf(moved);
      const least = type?.kind === 'timestamp' && type.name === 'DATETIME' ? 1753 : 1;
      if (year < least || year > 9999)
        refuse('DATEADD', 'mssql', {
          mssql: ['517', `Adding a value to a 'datetime' column caused an overflow.`],
        });
      return type?.kind === 'date' ? new Temporal('date', moved.micros) : moved;
    },
);

/** T-SQL: how many boundaries of a unit lie between two moments: from December 31st to January 1st is one year. */
export function dateDifference(result: 'integer' | 'bigint'): Define<ScalarFunction> {
  return bound('wdd', result, () => ([word, from, to]) => {
    const unit = unitOf(textIn(word), 'mssql', 'DATEDIFF');
    const count = boundary(to as Temporal, unit) - boundary(from as Temporal, unit);
    if (result === 'integer' && (count > 2n ** 31n - 1n || count < -(2n ** 31n)))
      refuse('DATEDIFF', 'mssql', {
        mssql: [
          '535',
          'The datediff function resulted in an overflow. The number of dateparts separating two date/time instances is too large. Try to use datediff with a less precise datepart.',
        ],
      });
    return count;
  });
}

/** How many boundaries of a unit lie before a moment. */
function boundary(value: Temporal, unit: Unit): bigint {
  const { year, month } = partsOf(value);
  if (unit === 'year') return BigInt(year);
  if (unit === 'quarter') return BigInt(year * 4 + Math.ceil(month / 3));
  if (unit === 'month') return BigInt(year * 12 + month);
  // Weeks begin on Sunday, whatever DATEFIRST says.
  if (unit === 'week' || unit === 'isoweek') return BigInt(Math.floor((daysOf(value) + 4) / 7));
  if (unit === 'nanosecond') return value.micros * 1000n;
  const micros = MICROS[unit] ?? 1n;
  return value.micros / micros - (value.micros % micros < 0n ? 1n : 0n);
}

/** MySQL: whole units from one moment to the other. */
export const timestampDifference = bound(
  'wdd',
  'bigint',
  (_, { semantics: { dialect } }) =>
    ([word, from, to]) => {
      const unit = unitOf(textIn(word), dialect, 'TIMESTAMPDIFF');
      const [a, b] = [from as Temporal, to as Temporal];
      const months = MONTHS[unit];
      if (months === undefined) return (b.micros - a.micros) / (MICROS[unit] ?? 1n);
      return BigInt(Math.trunc(wholeMonths(a, b) / months));
    },
);

/** Full months between: a month is full when day and time of day are reached again. */
function wholeMonths(from: Temporal, to: Temporal): number {
  if (from.micros > to.micros) return -wholeMonths(to, from);
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const isShort = b.day < a.day || (b.day === a.day && timeOfDay(to) < timeOfDay(from));
  return isShort ? months - 1 : months;
}

/** MySQL: TIMESTAMPADD(unit, count, date) is date + INTERVAL count unit. */
export const timestampAdd = bound(
  'wIa',
  ([, , date = NULL], site) => moved(date, site).type,
  ([, , date = NULL], site) => {
    const { evaluate } = moved(date, site) as Evaluates;
    const { dialect } = site.semantics;
    return ([word, given, value = null], run) => {
      const unit = unitOf(textIn(word), dialect, 'TIMESTAMPADD');
      const count = integerIn(given);
      const months = Number(count) * (MONTHS[unit] ?? 0);
      const micros = isClock(unit) ? count * (MICROS[unit] ?? 0n) : 0n;
      const days = unit === 'day' ? Number(count) : unit === 'week' ? Number(count) * 7 : 0;
      return evaluate([value, new Interval(months, days, micros)], run);
    };
  },
);

function isClock(unit: Unit): boolean {
  return unit === 'hour' || unit === 'minute' || unit === 'second' || unit === 'microsecond';
}

function moved(date: Type, { semantics, span, constants: [word] }: CallSite) {
  const reachesClock = typeof word === 'string' && /HOUR|MINUTE|SECOND/.test(word);
  return semantics.binary('+', date, reachesClock ? CLOCK : DAYS, span);
}

/** MySQL: days between two dates, whatever the time of day. */
export const daysBetween = scalar('dd', 'integer', ([a, b]) =>
  BigInt(daysOf(a as Temporal) - daysOf(b as Temporal)),
);

/** Oracle: the last day of a month stays the last. A fraction of a month is cut. */
export const addMonths = scalar('dI', 'first', ([date, months]) =>
  plusMonths(date as Temporal, Number(months), true),
);

/** Oracle: whole where both are the same day of the month or both the last; otherwise months have 31 days. */
export const monthsBetween = scalar('dd', NUMERIC, ([a, b]) => {
  const [later, earlier] = [a as Temporal, b as Temporal];
  const [p, q] = [partsOf(later), partsOf(earlier)];
  const months = BigInt((p.year - q.year) * 12 + p.month - q.month);
  const areEnds = p.day === daysInMonth(p.year, p.month) && q.day === daysInMonth(q.year, q.month);
  if (p.day === q.day || areEnds) return decimalOf(months);
  const rest = BigInt(p.day - q.day) * 86_400_000_000n + timeOfDay(later) - timeOfDay(earlier);
  const month = 31n * 86_400_000_000n;
  return divide(decimalOf(months * month + rest), decimalOf(month), 38);
});

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

/** T-SQL: EOMONTH(date, months on). */
export const endOfMonths = scalar('dI?', DATE, ([value, months = 0n]) =>
  endOfMonth(plusMonths(value as Temporal, Number(months))),
);

function endOfMonth(value: Temporal): Temporal {
  const { year, month, day } = partsOf(value);
  return dateOf(daysOf(value) - day + daysInMonth(year, month));
}

/** Oracle: the first such weekday behind a date. */
export const nextDay = scalar('ds', 'first', ([value, name]) => {
  const wanted = WEEKDAYS.findIndex(
    (day) => day.slice(0, 3).toUpperCase() === textIn(name).trim().slice(0, 3).toUpperCase(),
  );
  if (wanted === -1) refuse('NEXT_DAY', 'oracle', { oracle: ['ORA-01846', 'not a valid day of the week'] });
  const today = isoWeekday(daysOf(value as Temporal)) % 7;
  return plusUnits(value as Temporal, BigInt((wanted - today + 7) % 7 || 7), 'day');
});

/** PostgreSQL: years, months and days between two timestamps, counted as a calendar does; from today's midnight if only one. */
export const age = bound('dd?', INTERVAL, (args) => (values, { nowMicros }) => {
  const day = 86_400_000_000n;
  const [first, second] = values as readonly Temporal[];
  const to = args.length > 1 ? first : new Temporal('timestamp', nowMicros - (nowMicros % day));
  const from = args.length > 1 ? second : first;
  return from && to ? calendarSpan(from, to) : null;
});

function calendarSpan(from: Temporal, to: Temporal): Interval {
  if (from.micros > to.micros) {
    const { months, days, micros } = calendarSpan(to, from);
    return new Interval(-months, -days, -micros);
  }
  const [a, b] = [partsOf(from), partsOf(to)];
  let micros = timeOfDay(to) - timeOfDay(from);
  let days = b.day - a.day;
  let months = (b.year - a.year) * 12 + b.month - a.month;
  if (micros < 0n) {
    micros += 86_400_000_000n;
    days -= 1;
  }
  if (days < 0) {
    // The days of the month that the earlier moment lies in.
    days += daysInMonth(a.year, a.month);
    months -= 1;
  }
  return new Interval(months, days, micros);
}

/** PostgreSQL: 30 days become a month, 24 hours a day. */
export function justify(form: 'days' | 'hours' | 'interval'): Define<ScalarFunction> {
  return scalar('x', INTERVAL, ([value]) => {
    const { months, days, micros } = value as Interval;
    const day = 86_400_000_000n;
    const carried = form === 'days' ? 0n : micros / day;
    let [m, d, u] = [months, days + Number(carried), micros - carried * day];
    if (form !== 'hours') {
      m += Math.trunc(d / 30);
      d %= 30;
    }
    if (form === 'interval') {
      if (m > 0 && (d < 0 || (d === 0 && u < 0n))) [m, d] = [m - 1, d + 30];
      else if (m < 0 && (d > 0 || (d === 0 && u > 0n))) [m, d] = [m + 1, d - 30];
    }
    if (form !== 'days') {
      if (d > 0 && u < 0n) [d, u] = [d - 1, u + day];
      else if (d < 0 && u > 0n) [d, u] = [d + 1, u - day];
    }
    return new Interval(m, d, u);
  });
}

/** Oracle: NUMTODSINTERVAL(n, 'DAY') and NUMTOYMINTERVAL(n, 'MONTH'). */
export function intervalOfNumber(fields: 'day-time' | 'year-month'): Define<ScalarFunction> {
  return scalar('Ns', { kind: 'interval', fields }, ([count, word]) => {
    const unit = unitOf(textIn(word).trim(), 'oracle', 'NUMTODSINTERVAL');
    const number = count as Decimal;
    const months = MONTHS[unit];
    if (fields === 'year-month')
      return new Interval(
        Number(toInteger(new Decimal(number.digits * BigInt(months ?? 1), number.scale))),
        0,
        0n,
      );
    const micros = toInteger(new Decimal(number.digits * (MICROS[unit] ?? 1n), number.scale));
    const day = 86_400_000_000n;
    return new Interval(0, Number(micros / day), micros % day);
  });
}

/** MySQL's periods: YYMM or YYYYMM. */
function monthsOfPeriod(period: bigint): number {
  const [year, month] = [Number(period / 100n), Number(period % 100n)];
  const full = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year;
  return full * 12 + month - 1;
}
export const periodAdd = scalar('II', 'integer', ([period, months]) => {
  const all = monthsOfPeriod(integerIn(period)) + Number(months);
  return BigInt(Math.floor(all / 12) * 100 + (all % 12) + 1);
});
export const periodDifference = scalar('II', 'integer', ([a, b]) =>
  BigInt(monthsOfPeriod(integerIn(a)) - monthsOfPeriod(integerIn(b))),
);

/** MySQL: days since year 0; its calendar begins at 0000-01-01 as day 1 of a year without leap day. */
const YEAR_ZERO = 719_528;
export const toDays = scalar('d', 'integer', ([value]) =>
  value instanceof Temporal ? BigInt(daysOf(value) + YEAR_ZERO) : null,
);
export const fromDays = scalar('I', DATE, ([days]) => dateOf(Number(days) - YEAR_ZERO));
export const toSeconds = scalar('d', 'bigint', ([value]) => {
  if (!(value instanceof Temporal)) return null;
  return BigInt(daysOf(value) + YEAR_ZERO) * 86_400n + timeOfDay(value) / 1_000_000n;
});
