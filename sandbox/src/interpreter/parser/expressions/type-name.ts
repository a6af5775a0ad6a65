import type { Expression, TypeName } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken } from '../names.ts';

/** Types of two words: the first, and what may follow. */
const SECOND_WORDS: Readonly<Record<string, readonly string[]>> = {
  DOUBLE: ['PRECISION'],
  BIT: ['VARYING'],
  CHARACTER: ['VARYING', 'LARGE'],
  CHAR: ['VARYING'],
  NATIONAL: ['CHARACTER', 'CHAR'],
  LONG: ['RAW'],
};

/** VARCHAR(20), DOUBLE PRECISION, TIMESTAMP(3) WITH TIME ZONE, INT UNSIGNED, text[]. */
export function parseTypeName(cursor: Cursor, place: 'columns' | 'casts' = 'columns'): TypeName {
  const first = cursor.peek();
  const isQuoted = first.kind === 'quoted-name' && cursor.can('quoted-types');
  if (!isQuoted && (first.kind !== 'word' || NOT_TYPES.has(first.value))) cursor.fail('keyword');
  if (cursor.rules.types && !cursor.rules.types[place].has(first.value)) cursor.fail('keyword');
  cursor.take();
  if (cursor.is('.')) cursor.unsupported('a type of a schema');
  const word = first.value.toUpperCase();
  const further = parseFurtherWords(cursor, word);
  const { args, unit } = parseSizes(cursor);
  const suffix = unit || suffixOf(cursor, word);
  if (cursor.can('table-settings') && (cursor.is('CHARACTER', 'SET') || cursor.is('CHARSET'))) {
    cursor.unsupported('CHARACTER SET');
  }
  let dimensions = 0;
  while (cursor.can('arrays') && cursor.accept('[', ']')) dimensions += 1;
  const name = [word, ...further].join(' ');
  return { type: 'type-name', name, arguments: args, suffix, dimensions, span: cursor.since(first.offset) };
}

/** DOUBLE PRECISION; in SQLite any words may name a type. */
function parseFurtherWords(cursor: Cursor, first: string): string[] {
  const second = cursor.acceptAny(...(SECOND_WORDS[first] ?? []));
  const words = second ? [second] : [];
  while (cursor.can('type-words') && isNameToken(cursor) && !cursor.isAny(...NOT_IN_TYPES)) {
    if (cursor.peek().kind !== 'word') cursor.unsupported('a quoted type');
    words.push(cursor.take().value);
  }
  return words;
}

const NOT_IN_TYPES = ['GENERATED', 'AUTOINCREMENT'];

/** Words that hold a statement together; MySQL's SET is a type as well. */
const NOT_TYPES = new Set(
  `ALL AND AS BETWEEN CASE CHECK CREATE DEFAULT DISTINCT ELSE END EXISTS FROM GROUP HAVING IN INTERSECT INTO IS LIKE NOT
  NULL ON OR ORDER SELECT TABLE THEN UNION UNIQUE VALUES WHEN WHERE WITH`.split(/\s+/),
);
const SUFFIXES = [
  'WITH TIME ZONE',
  'WITHOUT TIME ZONE',
  'WITH LOCAL TIME ZONE',
  'UNSIGNED ZEROFILL',
  'UNSIGNED',
  'SIGNED',
  'ZEROFILL',
  'INTEGER',
];

/** Oracle's lengths may say of what: VARCHAR2(20 CHAR); its numbers may leave the precision open: NUMBER(*, 2). */
function parseSizes(cursor: Cursor): { args: Expression[]; unit: string } {
  if (!cursor.is('(')) return { args: [], unit: '' };
  return cursor.parenthesized(() => {
    const args = cursor.list(() => {
      const { offset } = cursor.peek();
      if (cursor.peek().kind === 'string' && !cursor.can('text-sizes')) cursor.fail(')');
      const isOpen = cursor.can('length-units') && cursor.accept('*');
      if (isOpen) return { type: 'star' as const, qualifier: null, span: cursor.since(offset) };
      return parseSize(cursor);
    });
    return { args, unit: (cursor.can('length-units') && cursor.acceptAny('CHAR', 'BYTE')) || '' };
  });
}

/** A number, MAX, or one of an ENUM's words. */
function parseSize(cursor: Cursor): Expression {
  const { kind } = cursor.peek(cursor.isAny('-', '+') ? 1 : 0);
  if (kind !== 'number' && kind !== 'string' && !cursor.is('MAX')) cursor.fail('expression');
  return cursor.expression(Number.POSITIVE_INFINITY);
}

function suffixOf(cursor: Cursor, word: string): string {
  const units = word === 'INTERVAL' ? parseUnits(cursor, false) : '';
  return units || (SUFFIXES.find((suffix) => cursor.accept(...suffix.split(' '))) ?? '');
}

/** DAY, YEAR TO MONTH, DAY(2) TO SECOND(6); MySQL's are one word each. '' when none comes. */
export function parseUnits(cursor: Cursor, isOneWord: boolean): string {
  const known = isOneWord ? WORD_UNITS : UNITS;
  if (cursor.peek().kind !== 'word' || !known.has(cursor.peek().value)) return '';
  const first = cursor.take().value + parsePrecision(cursor);
  if (isOneWord || !cursor.accept('TO')) return first;
  if (cursor.peek().kind !== 'word' || !UNITS.has(cursor.peek().value)) cursor.fail('keyword');
  return `${first} TO ${cursor.take().value}${parsePrecision(cursor)}`;
}

const UNITS = new Set('SECOND MINUTE HOUR DAY MONTH YEAR'.split(' '));
const WORD_UNITS = new Set(
  `MICROSECOND SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR SECOND_MICROSECOND MINUTE_MICROSECOND MINUTE_SECOND
  HOUR_MICROSECOND HOUR_SECOND HOUR_MINUTE DAY_MICROSECOND DAY_SECOND DAY_MINUTE DAY_HOUR YEAR_MONTH`.split(
    /\s+/,
  ),
);

function parsePrecision(cursor: Cursor): string {
  if (!cursor.is('(') || cursor.peek(1).kind !== 'number') return '';
  return `(${cursor.parenthesized(() => cursor.list(() => cursor.take().text)).join(', ')})`;
}
