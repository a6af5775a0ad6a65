import type { Frame } from '../binder/bound.ts';
import type { AggregatePlan, SelectPlan, WindowPlan } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row, Value } from '../values/value.ts';
import { taker } from './group.ts';
import { groupKey, type RowKey } from './keys.ts';
import type { Machine } from './machine.ts';
import { ordering, sortedBy } from './sort.ts';
import { Partition } from './window-partition.ts';

/** Computes window functions over all rows, and gives each row with its values in a component of its own. */
export function windows(input: Step, select: SelectPlan, machine: Machine): Step {
  const { run, trace } = machine;
  const { windows: plans, windowComponent } = select;
  const detail = plans.map(({ name }) => name).join(', ');
  return step(
    { kind: 'window', detail, inputs: [input], correlated: readsOutside(plans) },
    function* open(outer, tally) {
      const rows: Row[] = [];
      for (const row of input.open(outer, null)) {
        run.budget.keep(row.length + plans.length + 2);
        rows.push(row);
      }
      const columns = plans.map((plan) => compute(plan, rows, outer, machine));
      for (const i of givenOrder(plans, rows, { outer, machine })) {
        const row = rows[i] ?? [];
        const whole = [...row];
        whole[windowComponent] = columns.map((values) => values[i] ?? null);
        tally.rows += 1;
        yield trace ? trace.made(whole, trace.of(row)) : whole;
      }
    },
  );
}

/** As real engines give them where nothing else sorts: in the order of the first window that has one. */
function givenOrder(
  plans: readonly WindowPlan[],
  rows: readonly Row[],
  { outer, machine }: { outer: Frame | null; machine: Machine },
): readonly number[] {
  const places = rows.map((_, i) => i);
  const sorted = plans.find(({ partition, order }) => partition.length + order.length > 0);
  if (!sorted) return places;
  machine.run.budget.step(places.length * Math.ceil(Math.log2(places.length + 1)));
  return sortedBy(places, [...sorted.partition, ...sorted.order], (i) => ({ row: rows[i] ?? [], outer }));
}

function readsOutside(plans: readonly WindowPlan[]): boolean {
  const all = plans.flatMap((plan) => [
    ...plan.arguments,
    ...plan.order.map(({ value }) => value),
    ...plan.partition.map(({ value }) => value),
  ]);
  return all.some(({ references }) => references.some((bits, depth) => depth > 0 && bits !== 0n));
}

/** One function's value for each row, in the order of the rows. */
function compute(plan: WindowPlan, rows: readonly Row[], outer: Frame | null, machine: Machine): Value[] {
  const values: Value[] = rows.map(() => null);
  for (const places of partitions(plan, rows, outer)) {
    const sorted = sortedPlaces(plan, rows, { places, outer, machine });
    const partition = new Partition(
      sorted.map(({ place }) => rows[place] ?? []),
      sorted.map(({ keys }) => keys),
      plan,
      outer,
    );
    const { compute: how } = plan;
    machine.run.budget.step(sorted.length);
    const found =
      how.kind === 'function'
        ? how.evaluate(partition, machine.run)
        : aggregated(how.aggregate, partition, plan, machine);
    for (const [i, { place }] of sorted.entries()) values[place] = found[i] ?? null;
  }
  return values;
}

function partitions(
  { partition }: WindowPlan,
  rows: readonly Row[],
  outer: Frame | null,
): Iterable<number[]> {
  if (partition.length === 0) return rows.length > 0 ? [rows.map((_, i) => i)] : [];
  const found = new Map<RowKey, number[]>();
  const keys = partition.map(({ key }) => key);
  for (const [i, row] of rows.entries()) {
    const frame = { row, outer };
    const key = groupKey(
      partition.map(({ value }) => value.evaluate(frame)),
      keys,
    );
    const known = found.get(key);
    if (known) known.push(i);
    else found.set(key, [i]);
  }
  return found.values();
}

type Sorted = { readonly place: number; readonly keys: readonly Value[] };

function sortedPlaces(
  { order }: WindowPlan,
  rows: readonly Row[],
  { places, outer, machine }: { places: readonly number[]; outer: Frame | null; machine: Machine },
): Sorted[] {
  const orders = order.map(ordering);
  const sorted = places.map((place): Sorted => {
    const frame = { row: rows[place] ?? [], outer };
    return { place, keys: order.map(({ value }) => value.evaluate(frame)) };
  });
  if (order.length === 0) return sorted;
  machine.run.budget.step(places.length * Math.ceil(Math.log2(places.length + 1)));
  return sorted.sort((a, b) => {
    for (const [i, compare] of orders.entries()) {
      const here = compare(a.keys[i] ?? null, b.keys[i] ?? null);
      if (here !== 0) return here;
    }
    return 0;
  });
}

/** An aggregate over each row's frame. A frame that only grows is gathered once, from its first row on. */
function aggregated(
  aggregate: AggregatePlan,
  partition: Partition,
  plan: WindowPlan,
  machine: Machine,
): Value[] {
  const { frame } = plan;
  const grows = frame.start.at === 'UNBOUNDED PRECEDING' && !frame.exclude && aggregate.order.length === 0;
  return grows ? growing(aggregate, partition, machine) : sliding(aggregate, partition, machine);
}

function growing(aggregate: AggregatePlan, partition: Partition, machine: Machine): Value[] {
  const accumulator = aggregate.start(machine.run);
  const take = taker(aggregate, accumulator, machine);
  const values: Value[] = [];
  let reached = 0;
  let last: Value = accumulator.result();
  for (let row = 0; row < partition.size; row += 1) {
    const { end } = partition.span(row);
    if (reached < end) {
      for (; reached < end; reached += 1) take(partition.frameAt(reached));
      last = accumulator.result();
    }
    values.push(last);
  }
  return values;
}

function sliding(aggregate: AggregatePlan, partition: Partition, machine: Machine): Value[] {
  return Array.from({ length: partition.size }, (_, row) => {
    const accumulator = aggregate.start(machine.run);
    const take = taker(aggregate, accumulator, machine);
    const places = partition.frame(row);
    machine.run.budget.step(places.length);
    for (const place of places) take(partition.frameAt(place));
    return accumulator.result();
  });
}
