import type { BoundComparison, BoundExpression } from '../binder/bound.ts';
import type { TableLeaf } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import { readsAround } from './filter.ts';
import { type IndexedColumn, lookupTable, placeOf, sortedRows } from './index-store.ts';
import { joinKey, type KeyPart } from './keys.ts';
import { placing, readerOf } from './leaves.ts';
import type { Machine } from './machine.ts';

/** Columns that must equal what is known before the table is looked at. */
export type Lookup = {
  readonly columns: readonly IndexedColumn[];
  readonly values: readonly KeyPart[];
  /** The index that it goes by; null for one that is made for the query. */
  readonly index: string | null;
};

/** The rows that an equality leaves, found by key. */
export function indexLookup(
  leaf: TableLeaf,
  { columns, values, index }: Lookup,
  at: { size: number; estimate: number; machine: Machine },
): Step {
  const { table, name } = leaf;
  const { size, estimate, machine } = at;
  const { budget } = machine.run;
  const place = placing(leaf.component, size);
  const read = readerOf(leaf, machine);
  const keyOf = joinKey(values);
  const detail = index
    ? `${name} by ${index}`
    : `${name} by ${columns.map((one) => table.columns[one.index]?.name).join(', ')}`;
  const making = {
    kind: index ? ('index lookup' as const) : ('automatic index' as const),
    detail,
    estimate,
    correlated: readsAround(values.map(({ value }) => value)),
  };
  return step(making, function* open(outer, tally, beside) {
    budget.step();
    const key = keyOf({ row: beside ?? [], outer });
    if (key === null) return;
    for (const stored of lookupTable(table, columns).get(key) ?? []) {
      budget.step();
      tally.rows += 1;
      yield place(read(stored));
    }
  });
}

export type Range = {
  readonly column: number;
  readonly index: string;
  readonly low: Bound | null;
  readonly high: Bound | null;
  readonly compare: BoundComparison['compare'];
  readonly typeName: string;
};
type Bound = { readonly value: BoundExpression; readonly inclusive: boolean };

/** The rows between two values, in the order of the index. */
export function indexRange(
  leaf: TableLeaf,
  range: Range,
  at: { size: number; estimate: number; machine: Machine },
): Step {
  const { table, name } = leaf;
  const { size, estimate, machine } = at;
  const { column, low, high, compare } = range;
  const { budget } = machine.run;
  const place = placing(leaf.component, size);
  const read = readerOf(leaf, machine);
  const bounds = [low, high].flatMap((bound) => (bound ? [bound.value] : []));
  const making = {
    kind: 'index range' as const,
    detail: `${name} by ${range.index}`,
    estimate,
    correlated: readsAround(bounds),
  };
  return step(making, function* open(outer, tally, beside) {
    const rows = sortedRows(table, column, range);
    const frame = { row: beside ?? [], outer };
    const start = low ? edge(low, !low.inclusive) : 0;
    const end = high ? edge(high, high.inclusive) : rows.length;
    for (let i = start ?? rows.length; i < (end ?? 0); i += 1) {
      const stored = rows[i];
      if (!stored) return;
      budget.step();
      tally.rows += 1;
      yield place(read(stored));
    }

    /** Null where the bound is NULL: no row is beyond or before it. */
    function edge(bound: Bound, behind: boolean): number | null {
      const value = bound.value.evaluate(frame);
      return value === null ? null : placeOf(rows, column, { value, compare, behind });
    }
  });
}
