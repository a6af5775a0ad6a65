import type { BoundCondition } from '../binder/bound.ts';
import type { TableLeaf } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row } from '../values/value.ts';
import { holds, type MovingFrame, readsAround } from './filter.ts';
import type { Lookup } from './index-scan.ts';
import { lookupTable } from './index-store.ts';
import { joinKey } from './keys.ts';
import { readerOf } from './leaves.ts';
import { type Machine, nullRow } from './machine.ts';

export type IndexJoining = {
  readonly kind: 'INNER' | 'LEFT';
  readonly left: Step;
  readonly leaf: TableLeaf;
  readonly lookup: Lookup;
  readonly residual: readonly BoundCondition[];
  readonly size: number;
};

/** For each row of the left, the table's rows that an index has for it. */
export function indexJoin({ kind, left, leaf, lookup, residual }: IndexJoining, machine: Machine): Step {
  const { table, component, name } = leaf;
  const { budget } = machine.run;
  const { trace } = machine;
  const passes = holds(residual, machine);
  const keyOf = joinKey(lookup.values);
  const read = readerOf(leaf, machine);
  const absent = nullRow(leaf.identity ? leaf.width + 1 : leaf.width);
  const detail = `${name} by ${lookup.index}${kind === 'LEFT' ? ', left' : ''}`;
  const correlated = readsAround([...residual, ...lookup.values.map(({ value }) => value)]);
  const making = { kind: 'index join' as const, detail, inputs: [left], correlated };
  return step(making, function* open(outer, tally, beside) {
    const rows = lookupTable(table, lookup.columns);
    const frame: MovingFrame = { row: [], outer };
    for (const row of left.open(outer, beside)) {
      frame.row = row;
      const key = keyOf(frame);
      let found = false;
      for (const stored of (key === null ? undefined : rows.get(key)) ?? []) {
        budget.step();
        const merged = merge(row, read(stored));
        frame.row = merged;
        if (!passes(frame)) continue;
        found = true;
        tally.rows += 1;
        yield merged;
      }
      if (found || kind === 'INNER') continue;
      tally.rows += 1;
      yield merge(row, absent);
    }
  });

  function merge(row: Row, right: Row): Row {
    const merged = [...row];
    merged[component] = right;
    return trace ? trace.carry(merged, [row]) : merged;
  }
}
