import { findStored } from '../catalog/resolve.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Query, TableReference } from '../tree/queries.ts';
import type { Delete, Update } from '../tree/statements.ts';
import { type AnyNode, childrenOf } from '../tree/walk.ts';
import type { Target } from './target.ts';

/**
 * MySQL won't change a table that a subquery of the same statement reads (error 1093), unless a derived table has put
 * its rows apart.
 */
export function checkTargetUnread(
  node: Update | Delete,
  targets: readonly Target[],
  { context }: Work,
): void {
  const { semantics, state } = context;
  if (semantics.dialect !== 'mysql') return;
  const keys = new Set(targets.map(({ key }) => key));
  const expressions: AnyNode[] = [
    ...(node.where ? [node.where] : []),
    ...(node.type === 'update' ? node.assignments.map(({ value }) => value) : []),
  ];
  for (const query of expressions.flatMap(queriesIn)) {
    for (const { name } of tablesReadBy(query)) {
      const found = findStored(state, name, semantics);
      if (found?.key && keys.has(found.key)) fail({ kind: 'target-in-subquery', table: found.relation.name });
    }
  }
}

function queriesIn(node: AnyNode): Query[] {
  return node.type === 'query' ? [node as Query] : childrenOf(node).flatMap(queriesIn);
}

/** Tables anywhere in a query, but for those inside derived and common tables. */
function tablesReadBy(node: AnyNode): TableReference[] {
  if (node.type === 'table') return [node as TableReference];
  if (node.type === 'derived-table' || node.type === 'with') return [];
  return childrenOf(node).flatMap(tablesReadBy);
}
