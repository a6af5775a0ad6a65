import type { Type } from '../../types/type.ts';
import { Decimal, decimalFromFloat, decimalOf, parseDecimal, toInteger } from '../../values/decimal.ts';
import { integerPrefix, numberPrefix } from '../../values/number-text.ts';
import { type Numeric, isNumeric, toFloat } from '../../values/numeric.ts';
import { Temporal, partsOf } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';

export const MAX_SIGNED = 2n ** 63n - 1n;
export const MIN_SIGNED = -(2n ** 63n);
/** Of a text that is read as an integer: more only make it larger than all. */
const MAX_DIGITS = 400;
export const MAX_UNSIGNED = 2n ** 64n - 1n;

/** A value as arithmetic sees it: texts as floats by their first digits, moments as the number of their digits. */
export function numberOf(value: Value, type: Type): Numeric {
  if (isNumeric(value)) return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Temporal) return digitsOf(value);
  if (type.kind === 'enum' && typeof value === 'string') return BigInt(type.members.indexOf(value) + 1);
  return floatFromText(textOfBytes(value));
}

function textOfBytes(value: Value): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' && 'text' in value ? value.text : '';
}

/** What a DOUBLE doesn't hold is the largest one. */
export function floatFromText(text: string): number {
  const number = Number(numberPrefix(text) ?? 0);
  return Number.isFinite(number) ? number : Math.sign(number) * Number.MAX_VALUE;
}

export function floatOf(value: Value, type: Type): number {
  return toFloat(numberOf(value, type));
}

export function decimalFrom(value: Value, type: Type): Decimal {
  if (typeof value === 'string' && type.kind !== 'enum')
    return parseDecimal(numberPrefix(value) ?? '0') ?? ZERO;
  const number = numberOf(value, type);
  if (typeof number === 'bigint') return decimalOf(number);
  return number instanceof Decimal ? number : (decimalFromFloat(number) ?? ZERO);
}

const ZERO = new Decimal(0n, 0);

/** A whole number: decimals are rounded, floats to the even neighbour, texts are read up to their first other sign. */
export function integerFrom(value: Value, type: Type): bigint {
  if (typeof value === 'string' && type.kind !== 'enum')
    return BigInt((integerPrefix(value) ?? '0').replace('+', '').slice(0, MAX_DIGITS));
  const number = numberOf(value, type);
  if (typeof number === 'bigint') return number;
  if (number instanceof Decimal) return toInteger(number);
  if (!Number.isFinite(number)) return number > 0 ? MAX_SIGNED : MIN_SIGNED;
  return toInteger(decimalFromFloat(number) ?? ZERO, 'half-even');
}

/** 20260320, 20260320100000 or 103000, with the fraction of a second behind the point. */
function digitsOf(value: Temporal): bigint | Decimal {
  const { year, month, day, hour, minute, second, micros } = partsOf(value);
  const date = year * 10_000 + month * 100 + day;
  if (value.kind === 'date') return BigInt(date);
  const clock = hour * 10_000 + minute * 100 + second;
  const whole = value.kind === 'time' ? BigInt(clock) : BigInt(date) * 1_000_000n + BigInt(clock);
  return micros === 0 ? whole : new Decimal(whole * 1_000_000n + BigInt(micros), 6);
}

/** What arithmetic makes of a type. */
export function numberKind(type: Type): 'integer' | 'decimal' | 'float' {
  if (type.kind === 'integer' || type.kind === 'decimal') return type.kind;
  if (type.kind === 'date') return 'integer';
  if (type.kind === 'timestamp' || type.kind === 'time') return type.precision === 0 ? 'integer' : 'decimal';
  return type.kind === 'null' || type.kind === 'enum' || type.kind === 'boolean' ? 'integer' : 'float';
}
