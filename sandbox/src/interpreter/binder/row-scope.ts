import type { Table } from '../catalog/state.ts';
import type { Semantics } from '../semantics/semantics.ts';
import { type Scope, type ScopeColumn, type ScopeSource, scopeOf } from './scope.ts';

/** A table whose row is at hand, under the names that it goes by there. */
export type NamedRow = {
  readonly table: Table;
  /** As names are compared: the alias, `excluded`, `inserted`. */
  readonly names: readonly string[];
  /** Whether a bare column name may mean it. */
  readonly isBare: boolean;
};

/** The scope of an expression over rows at hand, one for each table, in this order. */
export function rowScope(rows: readonly NamedRow[], semantics: Semantics): Scope {
  const sources = rows.flatMap(({ table, names }, component) =>
    names.map(
      (name): ScopeSource => ({
        folded: name,
        name,
        component,
        table,
        columns: columnsOf(table, component, semantics),
      }),
    ),
  );
  const visible = rows.flatMap(({ table, isBare }, component) =>
    isBare ? columnsOf(table, component, semantics) : [],
  );
  return scopeOf({ sources, visible }, null);
}

function columnsOf(table: Table, component: number, semantics: Semantics): ScopeColumn[] {
  return table.columns.map(({ name, type }, index) => ({
    name,
    folded: semantics.fold(name, true, 'column'),
    type,
    origin: `${table.name}.${name}`,
    places: [{ component, index, convert: null }],
    hidden: false,
  }));
}
