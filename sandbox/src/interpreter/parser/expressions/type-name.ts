import type { TypeName } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken } from '../names.ts';

/** Types of two words: the first, and what may follow. */
const SECOND_WORDS: Readonly<Record<string, readonly string[]>> = {
  DOUBLE: ['PRECISION'],
  CHARACTER: ['VARYING'],
  NATIONAL: ['CHARACTER', 'CHAR'],
  LONG: ['RAW'],
};

/** VARCHAR(20), DOUBLE PRECISION, TIMESTAMP(3) WITH TIME ZONE, INT UNSIGNED, text[]. */
export function parseTypeName(cursor: Cursor): TypeName {
  const first = cursor.peek();
  if (first.kind !== 'word' || NOT_TYPES.has(first.value)) cursor.fail('keyword');
  cursor.take();
  const further = parseFurtherWords(cursor, first.value);
  const args = cursor.is('(') ? cursor.parenthesized(() => cursor.list(() => cursor.expression())) : [];
  const suffix = suffixOf(cursor);
  let dimensions = 0;
  while (cursor.can('arrays') && cursor.accept('[', ']')) dimensions += 1;
  const name = [first.value, ...further].join(' ');
  return { type: 'type-name', name, arguments: args, suffix, dimensions, span: cursor.since(first.offset) };
}

/** DOUBLE PRECISION; in SQLite any words may name a type. */
function parseFurtherWords(cursor: Cursor, first: string): string[] {
  const second = cursor.acceptAny(...(SECOND_WORDS[first] ?? []));
  const words = second ? [second] : [];
  while (cursor.can('type-words') && isNameToken(cursor) && !cursor.isAny(...NOT_IN_TYPES)) {
    words.push(cursor.take().value);
  }
  return words;
}

const NOT_IN_TYPES = ['GENERATED', 'AUTOINCREMENT'];

const NOT_TYPES = new Set(['SELECT', 'FROM', 'WHERE', 'AS', 'AND', 'OR', 'NOT', 'NULL', 'CASE', 'END']);
const SUFFIXES = ['WITH TIME ZONE', 'WITHOUT TIME ZONE', 'WITH LOCAL TIME ZONE', 'UNSIGNED', 'INTEGER'];

function suffixOf(cursor: Cursor): string {
  return SUFFIXES.find((suffix) => cursor.accept(...suffix.split(' '))) ?? '';
}
