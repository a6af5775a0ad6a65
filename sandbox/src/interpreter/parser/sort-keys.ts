import type { Expression } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Cursor } from './cursor.ts';
import { parseValue } from './expressions/condition.ts';

/** ORDER BY and its keys; empty when it does not come. */
export function parseOrderBy(cursor: Cursor): SortKey[] {
  if (!cursor.accept('ORDER')) return [];
  if (cursor.can('connect-by')) cursor.accept('SIBLINGS');
  cursor.expect('BY', 'BY');
  return cursor.list(() => parseSortKey(cursor));
}

/** A value to sort by, with its direction. */
export function parseSortKey(cursor: Cursor, parse: (cursor: Cursor) => Expression = parseValue): SortKey {
  const { offset } = cursor.peek();
  const expression = parse(cursor);
  const direction = cursor.acceptAny('ASC', 'DESC');
  const placed = cursor.can('nulls-first') && cursor.accept('NULLS');
  const nulls = placed ? (cursor.acceptAny('FIRST', 'LAST') ?? cursor.fail('keyword')) : null;
  return { type: 'sort-key', expression, direction, nulls, span: cursor.since(offset) };
}
