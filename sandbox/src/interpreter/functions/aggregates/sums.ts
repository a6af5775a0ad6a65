import type { DialectName } from '../../dialects/dialect.ts';
import { fail } from '../../errors/failure.ts';
import type { Run } from '../../run/run.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, add, decimalOf, divide } from '../../values/decimal.ts';
import { Interval, addIntervals } from '../../values/interval.ts';
import { type Numeric, toDecimal, toFloat } from '../../values/numeric.ts';
import { isIntegerText, numberPrefix } from '../../values/number-text.ts';
import { textIn } from '../define/read.ts';
import type { Value } from '../../values/value.ts';
import { FLOAT64, INT32, INT64, INTERVAL, NUMERIC } from '../define/types.ts';
import type { CallSite } from '../function.ts';
import { aggregate, folding } from './define.ts';

const MOST_DIGITS: Readonly<Partial<Record<DialectName, number>>> = { mysql: 65, mariadb: 65, mssql: 38 };

/** The digits of a number's type, an integer's too. */
function digitsOf(type: Type): { precision: number; scale: number } {
  if (type.kind === 'decimal') return { precision: type.precision ?? 65, scale: type.scale ?? 0 };
  const bits = type.kind === 'integer' ? type.bits : 64;
  return { precision: { 1: 1, 8: 3, 16: 5, 24: 8, 32: 10, 64: 19 }[bits], scale: 0 };
}

function isExact({ kind }: Type): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'null';
}

function sumType([type = NUMERIC]: readonly Type[], site: CallSite): Type {
  const { dialect } = site.semantics;
  if (type.kind === 'interval') return INTERVAL;
  if (dialect === 'oracle') return type.kind === 'float' ? type : NUMERIC;
  if (dialect === 'postgresql') {
    if (type.kind === 'integer') return type.bits === 64 ? NUMERIC : INT64;
    return type.kind === 'float' ? type : type.kind === 'decimal' ? NUMERIC : INT64;
  }
  if (!isExact(type)) return FLOAT64;
  if (dialect === 'mssql' && type.kind !== 'decimal')
    return type.kind === 'integer' && type.bits === 64 ? INT64 : INT32;
  const { precision, scale } = digitsOf(type);
  const most = MOST_DIGITS[dialect] ?? 38;
  return { kind: 'decimal', precision: dialect === 'mssql' ? most : Math.min(most, precision + 22), scale };
}

/** MySQL adds four digits behind the point; T-SQL keeps at least six of a decimal, and an integer an integer. */
function averageType(args: readonly Type[], site: CallSite): Type {
  const [type = NUMERIC] = args;
  const { dialect } = site.semantics;
  if (type.kind === 'interval') return INTERVAL;
  if (dialect === 'oracle' || dialect === 'postgresql') return type.kind === 'float' ? FLOAT64 : NUMERIC;
  if (!isExact(type)) return FLOAT64;
  if (dialect === 'mssql')
    return type.kind === 'decimal'
      ? { kind: 'decimal', precision: 38, scale: Math.max(type.scale ?? 0, 6) }
      : sumType(args, site);
  const { precision, scale } = digitsOf(type);
  return { kind: 'decimal', precision: Math.min(65, precision + 4), scale: Math.min(30, scale + 4) };
}

/** What may be added up: refused where the dialect has no SUM of such a type. */
function checkSummable(
  name: 'sum' | 'avg',
  [type = NUMERIC]: readonly Type[],
  { semantics, span }: CallSite,
): void {
  const { dialect } = semantics;
  if (dialect === 'postgresql' && !isExact(type) && !['float', 'interval', 'unknown'].includes(type.kind))
    fail({ kind: 'unknown-function', name, types: [semantics.nameOf(type)] }, span);
  const isRefused =
    type.kind === 'text' || type.kind === 'date' || (type.kind === 'integer' && type.bits === 1);
  if (dialect === 'mssql' && (isRefused || type.kind === 'timestamp'))
    fail(
      {
        kind: 'invalid-argument',
        name,
        code: '8117',
        what: `Operand data type ${semantics.nameOf(type)} is invalid for ${name} operator.`,
      },
      span,
    );
}

function checkedSum(type: Type): (value: Value) => Value {
  if (type.kind !== 'integer') return (value) => value;
  const limit = 2n ** BigInt(type.bits - 1);
  return (value) => {
    if (typeof value !== 'bigint' || (value < limit && value >= -limit)) return value;
    return fail({
      kind: 'out-of-range',
      type: type.bits === 64 ? 'bigint' : 'int',
      value: String(value),
      column: null,
    });
  };
}

function plus(left: Value, right: Value): Value {
  if (left === null) return right;
  if (left instanceof Interval && right instanceof Interval) return addIntervals(left, right);
  if (typeof left === 'number' || typeof right === 'number')
    return toFloat(left as Numeric) + toFloat(right as Numeric);
  if (typeof left === 'bigint' && typeof right === 'bigint') return left + right;
  return add(toDecimal(left as bigint), toDecimal(right as bigint));
}

