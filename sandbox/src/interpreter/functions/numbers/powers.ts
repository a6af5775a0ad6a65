import type { DialectName } from '../../dialects/dialect.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import {
  Decimal,
  decimalOf,
  divide,
  isWhole,
  rescale,
  signOf,
  toInteger,
  toNumber,
  wholeDigits,
} from '../../values/decimal.ts';
import { toDecimal, toFloat } from '../../values/numeric.ts';
import type { Run } from '../../run/run.ts';
import type { Value } from '../../values/value.ts';
import { type Words, refuse } from '../define/complain.ts';
import { type Define, bound } from '../define/scalar.ts';
import { FLOAT64, NUMERIC } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';
import {
  exponential,
  logarithm,
  power as powerOf,
  squareRoot,
  twentyPairs,
  wholePower,
  log10Of,
} from './exact.ts';

/** PostgreSQL computes exactly where an argument is numeric, Oracle always, to 40 digits; the others in floats. */
function isExact(args: readonly Type[], { semantics: { dialect } }: CallSite): boolean {
  const has = (kind: Type['kind']): boolean => args.some((type) => type.kind === kind);
  if (dialect === 'oracle') return !has('float');
  return dialect === 'postgresql' && has('decimal') && !has('float');
}

const ORACLE_DIGITS = 40;
const LEAST_DIGITS = 16;

/** How many digits behind the point PostgreSQL gives: 16 significant ones, never fewer than the arguments have. */
function scaleFor(weight: number, dialect: DialectName, ...args: readonly Decimal[]): number {
  const digits = dialect === 'oracle' ? ORACLE_DIGITS + 2 : LEAST_DIGITS;
  return Math.min(
    1000,
    Math.max(digits - weight, 0, ...(dialect === 'oracle' ? [] : args.map(({ scale }) => scale))),
  );
}

function shown(value: Decimal, dialect: DialectName): Decimal {
  return dialect === 'oracle' ? twentyPairs(value) : value;
}

type Exact = (args: readonly Decimal[], dialect: DialectName) => Decimal;
type Domain = (args: readonly number[], dialect: DialectName, run: Run) => void;

export function real(
  signature: string,
  float: (...args: number[]) => number,
  exact: Exact,
  domain: Domain = () => {},
): Define<ScalarFunction> {
  return bound(
    signature,
    (args, site) => (isExact(args, site) ? NUMERIC : FLOAT64),
    (args, site) => {
      const { dialect } = site.semantics;
      if (isExact(args, site)) {
        return (values, run) => {
          const exacts = values.map(asDecimal);
          domain(exacts.map(toNumber), dialect, run);
          return shown(exact(exacts, dialect), dialect);
        };
      }
      return (values, run) => {
        const floats = values.map((value) => toFloat(value as bigint));
        domain(floats, dialect, run);
        return finite(float(...floats), floats, dialect);
      };
    },
  );
}

export function asDecimal(value: Value): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value !== 'number') return toDecimal(value as bigint);
  if (!Number.isFinite(value)) throw new Unsupported(`an exact number that is ${value}`, null);
  return toDecimal(BigInt(Math.trunc(value)));
}

/** What is no number any more: NULL in SQLite and MySQL, an error elsewhere. */
export function finite(value: number, args: readonly number[], dialect: DialectName): Value {
  if (Number.isNaN(value))
    return dialect === 'postgresql' && args.some((arg) => Number.isNaN(arg)) ? value : null;
  if (Number.isFinite(value) || args.some((arg) => !Number.isFinite(arg))) return value;
  if (dialect === 'sqlite') return value;
  return fail({
    kind: 'out-of-range',
    type: dialect === 'postgresql' ? 'double precision' : dialect === 'mssql' ? 'float' : 'DOUBLE',
    value: 'overflow',
    column: null,
  });
}

export const MSSQL_DOMAIN: Words = ['3623', 'An invalid floating point operation occurred.'];
const outOfRange = (value: number): Words => ['ORA-01428', `argument '${value}' is out of range`];

export const squareRootOf = real(
  'm',
  Math.sqrt,
  ([value = decimalOf(0n)], dialect) => squareRoot(value, scaleFor(rootWeight(value), dialect, value)),
  ([value = 0], dialect) => {
    if (value < 0)
      refuseUnlessNull('SQRT', dialect, ['2201F', 'cannot take square root of a negative number'], value);
  },
);

/** PostgreSQL keeps numbers in groups of four digits, and counts their weight in groups. */
function groupWeight(value: Decimal): number {
  const digits = wholeDigits(value);
  if (digits > 0) return Math.ceil(digits / 4) - 1;
  if (value.digits === 0n) return 0;
  const zeros = value.scale - String(value.digits < 0n ? -value.digits : value.digits).length;
  return -Math.floor(zeros / 4) - 1;
}

function rootWeight(value: Decimal): number {
  const weight = groupWeight(value) * 4;
  return weight >= 0 ? Math.trunc(weight / 2) + 1 : 1 - Math.trunc((1 - weight) / 2);
}

/** SQLite and MySQL give NULL outside a function's domain. */
function refuseUnlessNull(name: string, dialect: DialectName, postgresql: Words, value: number): void {
  if (dialect === 'sqlite' || dialect === 'mysql' || dialect === 'mariadb') return;
  refuse(name, dialect, { postgresql, mssql: MSSQL_DOMAIN, oracle: outOfRange(value) });
}

