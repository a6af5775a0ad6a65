import type { StoredRow, Table } from '../catalog/state.ts';
import type { SelectPlan, SortAt } from '../plan/logical.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Limit, SortKey, TableSource, Top, With } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import type { Row } from '../values/value.ts';
import { type BoundExpression, conjuncts } from './bound.ts';
import { bindCommonTables } from './common-tables.ts';
import type { Place } from './context.ts';
import { bindCut } from './cut.ts';
import { bindFrom } from './from.ts';
import { scopeOf, type ScopeSource } from './scope.ts';
import { sortingOf } from './sorting.ts';

/** What UPDATE, DELETE and MERGE read before they change anything. */
export type ChangeReading = {
  readonly with: With | null;
  readonly from: readonly TableSource[];
  readonly where: Expression | null;
  readonly orderBy: readonly SortKey[];
  readonly limit: Limit | null;
  readonly top: Top | null;
  /** Values to be computed for each row: what is assigned, and what is answered. */
  readonly outputs: readonly Expression[];
  /** The tables to be changed, by the names that FROM calls them by, as names are compared. */
  readonly targets: readonly string[];
};

export type ChangeSource = {
  /** Of the outputs. */
  readonly types: readonly Type[];
  readonly tables: readonly Table[];
  /** Each joined row: the stored row of each target, null where an outer join has none, and the outputs' values. */
  rows(): Iterable<ChangeRow>;
};
export type ChangeRow = { readonly stored: readonly (StoredRow | null)[]; readonly values: Row };

/** Null for a target that FROM doesn't list, or that is no table. */
export function bindChangeSource(reading: ChangeReading, outside: Place): ChangeSource | null {
  const base = reading.with ? bindCommonTables(reading.with, { ...outside, maxRecursion: null }) : outside;
  const from = bindFrom(reading.from, base, { next: 0, numbersRows: true });
  const scope = scopeOf({ sources: from?.sources ?? [], visible: from?.visible ?? [] }, outside.scope);
  const place: Place = { ...base, scope };
  const found = reading.targets.map((name) => scope.sources.find(({ folded }) => folded === name));
  const targets = found.flatMap((source) => (source?.table ? [{ source, table: source.table }] : []));
  if (targets.length < found.length) return null;

  const where = reading.where
    ? conjuncts(place.bind.condition(reading.where, { ...place, clause: 'WHERE' }))
    : [];
  const outputs = reading.outputs.map((one) => place.bind.value(one, { ...place, clause: 'SET' }));
  const keys = reading.orderBy.map((key) =>
    place.bind.value(key.expression, { ...place, clause: 'ORDER BY' }),
  );
  const ids = targets.map(({ source, table }) => rowId(source, table));
  const plan: SelectPlan = {
    kind: 'select',
    width: ids.length + outputs.length,
    from: from?.relation ?? null,
    where,
    rowNumber: null,
    hierarchy: null,
    grouping: null,
    having: [],
    windows: [],
    windowComponent: scope.sources.length,
    outputs: [...ids, ...outputs, ...keys],
    distinct: null,
    order: reading.orderBy.map(
      (key, i): SortAt => ({
        index: ids.length + outputs.length + i,
        ...sortingOf(key, keys[i]?.type ?? { kind: 'null' }, place),
      }),
    ),
    distinctOn: null,
    cut: bindCut(reading.limit, reading.top, place),
  };
  const open = place.bind.open({ plan, columns: [], references: [] }, place.context);
  const tables = targets.map(({ table }) => table);
  return {
    types: outputs.map(({ type }) => type),
    tables,
    *rows() {
      const byId = tables.map((table) => new Map(table.rows.map((stored) => [stored.id, stored])));
      for (const row of open(null)) {
        yield {
          stored: byId.map((rows, i) => rows.get(Number(row[i] ?? -1n)) ?? null),
          values: row.slice(ids.length, ids.length + outputs.length),
        };
      }
    },
  };
}

/** A stored row's own number, behind its columns. */
function rowId({ component }: ScopeSource, table: Table): BoundExpression {
  const index = table.columns.length;
  return {
    type: { kind: 'integer', bits: 64, unsigned: false },
    references: [1n << BigInt(component)],
    volatile: false,
    evaluate: (frame) => (frame.row[component] as Row)[index] ?? null,
  };
}
