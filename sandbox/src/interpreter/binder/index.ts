import type { Clause } from '../errors/complaint.ts';
import { machineOf } from '../executor/machine.ts';
import { planQuery } from '../plan/plan.ts';
import type { Query } from '../tree/queries.ts';
import { bindCondition as condition } from './condition.ts';
import type { BindContext, Binders, BoundQuery, Place } from './context.ts';
import { bindQuery as query } from './query.ts';
import type { Scope } from './scope.ts';
import { bindValue } from './value.ts';

export type { BindContext, BoundQuery } from './context.ts';

const BINDERS: Binders = {
  value: bindValue,
  condition,
  query,
  open: (bound, context) => {
    const step = planQuery(bound.plan, machineOf(context));
    return (outer) => step.open(outer, null);
  },
};

/** Where an expression stands alone: over the rows of a scope, with no groups and no aliases. */
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
