import type { DialectName } from '../../dialects/dialect.ts';
import { fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { type Rounding, Decimal, rescale, signOf } from '../../values/decimal.ts';
import { exactly, toDecimal } from '../../values/numeric.ts';
import type { Value } from '../../values/value.ts';
import { type Define, bound } from '../define/scalar.ts';
import { type Result, FLOAT64, NUMERIC } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';
import { clamp } from '../strings/substrings.ts';

/** The type of the first argument where it is a number; PostgreSQL has no such function of integers and takes float. */
export function sameNumber([type]: readonly Type[], { semantics: { dialect } }: CallSite): Type {
  if (dialect === 'oracle') return type?.kind === 'float' ? type : NUMERIC;
  if (type?.kind === 'float' || type?.kind === 'decimal') return type;
  return type?.kind === 'integer' && dialect !== 'postgresql' ? type : FLOAT64;
}

/** As `sameNumber`, without digits behind the point; MySQL makes an integer of it. */
const whole: Result = (args, site) => {
  const type = sameNumber(args, site);
  if (type.kind !== 'decimal' || type.precision === null) return type;
  const { dialect } = site.semantics;
  if (dialect === 'mysql' || dialect === 'mariadb') {
    const digits = type.precision - (type.scale ?? 0);
    return digits < 18
      ? { kind: 'integer', bits: 64, unsigned: false }
      : { ...type, precision: digits + 1, scale: 0 };
  }
  return { ...type, scale: 0 };
};

/** CEIL, FLOOR, and in SQLite TRUNC: to a whole number. */
export function toWhole(rounding: 'ceiling' | 'floor' | 'cut'): Define<ScalarFunction> {
  const round = { ceiling: Math.ceil, floor: Math.floor, cut: Math.trunc }[rounding];
  return bound('m', whole, () => ([value = null]) => {
    if (typeof value === 'number') return round(value);
    return value instanceof Decimal ? rescale(value, 0, rounding) : value;
  });
}

/** ROUND(number, digits); digits may be negative. */
export const round = bound('nI?', roundedType(1), (args, site) => rounded(args, site, 'half-away'));
export const roundTo = bound('Ni', NUMERIC, (args, site) => rounded(args, site, 'half-away'));
export const truncateTo = bound('Ni', NUMERIC, (args, site) => rounded(args, site, 'cut'));
/** TRUNCATE and TRUNC(number, digits). */
export const truncate = bound('nI?', roundedType(1), (args, site) => rounded(args, site, 'cut'));

/** How many digits stay: MySQL cuts the type's scale only where the digits are a constant. */
export function roundedType(at: number): Result {
  return (args, site) => {
    const [type] = args;
    const { dialect } = site.semantics;
    if (dialect === 'postgresql') return args.length > at || type?.kind === 'decimal' ? NUMERIC : FLOAT64;
    const same = sameNumber(args, site);
    if (same.kind !== 'decimal' || same.precision === null) return same;
    const digits = args.length > at ? site.constants[at] : 0n;
    if (digits === undefined || digits === null) return same;
    const most = dialect === 'mssql' ? (same.scale ?? 0) : 30;
    const scale = Math.max(0, Math.min(clamp(digits), most));
    return { ...same, precision: Math.max(1, same.precision - (same.scale ?? 0) + 1 + scale), scale };
  };
}

/** NUMERIC_MAX_RESULT_SCALE of PostgreSQL's numeric.h. */
const MOST_SCALE = 2000;

export function rounded(args: readonly Type[], site: CallSite, rounding: 'half-away' | 'cut') {
  const { dialect } = site.semantics;
  const keeps = dialect === 'mssql';
  const [type] = args;
  const scale = type?.kind === 'decimal' ? type.scale : null;
  const isConstant = site.constants[1] !== undefined;
  return ([value = null, given]: readonly Value[]): Value => {
    const digits = given === undefined ? 0 : clamp(given);
    if (typeof value === 'number') return roundFloat(value, digits, rounding, dialect);
    if (typeof value === 'bigint')
      return digits >= 0 ? value : rescale(toDecimal(value), digits, rounding).digits;
    if (!(value instanceof Decimal)) return value;
    if (dialect === 'oracle') return rescale(value, Math.min(digits, Math.max(value.scale, 0)), rounding);
    if (dialect === 'postgresql')
      return rescale(value, Math.min(Math.max(digits, -MOST_SCALE), MOST_SCALE), rounding);
    // MySQL and T-SQL never show more digits than the number has; T-SQL never fewer.
    const cut = rescale(value, Math.min(digits, value.scale), rounding);
    const isShown = keeps || (given !== undefined && !isConstant);
    return isShown ? rescale(cut, scale ?? value.scale) : cut;
  };
}

/** PostgreSQL and MySQL round a float's halves to even, as C does; the others away from zero. */
function roundFloat(value: number, digits: number, rounding: Rounding, dialect: DialectName): number {
  if (!Number.isFinite(value)) return value;
  const places = Math.max(-400, Math.min(digits, dialect === 'sqlite' ? 30 : 400));
  if (dialect === 'sqlite') return roundOfSqlite(value, Math.max(0, places));
  if (rounding === 'cut') return cutFloat(value, places);
  if (dialect !== 'postgresql' && dialect !== 'mysql' && dialect !== 'mariadb') {
    return Number(decimalNumber(rescale(shortest(value), places, 'half-away')));
  }
  if (places === 0) return halfEven(value);
  const power = 10 ** Math.abs(places);
  const scaled = places > 0 ? value * power : value / power;
  if (!Number.isFinite(scaled) || scaled === 0) return scaled === 0 ? 0 : value;
  return places > 0 ? halfEven(scaled) / power : halfEven(scaled) * power;
}

function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function cutFloat(value: number, places: number): number {
  const power = 10 ** Math.abs(places);
  const scaled = places >= 0 ? value * power : value / power;
  if (!Number.isFinite(scaled) || scaled === 0) return scaled === 0 ? 0 : value;
  return places >= 0 ? Math.trunc(scaled) / power : Math.trunc(scaled) * power;
}

/** https://sqlite.org/lang_corefunc.html#round; a number too large for a fraction stays. */
function roundOfSqlite(value: number, places: number): number {
  if (Math.abs(value) >= 4_503_599_627_370_496) return value;
  return Number(decimalNumber(rescale(exactly(value), places, 'half-away')));
}

function decimalNumber({ digits, scale }: Decimal): string {
  return `${digits}e-${scale}`;
}

/** The shortest decimal that reads back as this float. */
export function shortest(value: number): Decimal {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const [integer = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(power);
  const digits = BigInt(integer + fraction);
  return scale < 0 ? new Decimal(digits * 10n ** BigInt(-scale), 0) : new Decimal(digits, scale);
}

export const absolute = bound(
  'n',
  (args, site) => {
    const [type] = args;
    const isInteger = type?.kind === 'integer';
    if (isInteger && site.semantics.dialect === 'postgresql') return type;
    return sameNumber(args, site);
  },
  ([type], { semantics: { dialect } }) =>
    ([value = null]) => {
      if (typeof value === 'number') return Math.abs(value);
      if (value instanceof Decimal)
        return signOf(value) < 0 ? new Decimal(-value.digits, value.scale) : value;
      // The least integer of a type has no counterpart above zero.
      const bits = type?.kind === 'integer' ? type.bits : 64;
      if (typeof value === 'bigint' && value === -(2n ** BigInt(bits - 1)) && dialect !== 'oracle')
        fail({
          kind: 'out-of-range',
          type: bits === 64 ? 'bigint' : 'integer',
          value: String(-value),
          column: null,
        });
      return typeof value === 'bigint' && value < 0n ? -value : value;
    },
);

/** SQLite gives NULL for what is no number. */
export const sign = bound(
  'm',
  ([type], { semantics: { dialect } }) => {
    if (dialect === 'oracle') return NUMERIC;
    if (dialect === 'mysql' || dialect === 'mariadb') return { kind: 'integer', bits: 64, unsigned: false };
    if (type?.kind === 'decimal') return type;
    return dialect === 'postgresql' || type?.kind !== 'integer' ? FLOAT64 : type;
  },
  () =>
    ([value = null]) => {
      if (typeof value === 'number') return Number.isNaN(value) ? null : BigInt(Math.sign(value));
      if (value instanceof Decimal) return BigInt(signOf(value));
      return typeof value === 'bigint' ? BigInt(value > 0n) - BigInt(value < 0n) : null;
    },
);
