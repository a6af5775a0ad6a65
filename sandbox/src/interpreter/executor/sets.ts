import type { KeyAt, SetPlan, ValuesPlan } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Trace } from '../provenance/trace.ts';
import type { Conversion } from '../semantics/semantics.ts';
import type { Row } from '../values/value.ts';
import { readsAround } from './filter.ts';
import { type RowKey, rowKey } from './keys.ts';
import type { Machine } from './machine.ts';

export function values({ rows }: ValuesPlan, { run, trace }: Machine): Step {
  const making = {
    kind: 'values' as const,
    detail: String(rows.length),
    estimate: rows.length,
    correlated: readsAround(rows.flat()),
  };
  return step(making, function* open(outer, tally) {
    const frame = { row: [], outer };
    for (const row of rows) {
      run.budget.step();
      tally.rows += 1;
      const evaluate = (): Row => row.map((value) => value.evaluate(frame));
      if (!trace) yield evaluate();
      else {
        const { result, noted } = trace.noting(evaluate);
        yield trace.made(result, noted);
      }
    }
  });
}

/** A row of one side with the types of the result. */
export function converting(
  conversions: readonly (Conversion | null)[],
  { run, trace }: Machine,
  width: number,
): (row: Row) => Row {
  if (conversions.every((one) => one === null)) {
    return (row) => {
      if (row.length === width) return row;
      const own = row.slice(0, width);
      return trace ? trace.made(own, trace.of(row)) : own;
    };
  }
  return (row) => {
    const made = conversions.map((convert, i) => {
      const value = row[i] ?? null;
      return convert && value !== null ? convert(value, run) : value;
    });
    return trace ? trace.made(made, trace.of(row)) : made;
  };
}

/** UNION, INTERSECT, EXCEPT: rows in the order of the left side, then of the right. */
export function setOperation(plan: SetPlan, sides: { left: Step; right: Step }, machine: Machine): Step {
  const { run, trace } = machine;
  const { operator, all, keys, width } = plan;
  const fromLeft = converting(plan.leftConvert, machine, width);
  const fromRight = converting(plan.rightConvert, machine, width);
  const kind =
    operator === 'UNION'
      ? ('union' as const)
      : operator === 'EXCEPT'
        ? ('except' as const)
        : ('intersect' as const);
  const making = { kind, detail: all ? 'all' : '', inputs: [sides.left, sides.right] };
  return step(making, function* open(outer, tally) {
    for (const row of operator === 'UNION' ? united() : filtered()) {
      run.budget.step();
      tally.rows += 1;
      yield row;
    }

    function* left(): Iterable<Row> {
      for (const row of sides.left.open(outer, null)) yield fromLeft(row);
    }

    function* right(): Iterable<Row> {
      for (const row of sides.right.open(outer, null)) yield fromRight(row);
    }

    function* both(): Iterable<Row> {
      yield* left();
      yield* right();
    }

    function united(): Iterable<Row> {
      return all ? both() : once(both(), keys, machine);
    }

    /** The rows of the left that the right has, or has not; with ALL as often as it has them. */
    function* filtered(): Iterable<Row> {
      const wanted = operator === 'INTERSECT';
      const there = new Map<RowKey, Row[]>();
      for (const row of right()) {
        run.budget.keep(width + 2);
        const key = rowKey(row, keys);
        const known = there.get(key);
        if (known) known.push(row);
        else there.set(key, [row]);
      }
      const rows = all ? left() : once(left(), keys, machine);
      for (const row of rows) {
        const met = there.get(rowKey(row, keys));
        const other = all ? met?.pop() : met?.[0];
        if ((other !== undefined) !== wanted) continue;
        yield wanted && other && trace ? meets(row, all ? [other] : (met ?? []), trace) : row;
      }
    }
  });
}

/** Each row once; while tracing, resting on all its duplicates. */
function* once(rows: Iterable<Row>, keys: readonly KeyAt[], { run, trace }: Machine): Iterable<Row> {
  const seen = new Map<RowKey, Row[]>();
  for (const row of rows) {
    const key = rowKey(row, keys);
    const known = seen.get(key);
    if (known) {
      if (trace) known.push(row);
      continue;
    }
    run.budget.keep(keys.length + 2);
    seen.set(key, [row]);
    if (!trace) yield row;
  }
  if (!trace) return;
  for (const alike of seen.values()) yield meets(alike[0] ?? [], alike, trace);
}

/** A copy of the row that rests on all of these. */
function meets(row: Row, others: readonly Row[], trace: Trace): Row {
  return trace.made(
    [...row],
    [row, ...others].flatMap((one) => trace.of(one)),
  );
}
