import { fail } from '../../errors/failure.ts';
import { Decimal, divide, normalize } from '../../values/decimal.ts';
import { refuse } from '../define/complain.ts';
import { integerIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { INT64, NUMERIC } from '../define/types.ts';
import { rounded, roundedType } from './rounding.ts';

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

/** How many digits stand behind the point: PostgreSQL's scale(). */
export const scaleOf = scalar('N', 'integer', ([value]) => BigInt((value as Decimal).scale));
export const trimScale = scalar('N', NUMERIC, ([value]) => normalize(value as Decimal));
/** PostgreSQL rounds a float to whole numbers alone, and to digits only what is exact. */
export const roundOfPostgresql = bound('n', roundedType(1), (args, site) => rounded(args, site, 'half-away'));
export const truncateOfPostgresql = bound('n', roundedType(1), (args, site) => rounded(args, site, 'cut'));
/** PostgreSQL 17: random(low, high). */
export const randomBetween = scalar(
  'II',
  INT64,
  ([low, high], run) => {
    const [from, to] = [integerIn(low), integerIn(high)];
    return from + BigInt(Math.floor(run.random() * Number(to - from + 1n)));
  },
  { volatile: true },
);
