import { type Scope, type ScopeSource, scopeOf } from '../binder/scope.ts';
import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { Row } from '../values/value.ts';
import { type NamedRows, scopeOver } from './scope-over.ts';

/** A row as it was and as it is; null before an INSERT and after a DELETE. */
export type Change = { readonly before: Row | null; readonly after: Row | null };

/** What RETURNING and OUTPUT may speak of, and the rows for it. */
export type ChangedScope = {
  readonly scope: Scope;
  rowsOf(row: readonly Row[], change: Change): readonly Row[];
};

/**
 * PostgreSQL: the tables of the change, its own as it is now, and `old` and `new`. T-SQL: `inserted` and `deleted`,
 * and the tables of FROM. SQLite and MariaDB: the changed table alone.
 */
export function changedScope(
  scope: Scope,
  { table, source }: { readonly table: Table; readonly source: ScopeSource },
  { context }: Work,
): ChangedScope {
  const { dialect } = context.semantics;
  const missing: Row = table.columns.map(() => null);
  const now = ({ before, after }: Change) => after ?? before ?? missing;
  if (dialect === 'postgresql' || dialect === 'mssql') {
    const [first, second] = dialect === 'mssql' ? ['deleted', 'inserted'] : ['old', 'new'];
    const named = (name: string): NamedRows => ({
      name,
      columns: table.columns,
      table: null,
      qualifiedOnly: true,
    });
    const size = scope.sources.reduce((most, { component }) => Math.max(most, component + 1), 0);
    const added = scopeOver([named(first ?? ''), named(second ?? '')], context.semantics).sources.map((one) =>
      shifted(one, size),
    );
    const isHidden = added
      .map(({ folded }) => folded)
      .some((name) => scope.sources.some(({ folded }) => folded === name));
    const sources = isHidden ? scope.sources : [...scope.sources, ...added];
    const visible = dialect === 'mssql' ? [] : scope.visible;
    return {
      scope: scopeOf({ sources, visible }, null),
      rowsOf: (row, change) => [
        ...row.slice(0, size).with(source.component, now(change)),
        change.before ?? missing,
        change.after ?? missing,
      ],
    };
  }
  return {
    scope: scopeOver([{ name: source.name, columns: table.columns, table }], context.semantics),
    rowsOf: (_row, change) => [now(change)],
  };
}

function shifted(source: ScopeSource, by: number): ScopeSource {
  const columns = source.columns.map((column) => ({
    ...column,
    places: column.places.map((place) => ({ ...place, component: place.component + by })),
  }));
  return { ...source, component: source.component + by, columns };
}
