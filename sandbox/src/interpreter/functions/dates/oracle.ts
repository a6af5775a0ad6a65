import { MICROS_PER_DAY, daysFromCivil, daysInMonth, isoWeek, isoWeekday } from '../../values/calendar.ts';
import { Decimal, decimalOf, divide, toInteger } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { Temporal, daysOf, partsOf, plusMonths, timeOfDay } from '../../values/temporal.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, scalar } from '../define/scalar.ts';
import { NUMERIC, ORACLE_DATE } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { MICROS, MONTHS, plusUnits } from './additions.ts';
import { WEEKDAYS } from './parts.ts';
import { startOf } from './truncations.ts';
import { type Unit, unitOf } from './units.ts';

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

/** Oracle: the first such weekday behind a date. */
export const nextDay = scalar('ds', 'first', ([value, name]) => {
  const wanted = WEEKDAYS.findIndex(
    (day) => day.slice(0, 3).toUpperCase() === textIn(name).trim().slice(0, 3).toUpperCase(),
  );
  if (wanted === -1) refuse('NEXT_DAY', 'oracle', { oracle: ['ORA-01846', 'not a valid day of the week'] });
  const today = isoWeekday(daysOf(value as Temporal)) % 7;
  return plusUnits(value as Temporal, BigInt((wanted - today + 7) % 7 || 7), 'day');
});

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
