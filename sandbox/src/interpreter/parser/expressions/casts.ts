import type { Cast } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from './condition.ts';
import { parseTypeName } from './type-name.ts';

type Body = Pick<Cast, 'operand' | 'to' | 'style'>;

/** CAST(value AS type) and CONVERT in the order that the dialect has; null when neither comes. */
export function parseCast(cursor: Cursor): Cast | null {
  const { offset, value } = cursor.peek();
  if (cursor.peek(1).value !== '(') return null;
  const form = formOf(cursor, value);
  if (!form) return null;
  cursor.take();
  const body = cursor.parenthesized(() => (form.endsWith('CAST') ? valueAsType(cursor) : converted(cursor)));
  return { type: 'cast', form, ...body, span: cursor.since(offset) };
}

function formOf(cursor: Cursor, word: string): Cast['form'] | null {
  if (word === 'CAST') return word;
  if (word === 'TRY_CAST' && cursor.can('try-cast')) return word;
  if (word === 'TRY_CONVERT' && cursor.can('try-cast')) return word;
  return word === 'CONVERT' && (cursor.can('convert-type-first') || cursor.can('convert-type-last'))
    ? word
    : null;
}

function valueAsType(cursor: Cursor): Body {
  const operand = parseValue(cursor);
  cursor.expect('AS');
  return { operand, to: parseTypeName(cursor, 'casts'), style: null };
}

function converted(cursor: Cursor): Body {
  if (cursor.can('convert-type-first')) {
    const to = parseTypeName(cursor);
    cursor.expect(',');
    const operand = parseValue(cursor);
    return { operand, to, style: cursor.accept(',') ? parseValue(cursor) : null };
  }
  const operand = parseValue(cursor);
  if (cursor.is('USING')) cursor.unsupported('CONVERT … USING');
  cursor.expect(',');
  return { operand, to: parseTypeName(cursor, 'casts'), style: null };
}
