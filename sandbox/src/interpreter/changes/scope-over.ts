import { type Scope, type ScopeColumn, type ScopeSource, scopeOf } from '../binder/scope.ts';
import type { Table } from '../catalog/state.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';

/** Rows that an expression may speak of, by this name. */
export type NamedRows = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: Type }[];
  readonly table: Table | null;
  /** Found by its name only, not by bare columns: `excluded`, `deleted`. */
  readonly qualifiedOnly?: boolean;
};

/** The names of several rows side by side: the first is component 0 of the row at hand. */
export function scopeOver(rows: readonly NamedRows[], semantics: Semantics): Scope {
  const sources = rows.map((named, component) => sourceOf(named, component, semantics));
  const visible = sources.flatMap(({ columns }, i) => (rows[i]?.qualifiedOnly ? [] : columns));
  return scopeOf({ sources, visible }, null);
}

function sourceOf({ name, columns, table }: NamedRows, component: number, semantics: Semantics): ScopeSource {
  return {
    folded: semantics.fold(name, true, 'table'),
    name,
    component,
    columns: columns.map(
      (column, index): ScopeColumn => ({
        name: column.name,
        folded: semantics.fold(column.name, true, 'column'),
        type: column.type,
        origin: table && `${table.name}.${column.name}`,
        places: [{ component, index, convert: null }],
        hidden: false,
      }),
    ),
    table,
  };
}
