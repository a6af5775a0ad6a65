import { columnNames, typeAt } from '../catalog/columns.ts';
import { type Keyer, columnKeyer, keyer, nullsInKeys } from '../catalog/keys.ts';
import type { Index, StoredRow, Table, UniqueConstraint } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Row } from '../values/value.ts';
import { type BoundTable, storedTable } from './bound-table.ts';
import { textOf } from './row-text.ts';

/** What no two rows may share: a unique constraint or index, bound to its table. */
export type UniqueRule = {
  /** The constraint or index itself: lookups are kept under it. */
  readonly of: UniqueConstraint | Index;
  readonly columns: readonly number[] | null;
  readonly keyOf: Keyer;
  /** @throws SqlFailure duplicate-key */
  refuse(row: Row, how?: { readonly isExisting: true }): never;
};

/** The rules of a table in the order in which they are checked: the primary key first. */
export function uniqueRules(table: Table, work: Work): UniqueRule[] {
  const constraints = table.uniques.map((unique) => constraintRule(unique, table, work));
  const indexes = table.indexes.filter(({ unique }) => unique).map((index) => indexRule(index, table, work));
  return [...constraints, ...indexes];
}

export function constraintRule(unique: UniqueConstraint, table: Table, work: Work): UniqueRule {
  const { semantics } = work.context;
  const keyOf = columnKeyer(unique.columns, (column) => typeAt(table, column), {
    semantics,
    nulls: nullsInKeys(semantics),
  });
  const read = unique.columns.map(
    (column) => (row: Row) => textOf(row[column] ?? null, typeAt(table, column), work),
  );
  return {
    of: unique,
    columns: unique.columns,
    keyOf,
    refuse: (row, how) =>
      fail({
        ...how,
        kind: 'duplicate-key',
        constraint: unique.name,
        table: table.name,
        columns: columnNames(table, unique.columns),
        values: read.map((value) => value(row)),
        primary: unique.primary,
      }),
  };
}

export function indexRule(index: Index, table: Table, work: Work): UniqueRule {
  const { semantics } = work.context;
  const bound = storedTable(table, work);
  const values = index.keys.map((key) => bound.value(key, 'SELECT'));
  const all = keyer(
    values.map(({ type, of }) => ({ read: of, key: semantics.key(type) })),
    nullsInKeys(semantics),
  );
  return {
    of: index,
    columns: index.columns,
    keyOf: limited(all, index, bound),
    refuse: (row, how) =>
      fail({
        ...how,
        kind: 'duplicate-key',
        constraint: index.name,
        table: table.name,
        columns: index.columns ? columnNames(table, index.columns) : [],
        values: values.map(({ type, of }) => textOf(of(row), type, work)),
        primary: false,
        isIndex: true,
      }),
  };
}

/** A partial index knows nothing of rows that its condition leaves out. */
function limited(keyOf: Keyer, { where }: Index, bound: BoundTable): Keyer {
  if (!where) return keyOf;
  const test = bound.test(where, 'WHERE');
  return (row) => (test(row) === true ? keyOf(row) : null);
}

/** The first two rows that are alike; null where no two are. */
export function firstTwins(rows: Iterable<StoredRow>, { keyOf }: UniqueRule): StoredRow | null {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row.values);
    if (key === null) continue;
    if (seen.has(key)) return row;
    seen.add(key);
  }
  return null;
}
