import type { BoundCondition, BoundExpression } from '../binder/bound.ts';
import type { Place } from '../binder/context.ts';
import { bindCommonTables } from '../binder/common-tables.ts';
import { placeIn } from '../binder/index.ts';
import type { Scope } from '../binder/scope.ts';
import type { Clause } from '../errors/complaint.ts';
import type { Work } from '../session/work.ts';
import type { Expression } from '../tree/expressions.ts';
import type { With } from '../tree/queries.ts';

/** Where the expressions of a change stand: no groups, no aliases, only rows. */
export function placeOver(scope: Scope | null, clause: Clause, { context }: Work): Place {
  return placeIn(context, scope, clause);
}

/** The same work behind a WITH: its common tables are in sight wherever the statement has a query. */
export function behindWith(node: With | null, work: Work): Work {
  if (!node) return work;
  const { common } = bindCommonTables(node, { ...placeOver(null, 'FROM', work), maxRecursion: null });
  return { ...work, context: { ...work.context, common } };
}

export function bindValue(
  expression: Expression,
  scope: Scope | null,
  clause: Clause,
  work: Work,
): BoundExpression {
  const place = placeOver(scope, clause, work);
  return place.bind.value(expression, place);
}

export function bindTest(
  expression: Expression,
  scope: Scope | null,
  clause: Clause,
  work: Work,
): BoundCondition {
  const place = placeOver(scope, clause, work);
  return place.bind.condition(expression, place);
}

/** An expression that sees no row. */
export function bindAlone(expression: Expression, clause: Clause, work: Work): BoundExpression {
  return bindValue(expression, null, clause, work);
}
