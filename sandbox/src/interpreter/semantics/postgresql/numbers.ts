import type { Complaint } from '../../errors/complaint.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Budget } from '../../run/budget.ts';
import type { Type } from '../../types/type.ts';
import {
  Decimal,
  add,
  divide,
  magnitudeOf,
  multiply,
  powerOfTen,
  precisionOf,
  remainder,
  rescale,
  signOf,
  subtract,
  toNumber,
} from '../../values/decimal.ts';
import { exponential, naturalLog } from '../../values/decimal-functions.ts';
import type { Value } from '../../values/value.ts';
import type { Operation } from '../semantics.ts';
import { inRange } from './limits.ts';
import { nameOf } from './types.ts';

const MAX_SCALE = 1000;
/** A numeric keeps at least so many significant digits in a quotient. */
const MIN_DIGITS = 16;
/** More of a logarithm's digits than its power shows. */
const LOG_DIGITS = 12;
/** What a power may be worked out with. */
const MAX_POWER_DIGITS = 200_000;
/** exp() of numeric.c goes no further than e to the power of 6,000. */
const MAX_EXPONENT = 2605;

const COMPLEX_POWER: Complaint = {
  kind: 'invalid-argument',
  name: 'power',
  what: 'a negative number raised to a non-integer power yields a complex result',
  code: '2201F',
};
const ZERO_POWER: Complaint = {
  kind: 'invalid-argument',
  name: 'power',
  what: 'zero raised to a negative power is undefined',
  code: '2201F',
};

/** Both operands are of `type` already. Integers overflow, floats as well; a numeric grows. */
export function numberOperation(operator: string, type: Type, span: Span): Operation | null {
  const compute =
    type.kind === 'integer'
      ? INTEGERS[operator]
      : type.kind === 'decimal'
        ? NUMERICS[operator]
        : FLOATS[operator];
  if (!compute) return null;
  return {
    type,
    evaluate: ([left = null, right = null], { budget }) => {
      const result = (compute as (a: Value, b: Value, span: Span) => Value)(left, right, span);
      if (result instanceof Decimal) return charged(result, budget, span);
      return typeof result === 'bigint' ? inRange(result, type, span) : result;
    },
  };
}

const LARGE = 10n ** 100n;
const TOO_LARGE = 10n ** 131_072n;

/** Long numbers cost what they weigh, and end where PostgreSQL's do. */
function charged(value: Decimal, budget: Budget, span: Span): Decimal {
  const { digits } = value;
  if (digits < LARGE && digits > -LARGE) return value;
  if (digits >= TOO_LARGE * powerOfTen(value.scale) || -digits >= TOO_LARGE * powerOfTen(value.scale))
    fail({ kind: 'out-of-range', type: 'numeric', value: '', column: null }, span);
  budget.text(digits.toString(16).length);
  return value;
}

type Compute<T> = Readonly<Record<string, (left: T, right: T, span: Span) => T>>;

const INTEGERS: Compute<bigint> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b, span) => a / nonZero(b, span),
  '%': (a, b, span) => a % nonZero(b, span),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '#': (a, b) => a ^ b,
  // As C shifts: by the count's lowest bits.
  '<<': (a, b) => BigInt.asIntN(64, a << (b & 63n)),
  '>>': (a, b) => a >> (b & 63n),
};

const NUMERICS: Compute<Decimal> = {
  '+': add,
  '-': subtract,
  '*': (a, b) => limitedScale(multiply(a, b)),
  '/': divideNumeric,
  '%': (a, b, span) => {
    if (signOf(b) === 0) fail({ kind: 'division-by-zero' }, span);
    return remainder(a, b);
  },
  '^': power,
};

const FLOATS: Compute<number> = {
  '+': (a, b, span) => finite(a + b, [a, b], span),
  '-': (a, b, span) => finite(a - b, [a, b], span),
  '*': (a, b, span) => finite(a * b, [a, b], span),
  '/': (a, b, span) => {
    if (b === 0) fail({ kind: 'division-by-zero' }, span);
    return finite(a / b, [a, b], span);
  },
  '^': (a, b, span) => {
    if (a < 0 && !Number.isInteger(b)) fail(COMPLEX_POWER, span);
    if (a === 0 && b < 0) fail(ZERO_POWER, span);
    return finite(a ** b, [a, b], span);
  },
};

function nonZero(value: bigint, span: Span): bigint {
  return value === 0n ? fail({ kind: 'division-by-zero' }, span) : value;
}

function finite(result: number, operands: readonly number[], span: Span): number {
  if (Number.isFinite(result) || !operands.every(Number.isFinite)) return result;
  return fail(
    { kind: 'out-of-range', type: nameOf({ kind: 'float', bits: 64 }), value: '', column: null },
    span,
  );
}

function limitedScale(value: Decimal): Decimal {
  return value.scale > MAX_SCALE ? rescale(value, MAX_SCALE) : value;
}

/** The scale that select_div_scale() of numeric.c chooses: 16 significant digits at least, in groups of four. */
export function divideNumeric(left: Decimal, right: Decimal, span: Span): Decimal {
  if (signOf(right) === 0) fail({ kind: 'division-by-zero' }, span);
  const [a, b] = [leading(left), leading(right)];
  const weight = a.weight - b.weight - (a.digit <= b.digit ? 1 : 0);
  const scale = Math.max(MIN_DIGITS - weight * 4, left.scale, right.scale, 0);
  return divide(left, right, Math.min(scale, MAX_SCALE));
}

/** The first digit in base 10,000 and its place. */
function leading({ digits, scale }: Decimal): { readonly weight: number; readonly digit: number } {
  if (digits === 0n) return { weight: 0, digit: 0 };
  const text = String(digits < 0n ? -digits : digits);
  const weight = Math.floor((text.length - 1 - scale) / 4);
  const length = text.length - scale - weight * 4;
  return { weight, digit: Number(text.slice(0, length).padEnd(length, '0')) };
}

/** To 16 significant digits at least; whole exponents by multiplying, others by logarithms. */
function power(base: Decimal, exponent: Decimal, span: Span): Decimal {
  const isWhole = exponent.digits % powerOfTen(exponent.scale) === 0n;
  if (signOf(base) === 0 && signOf(exponent) < 0) fail(ZERO_POWER, span);
  if (!isWhole && signOf(base) < 0) fail(COMPLEX_POWER, span);
  const count = toNumber(exponent);
  const magnitude = signOf(base) === 0 ? 0 : Math.trunc(count * magnitudeOf(base));
  if (magnitude > 130_000) fail({ kind: 'out-of-range', type: 'numeric', value: '', column: null }, span);
  const scale = Math.min(Math.max(MIN_DIGITS - magnitude, base.scale, exponent.scale, 0), MAX_SCALE);
  if (Math.abs(count) * precisionOf(base) > MAX_POWER_DIGITS)
    throw new Unsupported('such a power of a numeric', span);
  if (!isWhole) {
    if (signOf(base) === 0 || magnitude < -MAX_EXPONENT) return new Decimal(0n, scale);
    if (magnitude > MAX_EXPONENT)
      fail({ kind: 'out-of-range', type: 'numeric', value: '', column: null }, span);
    const log = multiply(naturalLog(base, scale + Math.max(magnitude, 0) + LOG_DIGITS), exponent);
    return exponential(log, scale);
  }
  const raised = new Decimal(base.digits ** BigInt(Math.abs(count)), base.scale * Math.abs(count));
  return count < 0 ? divide(new Decimal(1n, 0), raised, scale) : rescale(raised, scale);
}
