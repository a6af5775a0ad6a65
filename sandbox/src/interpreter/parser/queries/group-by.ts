import type { Row } from '../../tree/expressions.ts';
import type { GroupBy, GroupingItem, GroupingSet } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';

/** GROUP BY with ROLLUP, CUBE and GROUPING SETS where the dialect has them. */
export function parseGroupBy(cursor: Cursor): GroupBy | null {
  const { offset } = cursor.peek();
  if (!cursor.accept('GROUP')) return null;
  cursor.expect('BY', 'BY');
  const items = cursor.list(() => parseGroupingItem(cursor));
  const withRollup = cursor.can('with-rollup') && cursor.accept('WITH', 'ROLLUP');
  return { type: 'group-by', items, withRollup, span: cursor.since(offset) };
}

function parseGroupingItem(cursor: Cursor): GroupingItem {
  const { offset } = cursor.peek();
  if (cursor.is('(', ')')) return parseNothing(cursor);
  if (cursor.opensList()) return parseRow(cursor);
  const kind = groupingKind(cursor);
  if (!kind) return parseValue(cursor);
  const items = cursor.nested(() => cursor.parenthesized(() => cursor.list(() => parseGroupingItem(cursor))));
  return { type: 'grouping-set', kind, items, span: cursor.since(offset) };
}

/** Columns that are grouped as one; every dialect with grouping sets has them, row values or not. */
function parseRow(cursor: Cursor): Row {
  const { offset } = cursor.peek();
  const items = cursor.parenthesized(() => cursor.list(() => parseValue(cursor)));
  return { type: 'row', items, keyword: false, span: cursor.since(offset) };
}

/** The grand total: an empty pair of parentheses. */
function parseNothing(cursor: Cursor): Row {
  const { offset } = cursor.peek();
  cursor.accept('(', ')');
  return { type: 'row', items: [], keyword: false, span: cursor.since(offset) };
}

function groupingKind(cursor: Cursor): GroupingSet['kind'] | null {
  if (cursor.can('rollup-call') && cursor.is('ROLLUP', '(') && cursor.accept('ROLLUP')) return 'ROLLUP';
  if (cursor.can('cube') && cursor.is('CUBE', '(') && cursor.accept('CUBE')) return 'CUBE';
  return cursor.can('grouping-sets') && cursor.accept('GROUPING', 'SETS') ? 'GROUPING SETS' : null;
}
