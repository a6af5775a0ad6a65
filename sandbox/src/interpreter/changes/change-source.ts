import type { BoundCondition, BoundExpression } from '../binder/bound.ts';
import { conjuncts } from '../binder/bound.ts';
import type { BoundQuery } from '../binder/context.ts';
import { type FromPart, bindFrom } from '../binder/from.ts';
import { rowNumberColumn, saysRowNumber } from '../binder/hierarchy.ts';
import { type Scope, type ScopeSource, scopeOf } from '../binder/scope.ts';
import type { Table } from '../catalog/state.ts';
import type { Relation, SelectPlan } from '../plan/logical.ts';
import type { Work } from '../session/work.ts';
import type { Expression } from '../tree/expressions.ts';
import type { TableSource } from '../tree/queries.ts';
import type { Row } from '../values/value.ts';
import { placeOver } from './bind.ts';

/** Rows side by side, as a change with joins finds them. */
export type ChangeSource = {
  readonly scope: Scope;
  /** One row for each source; behind the columns of a stored one stands its id. */
  rows(): Iterable<readonly Row[]>;
  sourceOf(component: number): ScopeSource;
};

/** FROM and WHERE of a change, every stored row with its id. */
export function changeSource(
  from: readonly TableSource[],
  where: Expression | null,
  work: Work,
): ChangeSource {
  const outside = placeOver(null, 'FROM', work);
  const numbering = { next: 0 };
  const part = bindFrom(from, outside, numbering);
  if (!part) throw new Error('a change without a table');
  const rowNumber =
    work.context.semantics.dialect === 'oracle' && saysRowNumber(where) ? numbering.next++ : null;
  const pseudo = rowNumber === null ? [] : [rowNumberColumn(rowNumber)];
  const scope = scopeOf({ sources: part.sources, visible: [...part.visible, ...pseudo] }, null);
  const place = { ...outside, scope, clause: 'WHERE' as const };
  const conditions = where ? conjuncts(place.bind.condition(where, place)) : [];
  const query = planFor(part, { size: numbering.next, conditions, rowNumber });
  const open = place.bind.open(query, work.context);
  return {
    scope,
    rows: () => open(null) as Iterable<readonly Row[]>,
    sourceOf(component) {
      const source = part.sources.find((one) => one.component === component);
      if (!source) throw new Error(`a change has no source ${component}`);
      return source;
    },
  };
}

/** The id of a stored row, from a row that was read with it. */
export function idIn(row: Row | undefined, { columns }: Table): number | null {
  const id = row?.[columns.length];
  return typeof id === 'bigint' ? Number(id) : null;
}

/** The row at hand as the result itself: each component is a value. */
function planFor(
  { relation, sources }: FromPart,
  {
    size,
    conditions,
    rowNumber,
  }: {
    readonly size: number;
    readonly conditions: readonly BoundCondition[];
    readonly rowNumber: number | null;
  },
): BoundQuery {
  const outputs = Array.from(
    { length: size },
    (_, component): BoundExpression => ({
      type: { kind: 'row', of: [] },
      evaluate: (frame) => frame.row[component] ?? null,
      references: [1n << BigInt(component)],
      volatile: false,
    }),
  );
  const plan: SelectPlan = {
    kind: 'select',
    width: size,
    from: identified(relation),
    where: conditions,
    rowNumber,
    hierarchy: null,
    grouping: null,
    having: [],
    windows: [],
    windowComponent: size,
    outputs,
    distinct: null,
    order: [],
    distinctOn: null,
    cut: null,
  };
  const columns = sources.map(({ name }) => ({ name, type: { kind: 'row' as const, of: [] }, origin: null }));
  return { plan, columns, references: [] };
}

function identified(relation: Relation): Relation {
  if (relation.kind === 'table') return { ...relation, identity: true };
  if (relation.kind !== 'join') return relation;
  return { ...relation, left: identified(relation.left), right: identified(relation.right) };
}
