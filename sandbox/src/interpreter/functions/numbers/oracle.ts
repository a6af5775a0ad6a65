import { fail } from '../../errors/failure.ts';
import { Decimal, divide, multiply, remainder, subtract } from '../../values/decimal.ts';
import { type Define, scalar } from '../define/scalar.ts';
import { NUMERIC } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';

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

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  AND: (a, b) => a & b,
  OR: (a, b) => a | b,
  XOR: (a, b) => a ^ b,
};
export function bitwise(operation: 'AND' | 'OR' | 'XOR'): Define<ScalarFunction> {
  return scalar('II', 'bigint', ([a, b]) => BITS[operation]?.(a as bigint, b as bigint) ?? null);
}
