import { Decimal, toInteger } from '../../values/decimal.ts';
import { integerPrefix } from '../../values/number-text.ts';
import { isNumeric } from '../../values/numeric.ts';
import { hexOf } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { bytesOf } from './bytes.ts';

/** The code point of the first character; 0 for ''. */
export const codePoint = scalar('s', 'integer', ([text]) => BigInt(textIn(text).codePointAt(0) ?? 0));
/** SQLite: NULL for ''. */
export const unicode = scalar('s', 'integer', ([text]) => {
  const point = textIn(text).codePointAt(0);
  return point === undefined ? null : BigInt(point);
});

/** The character of a code point. */
export const character = bound('i', 'text', (_, { semantics: { dialect } }) => ([code]) => {
  const point = Number(code);
  if (point === 0 && dialect === 'postgresql')
    refuse('CHR', dialect, { postgresql: ['54000', 'null character not permitted'] });
  if (dialect === 'mssql') return point < 0 || point > 65_535 ? null : String.fromCharCode(point);
  if (point < 0 || point > 0x10_ff_ff)
    refuse('CHR', dialect, {
      postgresql: ['54000', `requested character too large for encoding: ${point}`],
      oracle: ['ORA-01426', 'numeric overflow'],
    });
  return String.fromCodePoint(point);
});

/** Bytes of a text in hexadecimal; MySQL writes numbers as numbers. */
export const hex = bound('a', 'text', ([type], { semantics }) => ([value]) => {
  if (value instanceof Uint8Array) return hexOf(value).toUpperCase();
  if (isNumeric(value ?? null) && semantics.dialect !== 'sqlite')
    return BigInt.asUintN(64, wholeOf(value)).toString(16).toUpperCase();
  const text = typeof value === 'string' ? value : semantics.text(value ?? null, type ?? { kind: 'null' });
  return hexOf(bytesOf(text)).toUpperCase();
});

export function wholeOf(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) return toInteger(value);
  if (typeof value !== 'number') return BigInt(integerPrefix(textIn(value)) ?? 0);
  return BigInt(Number.isFinite(value) ? Math.round(value) : 0);
}

export const doubled = (text: string, quote: string): string => text.replaceAll(quote, quote + quote);
