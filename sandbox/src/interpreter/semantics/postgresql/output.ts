import type { Type } from '../../types/type.ts';
import { Decimal, decimalText } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { temporalText } from '../../values/iso.ts';
import { Json } from '../../values/json.ts';
import { Temporal } from '../../values/temporal.ts';
import { hexOf, trimSpacesAtEnd } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { postgresFloat } from './float-text.ts';
import { intervalText } from './interval-text.ts';

/** A value as its type's output function writes it: t for true, {1,2} for an array. */
export function outputOf(value: Value, type: Type): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return postgresFloat(value, type.kind === 'float' ? type.bits : 64);
  if (value instanceof Decimal) return decimalText(value);
  if (value instanceof Temporal) return temporalOutput(value);
  if (value instanceof Interval) return intervalText(value);
  if (value instanceof Json) return value.text;
  if (value instanceof Uint8Array) return `\\x${hexOf(value)}`;
  if (value === null) return '';
  return type.kind === 'row' ? rowOutput(value, type.of) : arrayOutput(value, type);
}

/** In concatenation and casts to text: booleans in full, CHAR(n) without its padding. */
export function textOf(value: Value, type: Type): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && type.kind === 'text' && type.fixed) return trimSpacesAtEnd(value);
  return outputOf(value, type);
}

/** Years before 1 end in BC, behind the time. */
function temporalOutput(value: Temporal): string {
  const text = temporalText(value).replace(/^(\S+) BC( .*)$/, '$1$2 BC');
  if (!value.zoned) return text;
  return text.endsWith(' BC') ? `${text.slice(0, -3)}+00 BC` : `${text}+00`;
}

function arrayOutput(items: readonly Value[], type: Type): string {
  const of: Type = type.kind === 'array' ? type.of : { kind: 'unknown' };
  const texts = items.map((item) => {
    if (item === null) return 'NULL';
    const text = outputOf(item, of);
    return Array.isArray(item) ? text : quotedItem(text);
  });
  return `{${texts.join(',')}}`;
}

function quotedItem(text: string): string {
  const isPlain = text !== '' && !/[{},"\\\s]/.test(text) && text.toUpperCase() !== 'NULL';
  return isPlain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function rowOutput(items: readonly Value[], types: readonly Type[]): string {
  const texts = items.map((item, i) => {
    if (item === null) return '';
    const text = outputOf(item, types[i] ?? { kind: 'unknown' });
    return text !== '' && !/[(),"\\\s]/.test(text) ? text : `"${text.replace(/["\\]/g, '$&$&')}"`;
  });
  return `(${texts.join(',')})`;
}
