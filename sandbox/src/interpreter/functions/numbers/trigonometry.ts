import { Unsupported } from '../../errors/failure.ts';
import { toFloat } from '../../values/numeric.ts';
import { type Define, bound } from '../define/scalar.ts';
import { FLOAT64 } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { finite } from './powers.ts';

/** Functions of floats alone. Oracle's give 38 exact digits, which floats don't have: named unsupported there. */
export function floatFunction(
  signature: string,
  compute: (...args: number[]) => number,
): Define<ScalarFunction> {
  return bound(signature, FLOAT64, (_, { semantics: { dialect }, span }) => {
    if (dialect === 'oracle') throw new Unsupported('trigonometry with 38 digits', span);
    return (values) => {
      const args = values.map((value) => toFloat(value as bigint));
      const result = compute(...args);
      if (Number.isNaN(result)) return null;
      // COT(0) is Infinity where there is such a number.
      return dialect === 'sqlite' || dialect === 'postgresql' ? result : finite(result, args, dialect);
    };
  });
}

export const ANGLES = {
  SIN: floatFunction('m', Math.sin),
  COS: floatFunction('m', Math.cos),
  TAN: floatFunction('m', Math.tan),
  ASIN: floatFunction('m', Math.asin),
  ACOS: floatFunction('m', Math.acos),
  ATAN: floatFunction('m', Math.atan),
};
export const TRIGONOMETRY = {
  ...ANGLES,
  DEGREES: floatFunction('m', (radians) => radians * (180 / Math.PI)),
  RADIANS: floatFunction('m', (degrees) => degrees * (Math.PI / 180)),
};
export const ATAN2 = floatFunction('mm', Math.atan2);
export const COT = floatFunction('m', (angle) => 1 / Math.tan(angle));
export const HYPERBOLIC = {
  SINH: floatFunction('m', Math.sinh),
  COSH: floatFunction('m', Math.cosh),
  TANH: floatFunction('m', Math.tanh),
  ASINH: floatFunction('m', Math.asinh),
  ACOSH: floatFunction('m', Math.acosh),
  ATANH: floatFunction('m', Math.atanh),
};
export const PI = floatFunction('', () => Math.PI);
