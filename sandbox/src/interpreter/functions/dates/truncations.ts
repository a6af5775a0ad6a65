import { Unsupported, fail } from '../../errors/failure.ts';
import { MICROS_PER_DAY, daysFromCivil, isoWeek, isoWeekday, weekday } from '../../values/calendar.ts';
import { Interval } from '../../values/interval.ts';
import {
  Temporal,
  daysOf,
  floorDivide,
  microsFromParts,
  partsOf,
  plusMonths,
} from '../../values/temporal.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { INTERVAL, ORACLE_DATE } from '../define/types.ts';
import { timeLike } from './fractions.ts';
import { type Unit, unitOf } from './units.ts';

const CLOCK: Readonly<Partial<Record<Unit, bigint>>> = {
  microsecond: 1n,
  millisecond: 1000n,
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: MICROS_PER_DAY,
};

/** The moment that a unit began at: a week on the weekday that `firstDay` names, 0 for Sunday. */
function startOf(value: Temporal, unit: Unit, firstDay = 1): bigint {
  const clock = CLOCK[unit];
  if (clock !== undefined) return floorDivide(value.micros, clock) * clock;
  const { year, month } = partsOf(value);
  const days = daysOf(value);
  switch (unit) {
    case 'week':
    case 'isoweek':
      return BigInt(days - ((weekday(days) - firstDay + 7) % 7)) * MICROS_PER_DAY;
    case 'month':
      return microsFromParts({ year, month });
    case 'quarter':
      return microsFromParts({ year, month: Math.floor((month - 1) / 3) * 3 + 1 });
    case 'year':
      return microsFromParts({ year });
    case 'decade':
      return microsFromParts({ year: Math.floor(year / 10) * 10 });
    case 'century':
      return microsFromParts({ year: Math.floor((year - 1) / 100) * 100 + 1 });
    case 'millennium':
      return microsFromParts({ year: Math.floor((year - 1) / 1000) * 1000 + 1 });
    default:
      throw new Unsupported(`cutting a date to ${unit}`, null);
  }
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

/** T-SQL 2022: DATETRUNC(unit, date); the type stays. Weeks begin on Sunday. */
export const dateTruncOfMssql = bound(
  'wd',
  ([, type]) =>
    type?.kind === 'date' || type?.kind === 'timestamp'
      ? type
      : { kind: 'timestamp', precision: 7, zoned: false },
  () =>
    ([word, value]) => {
      const unit = unitOf(textIn(word), 'mssql', 'DATETRUNC');
      const given = value as Temporal;
      const first = unit === 'isoweek' ? 1 : 0;
      return new Temporal(
        given.kind,
        startOf(given, unit === 'dayofyear' ? 'day' : unit, first),
        given.zoned,
      );
    },
);

/** Oracle, "ROUND and TRUNC Date Functions": the models, and the unit that each cuts to. */
const MODELS: Readonly<Record<string, string>> = {
  century: 'CC SCC',
  year: 'SYYYY YYYY YEAR SYEAR YYY YY Y',
  isoyear: 'IYYY IYY IY I',
  quarter: 'Q',
  month: 'MONTH MON MM RM',
  yearweek: 'WW',
  isoweek: 'IW',
  monthweek: 'W',
  day: 'DDD DD J',
  week: 'DAY DY D',
  hour: 'HH HH12 HH24',
  minute: 'MI',
};
const BY_MODEL = new Map(
  Object.entries(MODELS).flatMap(([unit, models]) => models.split(' ').map((model) => [model, unit])),
);

function oracleStart(value: Temporal, unit: string): bigint {
  const days = daysOf(value);
  const { year, month } = partsOf(value);
  const since = (first: number): bigint => BigInt(days - ((days - first) % 7)) * MICROS_PER_DAY;
  if (unit === 'yearweek') return since(daysFromCivil({ year, month: 1, day: 1 }));
  if (unit === 'monthweek') return since(daysFromCivil({ year, month, day: 1 }));
  if (unit === 'isoyear') {
    const fourth = daysFromCivil({ year: isoWeek(days).year, month: 1, day: 4 });
    return BigInt(fourth - isoWeekday(fourth) + 1) * MICROS_PER_DAY;
  }
  return startOf(value, unit as Unit, unit === 'week' ? 0 : 1);
}

/** The next start behind one: what a date is rounded up to. */
function oracleNext(start: bigint, unit: string): bigint {
  const at = new Temporal('timestamp', start);
  const months: Partial<Record<string, number>> = { century: 1200, year: 12, quarter: 3, month: 1 };
  const by = months[unit];
  if (by !== undefined) return plusMonths(at, by).micros;
  if (unit === 'isoyear') return oracleStart(new Temporal('timestamp', start + 380n * MICROS_PER_DAY), unit);
  if (unit === 'day') return start + MICROS_PER_DAY;
  return start + (unit === 'hour' ? 3_600_000_000n : unit === 'minute' ? 60_000_000n : 7n * MICROS_PER_DAY);
}

/** Years round up from July 1st, quarters from the 16th of their second month, months from the 16th, the rest from half. */
function oracleRounded(value: Temporal, unit: string): bigint {
  const start = oracleStart(value, unit);
  const { year, month, day } = partsOf(value);
  const isUp = {
    century: year % 100 >= 51 || year % 100 === 0,
    year: month >= 7,
    quarter: month % 3 === 0 || (month % 3 === 2 && day >= 16),
    month: day >= 16,
  }[unit];
  const next = oracleNext(start, unit);
  return (isUp ?? (value.micros - start) * 2n >= next - start) ? next : start;
}

function modelOf(model: unknown, name: string): string {
  const unit = typeof model === 'string' ? BY_MODEL.get(model.trim().toUpperCase()) : 'day';
  return unit ?? refuse(name, 'oracle', { oracle: ['ORA-01898', 'too many precision specifiers'] });
}

export const truncateDate = scalar(
  'ds?',
  ORACLE_DATE,
  ([value, model]) => new Temporal('timestamp', oracleStart(value as Temporal, modelOf(model, 'TRUNC'))),
);
export const roundDate = scalar(
  'ds?',
  ORACLE_DATE,
  ([value, model]) => new Temporal('timestamp', oracleRounded(value as Temporal, modelOf(model, 'ROUND'))),
);

/** The date of a moment: MySQL's DATE(). */
export const dateOnly = scalar('d', { kind: 'date' }, ([value]) =>
  value instanceof Temporal ? new Temporal('date', startOf(value, 'day')) : null,
);
/** Its time of day: MySQL's TIME(). */
export const timeOnly = bound('t', timeLike, () => ([value]) => {
  if (!(value instanceof Temporal)) return null;
  return value.kind === 'time' ? value : new Temporal('time', value.micros - startOf(value, 'day'));
});
