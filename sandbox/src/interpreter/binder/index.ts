import type { Clause } from '../errors/complaint.ts';
import { machineOf } from '../executor/machine.ts';
import { planQuery } from '../plan/plan.ts';
import type { Query } from '../tree/queries.ts';
import type { Expression } from '../tree/expressions.ts';
import type { BoundCondition, BoundExpression } from './bound.ts';
import { bindChangeSource as changeSource, type ChangeReading, type ChangeSource } from './change-source.ts';
import { bindCondition as condition } from './condition.ts';
import type { BindContext, Binders, BoundQuery, Place } from './context.ts';
import { bindQuery as query } from './query.ts';
import type { Scope } from './scope.ts';
import { bindValue } from './value.ts';

export type { BindContext, BoundQuery, OutputColumn } from './context.ts';
export type { BoundCondition, BoundExpression, Frame } from './bound.ts';
export type { ChangeReading, ChangeRow, ChangeSource } from './change-source.ts';
export { rowScope } from './row-scope.ts';

const BINDERS: Binders = {
  value: bindValue,
  condition,
  query,
  open: (bound, context) => {
    const step = planQuery(bound.plan, machineOf(context));
    return (outer) => step.open(outer, null);
  },
};

export function placeIn(context: BindContext, scope: Scope | null, clause: Clause): Place {
  const common = context.common ?? new Map();
  return {
    context,
    scope,
    common,
    clause,
    bind: BINDERS,
    gather: null,
    alias: null,
    hierarchy: null,
    searches: 0,
  };
}

/** A query with its names and types settled. @throws SqlFailure, Unsupported */
export function bindQuery(tree: Query, context: BindContext): BoundQuery {
  return query(tree, placeIn(context, null, 'SELECT'));
}

/**
 * An expression over rows of known tables: CHECK, DEFAULT, generated columns, assignments, RETURNING.
 * Its frame's row holds a row for each table of the scope: `evaluate({ row: [target, source], outer: null })`.
 */
export function bindExpression(
  tree: Expression,
  scope: Scope | null,
  { context, clause }: { readonly context: BindContext; readonly clause: Clause },
): BoundExpression {
  return bindValue(tree, placeIn(context, scope, clause));
}

/** The rows that UPDATE, DELETE or MERGE is about, with the values that it needs of each. */
export function bindChangeSource(reading: ChangeReading, context: BindContext): ChangeSource | null {
  return changeSource(reading, placeIn(context, null, 'WHERE'));
}

/** The same for a condition, whose truth may be null. */
export function bindCondition(
  tree: Expression,
  scope: Scope | null,
  { context, clause }: { readonly context: BindContext; readonly clause: Clause },
): BoundCondition {
  return condition(tree, placeIn(context, scope, clause));
}
