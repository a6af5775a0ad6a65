import { Decimal, compareDecimals, compareIntegers, decimalOf, normalize, toNumber } from './decimal.ts';
import type { Value } from './value.ts';

/** A number of any kind. */
export type Numeric = bigint | number | Decimal;

export function isNumeric(value: Value): value is Numeric {
  return typeof value === 'bigint' || typeof value === 'number' || value instanceof Decimal;
}

/**
 * By value, exactly: a float stands for the binary fraction that it is, so 2^53 and the float beside 2^53 + 1 differ.
 * NaN equals itself and is greater than all.
 */
export function compareNumeric(left: Numeric, right: Numeric): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') return compareIntegers(left, right);
  if (typeof left === 'number')
    return typeof right === 'number' ? compareFloats(left, right) : -compareWithFloat(right, left);
  if (typeof right === 'number') return compareWithFloat(left, right);
  return compareDecimals(toDecimal(left), toDecimal(right));
}

/** The same for 1, 1.0 and Decimal 1.00; different for any two numbers that differ. */
export function numericKey(value: Numeric): string | number | bigint {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    if (Number.isNaN(value)) return 'NaN';
    return Number.isInteger(value) ? keyOfInteger(BigInt(value)) : keyOfFraction(value);
  }
  if (typeof value === 'bigint') return keyOfInteger(value);
  const short = normalize(value);
  if (short.scale === 0) return keyOfInteger(short.digits);
  const float = toNumber(short);
  return compareWithFloat(short, float) === 0 ? keyOfFraction(float) : `d${short.digits}e${short.scale}`;
}

function keyOfInteger(value: bigint): string | number {
  const float = Number(value);
  return Number.isSafeInteger(float) ? float : `d${value}e0`;
}

function keyOfFraction(value: number): number {
  return value;
}

export function toDecimal(value: bigint | Decimal): Decimal {
  return typeof value === 'bigint' ? decimalOf(value) : value;
}

export function toFloat(value: Numeric): number {
  return value instanceof Decimal ? toNumber(value) : Number(value);
}

function compareFloats(left: number, right: number): number {
  if (left === right) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : 1;
  if (Number.isNaN(right)) return -1;
  return left < right ? -1 : 1;
}

function compareWithFloat(exact: bigint | Decimal, float: number): number {
  if (Number.isNaN(float) || float === Number.POSITIVE_INFINITY) return -1;
  if (float === Number.NEGATIVE_INFINITY) return 1;
  const near = toFloat(exact);
  // Far apart: rounding can't have brought them together.
  if (near !== float) return near < float ? -1 : 1;
  return compareDecimals(toDecimal(exact), exactly(float));
}

/** All the digits of a float: its binary fraction written out. */
export function exactly(float: number): Decimal {
  if (Number.isInteger(float)) return decimalOf(BigInt(float));
  let scale = 0;
  let scaled = float;
  while (!Number.isInteger(scaled) && scale < 1074) {
    scaled *= 2;
    scale += 1;
  }
  return new Decimal(BigInt(scaled) * 5n ** BigInt(scale), scale);
}
