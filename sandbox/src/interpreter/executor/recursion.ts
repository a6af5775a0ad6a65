import { fail } from '../errors/failure.ts';
import type { CommonPlan, RecursionPlan, RecursivePlan } from '../plan/logical.ts';
import type { Frame } from '../binder/bound.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row } from '../values/value.ts';
import { type RowKey, rowKey } from './keys.ts';
import type { Machine } from './machine.ts';
import { SharedRows } from './shared-rows.ts';
import { converting } from './sets.ts';

/** Rows of a common table; shared by all who read it where they can't differ from one reading to the next. */
export function common(plan: CommonPlan, inner: Step, { run, commonRows }: Machine): Step {
  const { of, depth, name } = plan;
  const correlated = inner.correlated || of.references.some((bits) => bits !== 0n);
  const making = { kind: 'common table' as const, detail: name, inputs: [inner], correlated };
  return step(making, function* open(outer, tally) {
    for (const row of correlated ? inner.open(climb(outer), null) : shared().read()) {
      run.budget.step();
      tally.rows += 1;
      yield row;
    }
  });

  function climb(outer: Frame | null): Frame | null {
    let frame = outer;
    for (let up = 0; up < depth && frame; up += 1) frame = frame.outer;
    return frame;
  }

  function shared(): SharedRows {
    const known = commonRows.get(of);
    if (known) return known;
    const made = new SharedRows(inner.open(null, null), run);
    commonRows.set(of, made);
    return made;
  }
}

/** The rows of the last round, as the recursive part sees its own table. */
export function lastRound({ working, name }: RecursionPlan, { run }: Machine): Step {
  return step({ kind: 'last round', detail: name, correlated: true, estimate: 10 }, function* open(_, tally) {
    for (const row of working.rows) {
      run.budget.step();
      tally.rows += 1;
      yield row;
    }
  });
}

/** Rows are given as they are found, so that a LIMIT around it ends even what would go on for ever. */
export function recursion(plan: RecursivePlan, parts: { first: Step; again: Step }, machine: Machine): Step {
  const { run } = machine;
  const { keys, rounds, working, width, name } = plan;
  const firstRow = converting(plan.firstConvert, machine, width);
  const againRow = converting(plan.againConvert, machine, width);
  const inputs = [parts.first, parts.again];
  const made = step({ kind: 'recursion', detail: name, inputs, estimate: 100 }, function* open(outer, tally) {
    const seen = keys ? new Set<RowKey>() : null;
    const met = new Set<string>();
    let round = fresh(parts.first.open(outer, null), firstRow);
    for (let count = 1; round.length > 0; count += 1) {
      for (const row of round) {
        tally.rows += 1;
        yield row;
      }
      if (rounds && count > rounds.most) {
        if (rounds.onMore === 'stop') return;
        fail({ kind: 'recursion-limit', limit: rounds.said });
      }
      if (plan.detectsCycles) watchCycle(round);
      const before = working.rows;
      working.rows = round;
      try {
        round = fresh(parts.again.open(outer, null), againRow);
      } finally {
        working.rows = before;
      }
    }

    function watchCycle(rows: readonly Row[]): void {
      const text = rows
        .map((row) => String(rowKey(row, plan.allKeys)))
        .toSorted()
        .join('|');
      if (met.has(text)) fail({ kind: 'recursion-limit', limit: 0 });
      run.budget.text(text.length);
      met.add(text);
    }

    function fresh(rows: Iterable<Row>, convert: (row: Row) => Row): Row[] {
      const found: Row[] = [];
      for (const row of rows) {
        run.budget.step();
        const made = convert(row);
        if (seen && keys) {
          const key = rowKey(made, keys);
          if (seen.has(key)) continue;
          seen.add(key);
        }
        run.budget.keep(width + 2);
        found.push(made);
      }
      return found;
    }
  });
  // What its second part reads is its own last round: that alone does not make its rows differ.
  return { ...made, correlated: plan.correlated };
}
