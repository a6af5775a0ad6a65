import type { Expression } from '../../tree/expressions.ts';
import type { Limit } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';

/** LIMIT … OFFSET, or OFFSET … FETCH; null when neither comes. */
export function parseLimit(cursor: Cursor, ordered: boolean): Limit | null {
  if (cursor.can('limit') && cursor.is('LIMIT')) return parseLimitWord(cursor);
  if (cursor.can('fetch-after-order') && cursor.is('FETCH')) cursor.fail('no-lone-fetch', cursor.peek(1));
  const fetches = cursor.can('fetch') || (cursor.can('fetch-after-order') && ordered && cursor.is('OFFSET'));
  if (fetches && (cursor.is('FETCH') || cursor.is('OFFSET'))) return parseFetch(cursor);
  return null;
}

const CUT = { type: 'limit', percent: false, ties: false } as const;

/** LIMIT n, LIMIT n OFFSET m, LIMIT m, n. LIMIT ALL cuts nothing. */
function parseLimitWord(cursor: Cursor): Limit | null {
  const word = cursor.peek();
  const { offset: start } = word;
  const count = parseCount(cursor);
  if (cursor.can('offset-first') && cursor.is(',')) cursor.fail('no-limit-comma', word);
  if (cursor.can('limit-comma') && cursor.accept(',')) {
    return { ...CUT, form: 'comma', count: parseNumber(cursor), offset: count, span: cursor.since(start) };
  }
  const offset = cursor.accept('OFFSET') ? parseNumber(cursor) : null;
  if (!count && !offset) return null;
  return { ...CUT, form: 'limit', count, offset, span: cursor.since(start) };
}

function parseCount(cursor: Cursor): Limit['count'] {
  cursor.expect('LIMIT');
  return cursor.can('limit-all') && cursor.accept('ALL') ? null : parseNumber(cursor);
}

/** MySQL and MariaDB take a number or a parameter, and no expression. */
function parseNumber(cursor: Cursor): Expression {
  if (!cursor.can('plain-limit')) return cursor.expression();
  if (!['number', 'parameter'].includes(cursor.peek().kind)) cursor.fail('expression');
  return cursor.expression(Number.POSITIVE_INFINITY);
}

function parseFetch(cursor: Cursor): Limit {
  const { offset: start } = cursor.peek();
  const offset = cursor.accept('OFFSET') ? parseValue(cursor) : null;
  if (offset && cursor.can('offset-first') && cursor.is('LIMIT')) {
    return { ...CUT, form: 'limit', count: parseCount(cursor), offset, span: cursor.since(start) };
  }
  if (offset && !cursor.acceptAny('ROWS', 'ROW') && !cursor.can('offset-first')) cursor.fail('keyword');
  const read = { percent: false, ties: false };
  const count = cursor.accept('FETCH') ? parseFetchCount(cursor, read) : null;
  return { type: 'limit', form: 'fetch', count, offset, ...read, span: cursor.since(start) };
}

function parseFetchCount(cursor: Cursor, read: { percent: boolean; ties: boolean }): Limit['count'] {
  if (!cursor.acceptAny('FIRST', 'NEXT')) cursor.fail('keyword');
  const count = cursor.isAny('ROWS', 'ROW') ? one(cursor) : parseValue(cursor);
  read.percent = cursor.can('fetch-percent') && cursor.accept('PERCENT');
  if (!cursor.acceptAny('ROWS', 'ROW')) cursor.fail('keyword');
  read.ties = cursor.can('fetch-ties') && cursor.accept('WITH', 'TIES');
  if (!read.ties) cursor.expect('ONLY');
  return count;
}

/** FETCH FIRST ROW: one, where no number is written. */
function one(cursor: Cursor): Limit['count'] {
  const { offset } = cursor.peek();
  return { type: 'literal', kind: 'number', value: '1', span: { offset, length: 0 } };
}
