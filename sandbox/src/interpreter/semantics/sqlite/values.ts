import type { Affinity } from '../../types/type.ts';
import { integerPrefix, isIntegerText, numberPrefix, wholeNumberText } from '../../values/number-text.ts';
import type { Value } from '../../values/value.ts';
import { sqliteFloat } from './float-text.ts';

export const MAX_INTEGER = 2n ** 63n - 1n;
export const MIN_INTEGER = -(2n ** 63n);

/** Longer ones are floats in any case, leading zeros apart; nobody's text may keep the thread. */
const MAX_DIGITS = 400;

export function fits(integer: bigint): boolean {
  return integer >= MIN_INTEGER && integer <= MAX_INTEGER;
}

/** As text, whatever it is. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return sqliteFloat(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return typeof value === 'bigint' ? String(value) : '';
}

/** The number that a value stands for in arithmetic: a text's first digits, 0 where it has none. */
export function numberOf(value: Value): bigint | number {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return numberFromText(numberPrefix(textOf(value)) ?? '0');
}

/** An integer where the text is written as one and has room in 64 bits; a float otherwise. */
export function numberFromText(text: string): bigint | number {
  if (text.length > MAX_DIGITS || !isIntegerText(text)) return Number(text);
  const integer = BigInt(text.replace('+', ''));
  return fits(integer) ? integer : Number(text);
}

/** CAST AS INTEGER: cut towards zero, and held within 64 bits. */
export function integerOf(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return integerFromFloat(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  const digits = integerPrefix(textOf(value)) ?? '0';
  const integer = BigInt(digits.replace('+', '').slice(0, MAX_DIGITS));
  if (fits(integer)) return integer;
  return integer > 0n ? MAX_INTEGER : MIN_INTEGER;
}

function integerFromFloat(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return MAX_INTEGER;
  return value <= -(2 ** 63) ? MIN_INTEGER : BigInt(Math.trunc(value));
}

/** A float that is a whole number of at most 53 bits becomes an integer. */
export function shortened(value: number): bigint | number {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 53 ? BigInt(value) : value;
}

/** What a column of an affinity makes of a value on its way in (https://sqlite.org/datatype3.html, 3). */
export function withAffinity(value: Value, affinity: Affinity): Value {
  if (affinity === 'text')
    return typeof value === 'bigint' || typeof value === 'number' ? textOf(value) : value;
  if (affinity === 'none' || affinity === 'blob') return value;
  const number = typeof value === 'string' ? fromWholeText(value) : value;
  if (affinity === 'real') return typeof number === 'bigint' ? Number(number) : number;
  return typeof number === 'number' ? wholeFloat(number) : number;
}

function fromWholeText(text: string): Value {
  const number = wholeNumberText(text);
  return number === null ? text : numberFromText(number);
}

/** A float that is a whole number of 64 bits, exactly, becomes an integer. */
function wholeFloat(value: number): Value {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? BigInt(value) : value;
}

/** CAST(… AS …): where an affinity leaves a value alone, a cast still changes it. */
export function castTo(value: Value, affinity: Affinity): Value {
  switch (affinity) {
    case 'text':
      return textOf(value);
    case 'integer':
      return integerOf(value);
    case 'real':
      return Number(numberOf(value));
    case 'numeric':
      return typeof value === 'bigint' || typeof value === 'number' ? value : numericFromText(textOf(value));
    default:
      return value instanceof Uint8Array ? value : new TextEncoder().encode(textOf(value));
  }
}

function numericFromText(text: string): bigint | number {
  const number = numberFromText(numberPrefix(text) ?? '0');
  return typeof number === 'number' ? shortened(number) : number;
}
