import type { Select } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import { bindAggregate } from './aggregates.ts';
import { type BoundExpression, NO_REFERENCES } from './bound.ts';
import type { Gather, Place } from './context.ts';
import { bindFrom } from './from.ts';
import { scopeOf } from './scope.ts';
import { Windows } from './windows.ts';

/**
 * Of several mistakes in one SELECT real engines name the first that they come to: they look at the list before WHERE,
 * and at groups when all names are known. Binds once more in their order, only to fail where they do.
 * @throws SqlFailure that one, if there is one before groups matter
 */
export function firstFailure(select: Select, outside: Place): void {
  const searching: Place = { ...outside, searches: outside.searches + 1 };
  const from = bindFrom(select.from, searching, { next: 0 });
  const scope = scopeOf({ sources: from?.sources ?? [], visible: from?.visible ?? [] }, outside.scope);
  const { dialect } = outside.context.semantics;
  // A hierarchy has names of its own, and in SQLite WHERE sees the list.
  if (select.hierarchy || dialect === 'oracle' || select.items.length > MANY) return;
  const place: Place = { ...searching, scope, clause: 'SELECT', gather: gatherAny(select), alias: null };
  for (const { expression } of select.items) {
    if (expression.type !== 'star') place.bind.value(expression, place);
  }
  if (select.where && dialect !== 'sqlite') {
    place.bind.condition(select.where, { ...place, clause: 'WHERE', gather: null });
  }
}

/** Longer lists are not written by hand. */
const MANY = 200;

/** Aggregates and windows wherever they stand, for their types alone. */
function gatherAny(select: Select): Gather {
  const gather: Gather = {
    aggregate: (call, place) => valueOf(bindAggregate(call, place).type),
    window: (call, place) => new Windows(0, select.windows).bind(call, place),
    grouping: () => valueOf({ kind: 'integer', bits: 32, unsigned: false }),
    known: () => null,
  };
  return gather;
}

function valueOf(type: Type): BoundExpression {
  return { type, evaluate: () => null, references: NO_REFERENCES, volatile: false };
}
