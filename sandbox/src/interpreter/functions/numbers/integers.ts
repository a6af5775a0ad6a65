import { fail } from '../../errors/failure.ts';
import {
  Decimal,
  compareDecimals,
  divide,
  multiply,
  normalize,
  remainder,
  subtract,
  toInteger,
} from '../../values/decimal.ts';
import { toDecimal, toFloat } from '../../values/numeric.ts';
import { integerIn } from '../define/read.ts';
import { refuse } from '../define/complain.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { NUMERIC } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';

/** MOD(a, b) is a % b, where the dialect has the operator. */
export const modulo: Define<ScalarFunction> = (name) => ({
  kind: 'scalar',
  name,
  least: 2,
  most: 2,
  type: ([left, right], { semantics, span }) => semantics.binary('%', left ?? NULL, right ?? NULL, span).type,
  bind: ([left, right], { semantics, span }) => {
    const operation = semantics.binary('%', left ?? NULL, right ?? NULL, span);
    return (values, run) => operation.evaluate(values, run);
  },
});
const NULL = { kind: 'null' } as const;

/** Oracle: MOD(m, 0) is m. */
export const moduloOfOracle = scalar('NN', NUMERIC, ([m, n]) => {
  const [left, right] = [m as Decimal, n as Decimal];
  return right.digits === 0n ? left : remainder(left, right);
});
/** Oracle: like MOD, but to the nearest multiple. */
export const remainderOfOracle = scalar('NN', NUMERIC, ([m, n]) => {
  const [left, right] = [m as Decimal, n as Decimal];
  if (right.digits === 0n) fail({ kind: 'division-by-zero' });
  const times = divide(left, right, 0, 'half-even');
  return subtract(left, multiply(times, right));
});

/** PostgreSQL's div(a, b): the whole part of the quotient. */
export const wholeQuotient = scalar('NN', NUMERIC, ([a, b]) => {
  if ((b as Decimal).digits === 0n) fail({ kind: 'division-by-zero' });
  return divide(a as Decimal, b as Decimal, 0, 'cut');
});

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const gcd = scalar('II', 'first', ([a, b]) => commonDivisor(a as bigint, b as bigint));
export const lcm = scalar('II', 'first', ([a, b]) => {
  const divisor = commonDivisor(a as bigint, b as bigint);
  return divisor === 0n ? 0n : magnitude(((a as bigint) / divisor) * (b as bigint));
});
export const factorial = bound('I', NUMERIC, (_, { semantics: { dialect } }) => ([n], { budget }) => {
  const count = n as bigint;
  if (count < 0n)
    refuse('FACTORIAL', dialect, { postgresql: ['22003', 'factorial of a negative number is undefined'] });
  if (count > 3000n) refuse('FACTORIAL', dialect, {});
  let product = 1n;
  for (let i = 2n; i <= count; i += 1n) product *= i;
  budget.text(product.toString().length);
  return product;
});

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  AND: (a, b) => a & b,
  OR: (a, b) => a | b,
  XOR: (a, b) => a ^ b,
};
export function bitwise(operation: 'AND' | 'OR' | 'XOR'): Define<ScalarFunction> {
  return scalar('II', 'bigint', ([a, b]) => BITS[operation]?.(a as bigint, b as bigint) ?? null);
}
export const bitCount = scalar('I', 'bigint', ([value]) =>
  BigInt(BigInt.asUintN(64, integerIn(value)).toString(2).replaceAll('0', '').length),
);

/** The bucket, from 1 to `count`, of a value between two bounds; 0 and count + 1 beyond them. */
export const widthBucket = bound(
  'nnni',
  'integer',
  (_, { semantics: { dialect } }) =>
    ([value, low, high, buckets]) => {
      const count = buckets as bigint;
      if (count <= 0n)
        refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'count must be greater than zero'] });
      if ([value, low, high].some((number) => typeof number === 'number')) {
        const [x, from, to] = [value, low, high].map((number) => toFloat(number as bigint)) as [
          number,
          number,
          number,
        ];
        if (from === to)
          refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'lower bound cannot equal upper bound'] });
        const place = from < to ? (x - from) / (to - from) : (from - x) / (from - to);
        if (place < 0) return 0n;
        return place >= 1 ? count + 1n : BigInt(Math.floor(place * Number(count))) + 1n;
      }
      const [x, from, to] = [value, low, high].map((number) => toDecimal(number as Decimal)) as [
        Decimal,
        Decimal,
        Decimal,
      ];
      const width = subtract(to, from);
      if (width.digits === 0n)
        refuse('WIDTH_BUCKET', dialect, { postgresql: ['2201G', 'lower bound cannot equal upper bound'] });
      const [offset, whole] =
        width.digits > 0n ? [subtract(x, from), width] : [subtract(from, x), subtract(from, to)];
      if (offset.digits < 0n) return 0n;
      if (compareDecimals(offset, whole) >= 0) return count + 1n;
      return toInteger(divide(new Decimal(offset.digits * count, offset.scale), whole, 0, 'floor')) + 1n;
    },
);

/** How many digits stand behind the point: PostgreSQL's scale(). */
export const scaleOf = scalar('N', 'integer', ([value]) => BigInt((value as Decimal).scale));
export const trimScale = scalar('N', NUMERIC, ([value]) => normalize(value as Decimal));
