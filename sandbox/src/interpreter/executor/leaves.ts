import type { Frame } from '../binder/bound.ts';
import type { CallLeaf, DerivedLeaf, TableLeaf, VirtualLeaf } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { StoredRow } from '../catalog/state.ts';
import type { Row } from '../values/value.ts';
import type { Machine } from './machine.ts';

/** Puts a source's row into its place of the row at hand, whose other places are still empty. */
export type Placing = (row: Row) => Row;

export function placing(component: number, size: number): Placing {
  if (size === 1) return (row) => [row];
  const blank: Row[] = Array.from({ length: size }, () => []);
  return (row) => {
    const placed = [...blank];
    placed[component] = row;
    return placed;
  };
}

/** A stored row as the query sees it: followed to its source, with its id behind its columns where that is asked. */
export function readerOf({ table, identity }: TableLeaf, { trace }: Machine): (stored: StoredRow) => Row {
  const { name } = table;
  if (trace) {
    return ({ values, id }) =>
      trace.stored(identity ? [...values, BigInt(id)] : values, { table: name, row: id });
  }
  return identity ? ({ values, id }) => [...values, BigInt(id)] : ({ values }) => values;
}

export function tableScan(leaf: TableLeaf, size: number, machine: Machine): Step {
  const { table, name } = leaf;
  const place = placing(leaf.component, size);
  const read = readerOf(leaf, machine);
  const { budget } = machine.run;
  const detail = name === table.name ? name : `${table.name} as ${name}`;
  return step({ kind: 'full scan', detail, estimate: table.rows.length }, function* open(_, tally) {
    for (const stored of table.rows) {
      budget.step();
      tally.rows += 1;
      yield place(read(stored));
    }
  });
}

export function virtualScan(leaf: VirtualLeaf, size: number, { run }: Machine): Step {
  const place = placing(leaf.component, size);
  return step({ kind: 'full scan', detail: leaf.relation.name, estimate: 10 }, function* open(_, tally) {
    for (const row of leaf.relation.rows()) {
      run.budget.step();
      tally.rows += 1;
      yield place(row);
    }
  });
}

/** A query in FROM. A lateral one is opened anew for each row beside it. */
export function derived(
  leaf: DerivedLeaf,
  inner: Step,
  { size, run }: { size: number; run: Machine['run'] },
): Step {
  const place = placing(leaf.component, size);
  const making = {
    kind: 'derived table' as const,
    detail: leaf.name,
    inputs: [inner],
  };
  return step(making, function* open(outer, tally, beside) {
    const around: Frame | null = leaf.lateral ? { row: beside ?? [], outer } : outer;
    for (const row of inner.open(around, null)) {
      run.budget.step();
      tally.rows += 1;
      yield place(row);
    }
  });
}

export function call(leaf: CallLeaf, size: number, { run }: Machine): Step {
  const place = placing(leaf.component, size);
  const correlated = leaf.references.some((bits, depth) => depth > 0 && bits !== 0n);
  return step(
    { kind: 'computed rows', detail: leaf.name, correlated, estimate: 100 },
    function* open(outer, tally, beside) {
      for (const row of leaf.rows({ row: beside ?? [], outer })) {
        run.budget.step();
        tally.rows += 1;
        yield place(row);
      }
    },
  );
}

/** What a SELECT without FROM selects from: one row of nothing. */
export function nothing(size: number): Step {
  const row: Row = Array.from({ length: size }, () => []);
  return step({ kind: 'nothing', detail: '' }, (_, tally) => {
    tally.rows += 1;
    return [[...row]];
  });
}
