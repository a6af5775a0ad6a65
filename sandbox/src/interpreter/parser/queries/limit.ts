import type { Limit } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';

/** LIMIT … OFFSET, or OFFSET … FETCH; null when neither comes. */
export function parseLimit(cursor: Cursor, ordered: boolean): Limit | null {
  if (cursor.can('limit') && cursor.is('LIMIT')) return parseLimitWord(cursor);
  const fetches = cursor.can('fetch') || (cursor.can('fetch-after-order') && ordered && cursor.is('OFFSET'));
  if (fetches && (cursor.is('FETCH') || cursor.is('OFFSET'))) return parseFetch(cursor);
  return null;
}

function parseLimitWord(cursor: Cursor): Limit {
  const { offset: start } = cursor.peek();
  cursor.expect('LIMIT');
  const first = cursor.expression();
  if (cursor.can('limit-comma') && cursor.accept(',')) {
    const count = cursor.expression();
    return {
      type: 'limit',
      form: 'comma',
      count,
      offset: first,
      percent: false,
      ties: false,
      span: cursor.since(start),
    };
  }
  const offset = cursor.accept('OFFSET') ? cursor.expression() : null;
  return {
    type: 'limit',
    form: 'limit',
    count: first,
    offset,
    percent: false,
    ties: false,
    span: cursor.since(start),
  };
}

function parseFetch(cursor: Cursor): Limit {
  const { offset: start } = cursor.peek();
  const offset = cursor.accept('OFFSET') ? parseValue(cursor) : null;
  if (offset) cursor.acceptAny('ROWS', 'ROW');
  const read = { percent: false, ties: false };
  const count = cursor.accept('FETCH') ? parseFetchCount(cursor, read) : null;
  return { type: 'limit', form: 'fetch', count, offset, ...read, span: cursor.since(start) };
}

function parseFetchCount(cursor: Cursor, read: { percent: boolean; ties: boolean }): Limit['count'] {
  if (!cursor.acceptAny('FIRST', 'NEXT')) cursor.fail('keyword');
  const count = parseValue(cursor);
  read.percent = cursor.can('fetch-percent') && cursor.accept('PERCENT');
  if (!cursor.acceptAny('ROWS', 'ROW')) cursor.fail('keyword');
  read.ties = cursor.can('fetch-ties') && cursor.accept('WITH', 'TIES');
  if (!read.ties) cursor.expect('ONLY');
  return count;
}
