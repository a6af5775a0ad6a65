import type { Cut, SortAt } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row } from '../values/value.ts';
import type { Machine } from './machine.ts';
import { rowOrdering } from './sort.ts';

/** LIMIT, OFFSET, FETCH, TOP: stops asking as soon as it has what it wants. */
export function cut(
  input: Step,
  wanted: Cut,
  { order, machine }: { order: readonly SortAt[]; machine: Machine },
): Step {
  const correlated = wanted.references.some((bits, depth) => depth > 0 && bits !== 0n);
  const compare = rowOrdering(order);
  return step({ kind: 'cut', detail: '', inputs: [input], correlated }, function* open(outer, tally) {
    const frame = { row: [], outer };
    const skip = Math.round(finite(wanted.offset?.(frame) ?? 0));
    const asked = wanted.count?.(frame) ?? Infinity;
    const rows = input.open(outer, null);
    const all = wanted.percent ? keepAll(rows) : rows;
    const most = wanted.percent ? Math.ceil(((all as Row[]).length * asked) / 100) : Math.round(asked);
    if (most <= 0) return;
    let seen = 0;
    let last: Row | null = null;
    for (const row of all) {
      seen += 1;
      if (seen <= skip) continue;
      const isTie = wanted.ties && last !== null && seen - skip > most && compare(last, row) === 0;
      if (seen - skip > most && !isTie) return;
      last = row;
      tally.rows += 1;
      yield row;
      if (seen - skip >= most && !wanted.ties) return;
    }
  });

  function keepAll(rows: Iterable<Row>): Row[] {
    const all: Row[] = [];
    for (const row of rows) {
      machine.run.budget.keep(row.length + 1);
      all.push(row);
    }
    return all;
  }
}

/** A negative OFFSET of SQLite counts as none. */
function finite(count: number): number {
  return Number.isFinite(count) ? count : 0;
}
