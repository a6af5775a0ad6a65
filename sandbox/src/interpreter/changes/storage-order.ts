import type { StoredRow, Table } from '../catalog/state.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Value } from '../values/value.ts';

/**
 * Rows in the order that a full scan meets them: SQLite's by rowid, InnoDB's and SQL Server's by primary key, the
 * others' as they came.
 */
export function inStorageOrder(rows: StoredRow[], table: Table, semantics: Semantics): StoredRow[] {
  const compare = storageOrder(table, semantics);
  if (!compare) return rows;
  const isSorted = rows.every((row, i) => i === 0 || compare(rows[i - 1] ?? row, row) <= 0);
  return isSorted ? rows : rows.sort(compare);
}

function storageOrder(
  table: Table,
  semantics: Semantics,
): ((left: StoredRow, right: StoredRow) => number) | null {
  const { dialect } = semantics;
  if (dialect === 'postgresql' || dialect === 'oracle') return null;
  const rowid = table.columns.findIndex(({ identity }) => identity?.form === 'ROWID');
  const primary = table.uniques.find((unique) => unique.primary)?.columns;
  if (dialect === 'sqlite' && rowid < 0 && !('WITHOUT ROWID' in table.options)) {
    return (left, right) => left.id - right.id;
  }
  const keys = rowid >= 0 ? [rowid] : primary;
  if (!keys) return null;
  const orders = keys.map((column) => {
    const type = table.columns[column]?.type;
    if (!type) throw new Error(`${table.name} has no column ${column}`);
    return { column, compare: semantics.order(type) };
  });
  return (left, right) => {
    for (const { column, compare } of orders) {
      const difference = compareValues(left.values[column] ?? null, right.values[column] ?? null, compare);
      if (difference !== 0) return difference;
    }
    return left.id - right.id;
  };
}

function compareValues(left: Value, right: Value, compare: (left: Value, right: Value) => number): number {
  if (left === null || right === null) return Number(right === null) - Number(left === null);
  return compare(left, right);
}
