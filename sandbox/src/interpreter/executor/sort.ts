import type { Frame } from '../binder/bound.ts';
import type { SortAt, SortBy, Sorting } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row, Value } from '../values/value.ts';
import type { Machine } from './machine.ts';

/** Two values by one sort key. */
export function ordering({ compare, descending, nullsFirst }: Sorting): (a: Value, b: Value) => number {
  const nullBefore = nullsFirst ? -1 : 1;
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? nullBefore : -nullBefore;
    return descending ? compare(b, a) : compare(a, b);
  };
}

/** Two rows by the columns that they are sorted by. */
export function rowOrdering(keys: readonly SortAt[]): (a: Row, b: Row) => number {
  const parts = keys.map((key) => ({ index: key.index, order: ordering(key) }));
  return (a, b) => {
    for (const { index, order } of parts) {
      const here = order(a[index] ?? null, b[index] ?? null);
      if (here !== 0) return here;
    }
    return 0;
  };
}

/** Sorts by values that are computed once a row. Stable. */
export function sortedBy<T>(items: readonly T[], keys: readonly SortBy[], frameOf: (item: T) => Frame): T[] {
  if (keys.length === 0) return [...items];
  const orders = keys.map(ordering);
  const rows = items.map((item) => {
    const frame = frameOf(item);
    return { item, values: keys.map(({ value }) => value.evaluate(frame)) };
  });
  rows.sort((a, b) => {
    for (const [i, order] of orders.entries()) {
      const here = order(a.values[i] ?? null, b.values[i] ?? null);
      if (here !== 0) return here;
    }
    return 0;
  });
  return rows.map(({ item }) => item);
}

export function sort(input: Step, keys: readonly SortAt[], { run }: Machine): Step {
  const order = rowOrdering(keys);
  const detail = keys
    .map(({ index, descending }) => `column ${index + 1}${descending ? ' descending' : ''}`)
    .join(', ');
  return step({ kind: 'sort', detail, inputs: [input] }, function* open(outer, tally) {
    const rows: Row[] = [];
    for (const row of input.open(outer, null)) {
      run.budget.keep(row.length + 1);
      rows.push(row);
    }
    run.budget.step(rows.length * Math.ceil(Math.log2(rows.length + 1)));
    rows.sort(order);
    for (const row of rows) {
      tally.rows += 1;
      yield row;
    }
  });
}
