import { Unsupported } from '../../errors/failure.ts';
import { postgresFloat } from '../../semantics/postgresql/float-text.ts';
import { fail } from '../../errors/failure.ts';
import { daysInMonth, isCivilDate } from '../../values/calendar.ts';
import { Interval } from '../../values/interval.ts';
import { type Numeric, toFloat } from '../../values/numeric.ts';
import { Temporal, microsFromParts, partsOf, timeOfDay } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { BOOLEAN, INTERVAL, TIME, TIMESTAMP } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { number, refuseDate, two } from './makers.ts';
import { CLOCK, startOf } from './truncations.ts';
import { type Unit, unitOf } from './units.ts';

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

/** PostgreSQL: date_trunc('month', timestamp); a date becomes a timestamp with time zone, an interval stays one. */
export const dateTrunc = bound(
  'sa',
  ([, type], { semantics, span }) => {
    if (type?.kind === 'interval' || type?.kind === 'time') return INTERVAL;
    if (type?.kind === 'unknown')
      refuse('DATE_TRUNC', 'postgresql', {
        postgresql: ['42725', 'function date_trunc(unknown, unknown) is not unique'],
      });
    if (type && !['timestamp', 'date', 'null'].includes(type.kind))
      fail(
        { kind: 'unknown-function', name: 'date_trunc', types: ['unknown', semantics.nameOf(type)] },
        span,
      );
    return { kind: 'timestamp', precision: 6, zoned: !(type?.kind === 'timestamp' && !type.zoned) };
  },
  () =>
    ([word, value]) => {
      const unit = unitOf(textIn(word), 'postgresql', 'DATE_TRUNC');
      if (value instanceof Interval) return truncatedInterval(value, unit);
      if (!(value instanceof Temporal)) return null;
      return new Temporal('timestamp', startOf(value, unit), value.zoned || value.kind === 'date');
    },
);

function truncatedInterval({ months, days, micros }: Interval, unit: Unit): Interval {
  const by: Partial<Record<Unit, number>> = {
    month: 1,
    quarter: 3,
    year: 12,
    decade: 120,
    century: 1200,
    millennium: 12_000,
  };
  const step = by[unit];
  if (step !== undefined) return new Interval(Math.trunc(months / step) * step, 0, 0n);
  const clock = CLOCK[unit];
  if (unit === 'day') return new Interval(months, days, 0n);
  if (clock === undefined)
    return refuse('DATE_TRUNC', 'postgresql', {
      postgresql: ['0A000', `unit "${unit}" not supported for type interval`],
    });
  return new Interval(months, days, (micros / clock) * clock);
}

/** PostgreSQL's make_timestamp(year, month, day, hour, minute, seconds). */
export function makeTimestamp(zoned: boolean): Define<ScalarFunction> {
  return bound(
    'iiiiif',
    { ...TIMESTAMP, zoned },
    (_, { semantics: { dialect } }) =>
      ([year, month, day, hour, minute, seconds]) => {
        const date = { year: number(year), month: number(month), day: number(day) };
        if (!isCivilDate(date))
          refuseDate(dialect, `${date.year}-${two(date.month)}-${two(date.day)}`, 'date');
        return new Temporal('timestamp', microsFromParts(date) + clockMicros(hour, minute, seconds), zoned);
      },
  );
}
export const makeTime = scalar('iif', TIME, ([hour, minute, seconds]) => {
  return new Temporal('time', clockMicros(hour, minute, seconds));
});

/** A time of day in microseconds; 24:00:00 is one, and a second may be a leap second. */
function clockMicros(hour: Value | undefined, minute: Value | undefined, given: Value | undefined): bigint {
  const [h, m, seconds] = [number(hour), number(minute), toFloat(given as Numeric)];
  const isClock = h >= 0 && h <= 24 && m >= 0 && m <= 59 && seconds >= 0 && seconds <= 60;
  if (!isClock || (h === 24 && (m > 0 || seconds > 0)))
    refuse('MAKE_TIME', 'postgresql', {
      postgresql: ['22008', `time field value out of range: ${h}:${two(m)}:${two(seconds)}`],
    });
  return BigInt(h * 3600 + m * 60) * 1_000_000n + BigInt(Math.round(seconds * 1_000_000));
}
/** PostgreSQL's make_interval(years, months, weeks, days, hours, mins, secs). */
export const makeInterval = scalar(
  'i?iiiiif',
  INTERVAL,
  ([years, months, weeks, days, hours, minutes, seconds]) => {
    const time = (BigInt(number(hours)) * 3600n + BigInt(number(minutes)) * 60n) * 1_000_000n;
    const micros = BigInt(Math.round(toFloat((seconds ?? 0) as Numeric) * 1_000_000));
    return new Interval(number(years) * 12 + number(months), number(weeks) * 7 + number(days), time + micros);
  },
);
/** From 4713 BC to 294276 AD. */
const FIRST_SECOND = -210_866_803_200;
const END_OF_SECONDS = 9_224_318_016_000;

/** PostgreSQL's to_timestamp(seconds). */
export const timestampOfEpoch = scalar('f', { kind: 'timestamp', precision: 6, zoned: true }, ([given]) => {
  const seconds = toFloat(given as Numeric);
  if (Number.isNaN(seconds))
    refuse('TO_TIMESTAMP', 'postgresql', { postgresql: ['22008', 'timestamp cannot be NaN'] });
  if (!Number.isFinite(seconds)) throw new Unsupported('an infinite timestamp', null);
  if (seconds < FIRST_SECOND || seconds >= END_OF_SECONDS)
    refuse('TO_TIMESTAMP', 'postgresql', {
      postgresql: ['22008', `timestamp out of range: "${postgresFloat(seconds, 64)}"`],
    });
  return new Temporal('timestamp', BigInt(Math.round(seconds * 1_000_000)), true);
});

export const isFinite = scalar('a', BOOLEAN, () => true);
