import type { StoredRow, Table } from '../catalog/state.ts';
import type { Comparison, Key } from '../semantics/semantics.ts';
import type { Value } from '../values/value.ts';
import { groupKey, type RowKey } from './keys.ts';

/** Rows by the key of some columns, NULLs left out. */
export type LookupTable = ReadonlyMap<RowKey, readonly StoredRow[]>;

type Rows = Table['rows'];

/**
 * What indexes hold is worked out when it is first needed. Rows never change in place, so what was worked out for them
 * stays true for every session that shares them.
 */
const LOOKUPS = new WeakMap<Rows, Map<string, LookupTable>>();
const SORTED = new WeakMap<Rows, Map<string, readonly StoredRow[]>>();

export type IndexedColumn = {
  readonly index: number;
  readonly key: (value: Value) => Key;
  readonly typeName: string;
};

/** @param columns with what their values are known by; `typeName` tells apart what is compared as different types. */
export function lookupTable({ rows: stored }: Table, columns: readonly IndexedColumn[]): LookupTable {
  const name = columns.map(({ index, typeName }) => `${index} ${typeName}`).join();
  const known = LOOKUPS.get(stored) ?? new Map<string, LookupTable>();
  LOOKUPS.set(stored, known);
  const ready = known.get(name);
  if (ready) return ready;
  const made = new Map<RowKey, StoredRow[]>();
  const keys = columns.map(({ key }) => key);
  for (const row of stored) {
    const values = columns.map(({ index }) => row.values[index] ?? null);
    if (values.includes(null)) continue;
    const key = groupKey(values, keys);
    const rows = made.get(key);
    if (rows) rows.push(row);
    else made.set(key, [row]);
  }
  known.set(name, made);
  return made;
}

/** Rows in the order of one column, NULLs left out. */
export function sortedRows(
  { rows }: Table,
  column: number,
  { compare, typeName }: { compare: Comparison; typeName: string },
): readonly StoredRow[] {
  const name = `${column} ${typeName}`;
  const known = SORTED.get(rows) ?? new Map<string, readonly StoredRow[]>();
  SORTED.set(rows, known);
  const ready = known.get(name);
  if (ready) return ready;
  const made = rows
    .filter(({ values }) => values[column] !== null)
    .sort((a, b) => compare(a.values[column] ?? null, b.values[column] ?? null));
  known.set(name, made);
  return made;
}

/** The first place in sorted rows whose value is not before (or, with `behind`, is behind) the one looked for. */
export function placeOf(
  rows: readonly StoredRow[],
  column: number,
  { value, compare, behind }: { value: Value; compare: Comparison; behind: boolean },
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(rows[middle]?.values[column] ?? null, value);
    if (order < 0 || (behind && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