export const exponent = real('m', Math.exp, ([value = decimalOf(0n)], dialect) => {
  const weight = Math.trunc(toNumber(value) * 0.434294481903252);
  if (weight > MOST_DIGITS) throw new Unsupported('a power of more than 2000 digits', null);
  return exponential(value, scaleFor(weight, dialect, value));
});

const MOST_DIGITS = 2000;

export function logDomain([value = 1]: readonly number[], dialect: DialectName, run: Run): void {
  if (value <= 0) refuseLogWhereStrict(dialect, run);
  const what = value === 0 ? 'cannot take logarithm of zero' : 'cannot take logarithm of a negative number';
  if (value <= 0) refuseUnlessNull('LN', dialect, ['2201E', what], value);
}

/** What a query of MySQL's gets NULL for, a change in strict mode may not compute. */
function refuseLogWhereStrict(dialect: DialectName, run: Run): void {
  if (run.strict !== 'all') return;
  if (dialect === 'mariadb') fail({ kind: 'division-by-zero' });
  if (dialect === 'mysql') refuse('LN', dialect, { mysql: ['3020', 'Invalid argument for logarithm'] });
}

/** (int) log10 |ln x|, as numeric.c estimates it. */
function logWeight(value: Decimal): number {
  const log = Math.abs(Math.log(toNumber(value)));
  return log === 0 ? 0 : Math.trunc(Math.log10(log));
}

export const exactLn: Exact = ([value = decimalOf(1n)], dialect) =>
  logarithm(value, scaleFor(logWeight(value), dialect, value));
export const naturalLog = real('m', nullBelow(Math.log), exactLn, logDomain);
export const log10 = real(
  'm',
  nullBelow(Math.log10),
  ([value = decimalOf(1n)], dialect) => logOf(decimalOf(10n), value, dialect),
  logDomain,
);
export const log2 = real('m', nullBelow(Math.log2), exactLn, logDomain);
/** LOG(base, number). */
export const logBaseFirst = real(
  'mm',
  (base, value) => logFloat(base, value),
  ([base = decimalOf(10n), value = decimalOf(1n)], dialect) => logOf(base, value, dialect),
  ([base = 10, value = 1], dialect, run) => {
    logDomain([base], dialect, run);
    logDomain([value], dialect, run);
    if (base === 1) refuseLogWhereStrict(dialect, run);
  },
);
/** PostgreSQL has LOG(base, number) of exact numbers alone. */
export const exactLog = bound('NN', NUMERIC, () => ([base, value], run) => {
  logDomain([toNumber(asDecimal(base ?? null))], 'postgresql', run);
  logDomain([toNumber(asDecimal(value ?? null))], 'postgresql', run);
  return logOf(asDecimal(base ?? null), asDecimal(value ?? null), 'postgresql');
});

function nullBelow(log: (value: number) => number) {
  return (value: number): number => (value <= 0 ? Number.NaN : log(value));
}

export function logFloat(base: number, value: number): number {
  if (base <= 0 || value <= 0 || base === 1) return Number.NaN;
  if (base === Math.E) return Math.log(value);
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

function logOf(base: Decimal, value: Decimal, dialect: DialectName): Decimal {
  const weight =
    dialect === 'oracle'
      ? 0
      : Math.trunc(Math.log10(Math.abs(Math.log(toNumber(value)) / Math.log(toNumber(base))) || 1));
  const scale = scaleFor(weight, dialect, base, value);
  const [top, bottom] = [logarithm(value, scale + 20), logarithm(base, scale + 20)];
  if (bottom.digits === 0n) fail({ kind: 'division-by-zero' });
  return divide(top, bottom, scale);
}

export const power = real('mm', powerFloat, exactPower, ([base = 1, by = 1], dialect) => {
  if (base === 0 && by < 0)
    refuseUnlessNull('POWER', dialect, ['2201F', 'zero raised to a negative power is undefined'], by);
  if (base < 0 && !Number.isInteger(by))
    refuseUnlessNull(
      'POWER',
      dialect,
      ['2201F', 'a negative number raised to a non-integer power yields a complex result'],
      by,
    );
});

function powerFloat(base: number, by: number): number {
  return base ** by;
}

export function exactPower(
  [base = decimalOf(1n), by = decimalOf(1n)]: readonly Decimal[],
  dialect: DialectName,
): Decimal {
  if (base.digits === 0n)
    return rescale(decimalOf(by.digits === 0n ? 1n : 0n), scaleFor(0, dialect, base, by));
  const size = new Decimal(base.digits < 0n ? -base.digits : base.digits, base.scale);
  if (base.digits < 0n && !isWhole(by))
    return refuse('POWER', dialect, {
      postgresql: ['2201F', 'a negative number raised to a non-integer power yields a complex result'],
    });
  const weight = Math.trunc(toNumber(by) * log10Of(size));
  if (Math.abs(weight) > MOST_DIGITS) throw new Unsupported('a power of more than 2000 digits', null);
  const scale = scaleFor(weight, dialect, base, by);
  if (!isWhole(by)) return powerOf(base, by, scale);
  const times = Number(toInteger(by));
  if (Math.abs(times) > MOST_DIGITS) {
    const large = powerOf(size, by, scale);
    return signOf(base) < 0 && times % 2 !== 0 ? new Decimal(-large.digits, large.scale) : large;
  }
  const whole = wholePower(base, Math.abs(times));
  return times >= 0 ? rescale(whole, scale) : divide(decimalOf(1n), whole, scale);
}
