import type { Row } from '../../tree/expressions.ts';
import type { Values } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';

/** VALUES (1, 2), (3, 4); MySQL writes ROW before each. */
export function parseValues(cursor: Cursor): Values {
  const { offset } = cursor.peek();
  cursor.expect('VALUES', 'VALUES');
  const rows = cursor.list(() => parseRow(cursor));
  return { type: 'values', rows, span: cursor.since(offset) };
}

function parseRow(cursor: Cursor): Row {
  const { offset } = cursor.peek();
  const keyword = cursor.can('values-rows');
  if (keyword) cursor.expect('ROW');
  const items = cursor.parenthesized(() => cursor.list(() => parseValue(cursor)));
  return { type: 'row', items, keyword, span: cursor.since(offset) };
}
