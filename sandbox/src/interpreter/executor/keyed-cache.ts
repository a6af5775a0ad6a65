import type { BoundExpression } from '../binder/bound.ts';
import { type Step, step } from '../plan/step.ts';
import type { Key } from '../semantics/semantics.ts';
import type { Row, Value } from '../values/value.ts';
import { groupKey, joinKey, type RowKey } from './keys.ts';
import type { Machine } from './machine.ts';

/** A column of the input that must equal a value from the query around. */
export type CacheKey = {
  readonly component: number;
  readonly column: number;
  readonly key: (value: Value) => Key;
  readonly value: BoundExpression;
};

/** The input's rows by key, read once: what a correlated subquery would otherwise search again for each row around. */
export function keyedCache(input: Step, keys: readonly CacheKey[], { run }: Machine): Step {
  const keyOf = joinKey(keys);
  const parts = keys.map(({ key }) => key);
  let kept: Map<RowKey, Row[]> | null = null;
  const making = {
    kind: 'automatic index' as const,
    detail: input.detail,
    inputs: [input],
    correlated: true,
  };
  return step(making, function* open(outer, tally) {
    kept ??= build();
    const key = keyOf({ row: [], outer });
    if (key === null) return;
    for (const row of kept.get(key) ?? []) {
      run.budget.step();
      tally.rows += 1;
      yield row;
    }
  });

  function build(): Map<RowKey, Row[]> {
    const made = new Map<RowKey, Row[]>();
    for (const row of input.open(null, null)) {
      const values = keys.map(({ component, column }) => (row[component] as Row)[column] ?? null);
      if (values.includes(null)) continue;
      run.budget.keep(row.length + 4);
      const key = groupKey(values, parts);
      const known = made.get(key);
      if (known) known.push(row);
      else made.set(key, [row]);
    }
    return made;
  }
}
