import type { DialectName } from '../../dialects/dialect.ts';
import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import { Decimal, decimalOf, toNumber } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { Temporal, daysOf, partsOf } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import { FLOAT64, NUMERIC } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { partOf } from './parts.ts';
import { type Unit, unitOf } from './units.ts';

/** EXTRACT(unit FROM value) and date_part('unit', value). */
export function extract(result: 'exact' | 'float'): Define<ScalarFunction> {
  return bound(
    'st',
    (_, { semantics: { dialect } }) => {
      if (dialect === 'postgresql') return result === 'float' ? FLOAT64 : NUMERIC;
      return dialect === 'oracle' ? NUMERIC : { kind: 'integer', bits: 64, unsigned: false };
    },
    ([, type], site) => {
      const { dialect } = site.semantics;
      if (dialect === 'mysql' || dialect === 'mariadb')
        return ([word, value]) => mysqlPart(textIn(word), value as Temporal, dialect);
      if (dialect === 'oracle') return ([word, value]) => oraclePart(textIn(word), value ?? null, type);
      return ([word, value]) => {
        const unit = unitOf(textIn(word), dialect, 'EXTRACT');
        const part =
          value instanceof Interval
            ? intervalPart(value, unit)
            : postgresqlPart(value as Temporal, unit, type);
        return result === 'float' ? toNumber(part) : part;
      };
    },
  );
}

const TIME_UNITS = new Set<Unit>(['hour', 'minute', 'second', 'millisecond', 'microsecond']);

function postgresqlPart(value: Temporal, unit: Unit, type: Type | undefined): Decimal {
  const { kind } = value;
  const isTimeUnit = TIME_UNITS.has(unit);
  if ((kind === 'date' && isTimeUnit) || (kind === 'time' && !isTimeUnit && unit !== 'epoch'))
    refuse('EXTRACT', 'postgresql', {
      postgresql: [
        '0A000',
        `unit "${unit}" not supported for type ${kind === 'date' ? 'date' : 'time without time zone'}`,
      ],
    });
  const { second, micros } = partsOf(value);
  if (unit === 'second') return new Decimal(BigInt(second * 1_000_000 + micros), 6);
  if (unit === 'millisecond') return new Decimal(BigInt(second * 1_000_000 + micros), 3);
  if (unit === 'microsecond') return decimalOf(BigInt(second * 1_000_000 + micros));
  if (unit === 'epoch')
    return type?.kind === 'date' ? decimalOf(value.micros / 1_000_000n) : new Decimal(value.micros, 6);
  if (unit === 'julian') {
    const whole = BigInt(daysOf(value) + JULIAN_EPOCH);
    const rest = value.micros - BigInt(daysOf(value)) * MICROS_PER_DAY;
    return kind === 'date'
      ? decimalOf(whole)
      : new Decimal(whole * 10n ** 20n + (rest * 10n ** 20n) / MICROS_PER_DAY, 20);
  }
  return decimalOf(BigInt(partOf(value, unit, 'postgresql')));
}

/** The julian day of 1970-01-01. */
const JULIAN_EPOCH = 2_440_588;

/** A part of an interval: months and years of its months, hours of its time, which may be more than 24. */
function intervalPart({ months, days, micros }: Interval, unit: Unit): Decimal {
  const year = Math.trunc(months / 12);
  const whole: Partial<Record<Unit, number | bigint>> = {
    year,
    month: months % 12,
    quarter: Math.trunc((months % 12) / 3) + 1,
    decade: Math.trunc(year / 10),
    century: Math.trunc(year / 100),
    millennium: Math.trunc(year / 1000),
    day: days,
    week: Math.trunc(days / 7),
    hour: micros / 3_600_000_000n,
    minute: (micros / 60_000_000n) % 60n,
    microsecond: micros % 60_000_000n,
  };
  if (unit === 'second') return new Decimal(micros % 60_000_000n, 6);
  if (unit === 'millisecond') return new Decimal(micros % 60_000_000n, 3);
  if (unit === 'epoch') {
    // A year has 365.25 days here, a month 30.
    const seconds = BigInt(year) * 31_557_600n + BigInt(months % 12) * 2_592_000n + BigInt(days) * 86_400n;
    return new Decimal(seconds * 1_000_000n + micros, 6);
  }
  const part = whole[unit];
  if (part === undefined)
    return refuse('EXTRACT', 'postgresql', {
      postgresql: ['0A000', `unit "${unit}" not supported for type interval`],
    });
  return decimalOf(BigInt(part));
}

/** MySQL's units of two words are their digits side by side: YEAR_MONTH of 2026-03 is 202603. */
function mysqlPart(word: string, value: Temporal, dialect: DialectName): bigint {
  const [first = '', last] = word.toUpperCase().split('_');
  if (!last || word.toUpperCase().startsWith('SQL_'))
    return BigInt(partOf(value, unitOf(word, dialect, 'EXTRACT'), dialect));
  const ORDER = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'MICROSECOND'];
  const [from, to] = [ORDER.indexOf(first), ORDER.indexOf(last)];
  if (from === -1 || to === -1) unitOf(word, dialect, 'EXTRACT');
  const digits = ORDER.slice(from, to + 1).map((unit) => {
    const part = partOf(value, unit.toLowerCase() as Unit, dialect);
    return String(Math.abs(part)).padStart(unit === 'MICROSECOND' ? 6 : 2, '0');
  });
  return BigInt(digits.join(''));
}

/** Oracle has no hours in a DATE: only a TIMESTAMP has. */
function oraclePart(word: string, value: Value, type: Type | undefined): Value {
  const unit = unitOf(word, 'oracle', 'EXTRACT');
  if (value instanceof Interval) return intervalPart(value, unit);
  const isDate = type?.kind === 'timestamp' && type.name === 'DATE';
  if (isDate && TIME_UNITS.has(unit))
    refuse('EXTRACT', 'oracle', { oracle: ['ORA-30076', 'invalid extract field for extract source'] });
  if (!(value instanceof Temporal))
    return refuse('EXTRACT', 'oracle', {
      oracle: ['ORA-30076', 'invalid extract field for extract source'],
    });
  const { second, micros } = partsOf(value);
  if (unit === 'second') return new Decimal(BigInt(second * 1_000_000 + micros), 6);
  return decimalOf(BigInt(partOf(value, unit, 'oracle')));
}
