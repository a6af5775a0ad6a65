import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import {
  Decimal,
  decimalText,
  divide,
  normalize,
  parseDecimal,
  rescale,
  signOf,
} from '../../values/decimal.ts';
import { wholeNumberText } from '../../values/number-text.ts';

/** A NUMBER has twenty digits of base 100, so 39 or 40 decimal ones. */
const DIGIT_PAIRS = 20;
const MAX_EXPONENT = 126;

/** Rounded to what a NUMBER holds, without zeros at its end. */
export function numberOf(value: Decimal, span: Span | null): Decimal {
  const first = leadingPair(value);
  if (first * 2 > MAX_EXPONENT) fail({ kind: 'out-of-range', type: 'NUMBER', value: '', column: null }, span);
  const scale = (DIGIT_PAIRS - 1 - first) * 2;
  return normalize(value.scale > scale || scale < 0 ? rescale(value, scale) : value);
}

/** The power of 100 of the first digit. */
function leadingPair({ digits, scale }: Decimal): number {
  const length = String(digits < 0n ? -digits : digits).length;
  return Math.floor((length - 1 - scale) / 2);
}

export function quotient(left: Decimal, right: Decimal, span: Span): Decimal {
  if (signOf(right) === 0) fail({ kind: 'division-by-zero' }, span);
  const exponent = leadingPair(left) - leadingPair(right);
  const scale = Math.max((DIGIT_PAIRS + 1 - exponent) * 2, 0);
  return numberOf(divide(left, right, scale), span);
}

/** '12', ' -1.5e3 ', '.5'; anything else is ORA-01722. */
export function numberFromText(text: string, span: Span | null): Decimal {
  const plain = wholeNumberText(text);
  const number = plain === null ? null : parseDecimal(plain);
  return number ? normalize(number) : fail({ kind: 'invalid-text', type: 'NUMBER', text }, span);
}

/** As TO_CHAR shows it: no zero before the point, at most 40 characters, then an exponent. */
export function numberText(value: Decimal): string {
  const text = decimalText(normalize(value)).replace(/^(-?)0\./, '$1.');
  if (text.length <= 40 || !/^-?\d{41,}/.test(text)) return text.slice(0, 41).replace(/(\.\d*?)0+$/, '$1');
  const digits = text.replace('-', '');
  const mantissa = `${digits.slice(0, 1)}.${digits.slice(1, 34)}`.replace(/\.?0+$/, '');
  return `${text.startsWith('-') ? '-' : ''}${mantissa}E+${digits.length - 1}`;
}
