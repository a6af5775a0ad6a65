import { Unsupported } from '../../errors/failure.ts';
import { toFloat } from '../../values/numeric.ts';
import { type Define, bound } from '../define/scalar.ts';
import { FLOAT64 } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';

/** Functions of floats alone. Oracle's give 38 exact digits, which floats don't have: named unsupported there. */
export function floatFunction(
  signature: string,
  compute: (...args: number[]) => number,
): Define<ScalarFunction> {
  return bound(signature, FLOAT64, (_, { semantics: { dialect }, span }) => {
    if (dialect === 'oracle') throw new Unsupported('trigonometry with 38 digits', span);
    return (values) => {
      const result = compute(...values.map((value) => toFloat(value as bigint)));
      return Number.isNaN(result) ? null : result;
    };
  });
}

export const ANGLES = {
  SIN: floatFunction('f', Math.sin),
  COS: floatFunction('f', Math.cos),
  TAN: floatFunction('f', Math.tan),
  ASIN: floatFunction('f', Math.asin),
  ACOS: floatFunction('f', Math.acos),
  ATAN: floatFunction('f', Math.atan),
};
export const TRIGONOMETRY = {
  ...ANGLES,
  DEGREES: floatFunction('f', (radians) => radians * (180 / Math.PI)),
  RADIANS: floatFunction('f', (degrees) => degrees * (Math.PI / 180)),
};
export const ATAN2 = floatFunction('ff', Math.atan2);
export const COT = floatFunction('f', (angle) => 1 / Math.tan(angle));
export const HYPERBOLIC = {
  SINH: floatFunction('f', Math.sinh),
  COSH: floatFunction('f', Math.cosh),
  TANH: floatFunction('f', Math.tanh),
  ASINH: floatFunction('f', Math.asinh),
  ACOSH: floatFunction('f', Math.acosh),
  ATANH: floatFunction('f', Math.atanh),
};
export const PI = floatFunction('', () => Math.PI);
