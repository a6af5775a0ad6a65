import type { BoundExpression } from '../binder/bound.ts';
import type { KeyAt } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row, Value } from '../values/value.ts';
import { type MovingFrame, readsAround } from './filter.ts';
import { type RowKey, rowKey } from './keys.ts';
import type { Machine } from './machine.ts';

/** Evaluates the SELECT list: from here on a row is the result's own. */
export function project(input: Step, outputs: readonly BoundExpression[], { trace }: Machine): Step {
  const detail = String(outputs.length);
  const evaluates = outputs.map(({ evaluate }) => evaluate);
  const making = { kind: 'project' as const, detail, inputs: [input], correlated: readsAround(outputs) };
  return step(making, function* open(outer, tally) {
    const frame: MovingFrame = { row: [], outer };
    const evaluate = (): Value[] => evaluates.map((one) => one(frame));
    for (const row of input.open(outer, null)) {
      frame.row = row;
      tally.rows += 1;
      if (!trace) yield evaluate();
      else {
        const { result, noted } = trace.noting(evaluate);
        yield trace.made(result, [...trace.of(row), ...noted]);
      }
    }
  });
}

/** Each row once. While tracing, a row rests on all its duplicates, so that all must be seen before the first is given. */
export function distinct(input: Step, keys: readonly KeyAt[], { run, trace }: Machine): Step {
  const making = { kind: 'distinct' as const, detail: '', inputs: [input] };
  return step(making, function* open(outer, tally) {
    const seen = new Map<RowKey, Row[]>();
    for (const row of input.open(outer, null)) {
      run.budget.step();
      const key = rowKey(row, keys);
      const known = seen.get(key);
      if (known) {
        if (trace) known.push(row);
        continue;
      }
      run.budget.keep(keys.length + 2);
      seen.set(key, [row]);
      if (trace) continue;
      tally.rows += 1;
      yield row;
    }
    if (!trace) return;
    for (const [first, ...others] of seen.values()) {
      if (!first) continue;
      tally.rows += 1;
      yield trace.made(
        [...first],
        [first, ...others].flatMap((row) => trace.of(row)),
      );
    }
  });
}

/** DISTINCT ON: the first row of each, in the order that they come in. */
export function firstOfEach(input: Step, keys: readonly KeyAt[], { run }: Machine): Step {
  return step({ kind: 'first of each', detail: '', inputs: [input] }, function* open(outer, tally) {
    const seen = new Set<RowKey>();
    for (const row of input.open(outer, null)) {
      const key = rowKey(row, keys);
      if (seen.has(key)) continue;
      run.budget.keep(2);
      seen.add(key);
      tally.rows += 1;
      yield row;
    }
  });
}