export const sum = aggregate(
  'a',
  (args, site) => {
    checkSummable('sum', args, site);
    return sumType(args, site);
  },
  (args, site) => {
    const { semantics } = site;
    const type = sumType(args, site);
    if (semantics.dialect === 'sqlite') return sumOfSqlite('sum');
    const [given = NUMERIC] = args;
    const number = numberOf(given, type, site);
    const check =
      semantics.dialect === 'mssql' || semantics.dialect === 'postgresql'
        ? checkedSum(type)
        : (value: Value) => value;
    return folding((kept, value, run) => check(plus(kept, number(value, run))));
  },
);

/** Text and the like are read as numbers first. */
function numberOf(
  given: Type,
  wanted: Type,
  { semantics, span }: CallSite,
): (value: Value, run: Run) => Value {
  if (isExact(given) || given.kind === 'float' || given.kind === 'interval') return (value) => value;
  return semantics.implicit(given, wanted, span);
}

export const average = aggregate(
  'a',
  (args, site) => {
    checkSummable('avg', args, site);
    return averageType(args, site);
  },
  (args, site) => {
    const { semantics } = site;
    if (semantics.dialect === 'sqlite') return sumOfSqlite('avg');
    const [given = NUMERIC] = args;
    const type = averageType(args, site);
    const number = numberOf(given, type, site);
    const share = shareOf(type, site);
    return (run) => {
      let [kept, rows]: [Value, bigint] = [null, 0n];
      return {
        add([value = null]) {
          kept = plus(kept, number(value, run));
          rows += 1n;
        },
        result: () => (kept === null ? null : share(kept, rows, run)),
      };
    };
  },
);

/** The sum ÷ the rows, as the dialect divides. */
function shareOf(type: Type, { semantics, span }: CallSite): (sum: Value, rows: bigint, run: Run) => Value {
  if (type.kind === 'float') return (sum, rows) => toFloat(sum as Numeric) / Number(rows);
  if (type.kind === 'interval') return (sum, rows) => divideInterval(sum as Interval, Number(rows));
  if (type.kind === 'integer') return (sum, rows) => (sum as bigint) / rows;
  if (type.kind === 'decimal' && type.scale !== null) {
    const { scale } = type;
    const rounding = semantics.dialect === 'mssql' ? 'cut' : 'half-away';
    return (sum, rows) => divide(toDecimal(sum as bigint), decimalOf(rows), scale, rounding);
  }
  const division = semantics.binary('/', NUMERIC, NUMERIC, span);
  return (sum, rows, run) => division.evaluate([toDecimal(sum as bigint), decimalOf(rows)], run);
}

/** As PostgreSQL divides one: what is left of months becomes days, of days time. */
export function divideInterval({ months, days, micros }: Interval, by: number): Interval {
  const wholeMonths = Math.trunc(months / by);
  const monthRest = (months / by - wholeMonths) * 30;
  const wholeDays = Math.trunc(days / by);
  const dayRest = days / by - wholeDays + monthRest - Math.trunc(monthRest);
  return new Interval(
    wholeMonths,
    wholeDays + Math.trunc(monthRest),
    BigInt(Math.round(Number(micros) / by + dayRest * 86_400_000_000)),
  );
}

/** SQLite: an integer where all are, else a real that remembers what its roundings lost; TOTAL and AVG always. */
export function sumOfSqlite(form: 'sum' | 'avg' | 'total') {
  return () => {
    let [whole, isWhole, real, lost, rows] = [0n, true, 0, 0, 0];
    return {
      add([value = null]: readonly Value[]) {
        const number = numberIn(value);
        rows += 1;
        if (typeof number === 'bigint') whole += number;
        else isWhole = false;
        const next = Number(number);
        const sum = real + next;
        lost += Math.abs(real) >= Math.abs(next) ? real - sum + next : next - sum + real;
        real = sum;
      },
      result(): Value {
        if (form === 'sum' && rows === 0) return null;
        if (form === 'sum' && isWhole) {
          if (whole >= 2n ** 63n || whole < -(2n ** 63n))
            fail({ kind: 'out-of-range', type: 'INTEGER', value: String(whole), column: null });
          return whole;
        }
        const total = Number.isFinite(lost) ? real + lost : real;
        if (form === 'avg') return rows === 0 ? null : (isWhole ? Number(whole) : total) / rows;
        return isWhole ? Number(whole) : total;
      },
    };
  };
}

function numberIn(value: Value): bigint | number {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Decimal) return toFloat(value);
  const text = textIn(value);
  const prefix = numberPrefix(text) ?? '0';
  return isIntegerText(text) ? BigInt(text) : Number(prefix);
}

export const total = aggregate('a', FLOAT64, () => sumOfSqlite('total'));
