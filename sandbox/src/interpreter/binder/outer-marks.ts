import { Unsupported } from '../errors/failure.ts';
import type { Relation } from '../plan/logical.ts';
import type { ColumnReference, Expression } from '../tree/expressions.ts';
import { type AnyNode, childrenOf } from '../tree/walk.ts';
import { type BoundCondition, conjuncts, own } from './bound.ts';
import type { Place } from './context.ts';
import { refuse } from './own-rules.ts';
import { findColumn } from './scope.ts';

type Marked = { readonly component: number; readonly conditions: readonly BoundCondition[] };

/**
 * Oracle's `a.id = b.house_id (+)`: the table with the mark is the optional side of an outer join, and the conditions
 * that mark it are what it is joined on. Other conditions stay in WHERE.
 * @returns null where nothing is marked
 */
export function joinMarked(
  relation: Relation,
  where: Expression,
  place: Place,
): { readonly relation: Relation; readonly where: readonly BoundCondition[] } | null {
  const plain: BoundCondition[] = [];
  const marked = new Map<number, BoundCondition[]>();
  for (const part of parts(where)) {
    const component = markedIn(part, place);
    const bound = conjuncts(place.bind.condition(part, place));
    if (component === null) plain.push(...bound);
    else marked.set(component, [...(marked.get(component) ?? []), ...bound]);
  }
  if (marked.size === 0) return null;
  const leaves = commaParts(relation);
  if (leaves.some((leaf) => leaf.kind === 'join')) {
    refuse('ORA-25156', 'old style outer join (+) cannot be used with ANSI joins', where.span);
  }
  const optional = [...marked].map(([component, conditions]): Marked => ({ component, conditions }));
  const isOptional = (leaf: Relation): boolean => leaf.kind !== 'join' && marked.has(leaf.component);
  const [first, ...others] = leaves.filter((leaf) => !isOptional(leaf));
  if (!first) throw new Unsupported('tables that are all optional', where.span);
  const kept = others.reduce<Relation>(
    (left, right) => ({ kind: 'join', join: 'INNER', left, right, on: [] }),
    first,
  );
  return { relation: attach(kept, optional, { leaves, span: where.span }), where: plain };
}

/** Joins each optional table once all that its conditions read is there. */
function attach(
  kept: Relation,
  optional: readonly Marked[],
  { leaves, span }: { leaves: readonly Relation[]; span: Expression['span'] },
): Relation {
  let whole = kept;
  let waiting = [...optional];
  while (waiting.length > 0) {
    const there = componentsOf(whole);
    const next = waiting.find(({ component, conditions }) =>
      conditions.every((one) => (own(one) & ~there & ~(1n << BigInt(component))) === 0n),
    );
    const right = leaves.find((leaf) => leaf.kind !== 'join' && leaf.component === next?.component);
    if (!next || !right) throw new Unsupported('(+) in a circle', span);
    whole = { kind: 'join', join: 'LEFT', left: whole, right, on: next.conditions };
    waiting = waiting.filter((one) => one !== next);
  }
  return whole;
}

function componentsOf(relation: Relation): bigint {
  if (relation.kind !== 'join') return 1n << BigInt(relation.component);
  return componentsOf(relation.left) | componentsOf(relation.right);
}

/** The items that commas part in FROM. */
function commaParts(relation: Relation): Relation[] {
  if (relation.kind !== 'join' || relation.join !== 'INNER' || relation.on.length > 0) return [relation];
  return [...commaParts(relation.left), ...commaParts(relation.right)];
}

function parts(expression: Expression): Expression[] {
  if (expression.type !== 'binary' || expression.operator !== 'AND') return [expression];
  return [...parts(expression.left), ...parts(expression.right)];
}

/** The one table that a condition marks. */
function markedIn(condition: Expression, place: Place): number | null {
  const { semantics } = place.context;
  const found = new Set<number>();
  const waiting: AnyNode[] = [condition];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'query') continue;
    if (node.type === 'column' && (node as ColumnReference).outer) {
      const column = findColumn(node as ColumnReference, place.scope, { semantics, clause: place.clause });
      if (column?.depth === 0) found.add(column.column.places[0]?.component ?? 0);
    }
    for (const child of childrenOf(node)) waiting.push(child);
  }
  if (found.size > 1)
    refuse('ORA-01468', 'a predicate may reference only one outer-joined table', condition.span);
  const [only] = found;
  return only ?? null;
}
