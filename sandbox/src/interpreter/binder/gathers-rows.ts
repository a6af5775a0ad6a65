import type { Call, Expression } from '../tree/expressions.ts';
import type { Select, SortKey } from '../tree/queries.ts';
import { type AnyNode, childrenOf } from '../tree/walk.ts';
import { isAggregate } from './calls.ts';
import type { Place } from './context.ts';

/**
 * Whether a SELECT without GROUP BY still gathers its rows into one: an aggregate stands in its list, its
 * order, or HAVING.
 */
export function gathersRows(select: Select, orderBy: readonly SortKey[], place: Place): boolean {
  const having = select.having ? [select.having] : [];
  // In SQLite an aggregate in ORDER BY does not make a query one that gathers.
  const keys = place.context.semantics.dialect === 'sqlite' ? [] : orderBy;
  const items = [...select.items, ...keys].map(({ expression }) => expression);
  return [...items, ...having].some((expression) => holdsAggregate(expression, place));
}

/** Subqueries gather rows of their own. */
function holdsAggregate(expression: Expression, place: Place): boolean {
  const waiting: AnyNode[] = [expression];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'query') continue;
    if (node.type === 'call' && isAggregate(node as Call, place)) return true;
    for (const child of childrenOf(node)) waiting.push(child);
  }
  return false;
}
