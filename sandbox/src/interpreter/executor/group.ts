import type { Frame } from '../binder/bound.ts';
import type { Accumulator } from '../functions/function.ts';
import type { AggregatePlan, GroupingPlan } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import type { Sources } from '../provenance/trace.ts';
import type { Row, Value } from '../values/value.ts';
import { groupKey, type RowKey } from './keys.ts';
import type { Machine } from './machine.ts';
import { sortedBy } from './sort.ts';

/** A group while its rows come in. */
type Group = {
  readonly keys: readonly Value[];
  readonly gatherers: readonly Gatherer[];
  /** The row that other columns are carried from. */
  carrier: Row | null;
  /** While tracing: where each of its rows came from. */
  readonly sources: Sources[];
};

/** Collects one aggregate's values of one group. */
type Gatherer = {
  add(frame: Frame): void;
  result(outer: Frame | null): Value;
  /** The row that MIN or MAX took its value from. */
  readonly witness: Row | null;
};

/**
 * Groups rows by key in a hash table; groups come in the order in which they were first met. Each is a row of
 * [keys and grouping set, aggregates, carried columns].
 */
export function group(input: Step, plan: GroupingPlan, machine: Machine): Step {
  const { run, trace } = machine;
  const kind = plan.keys.length > 0 ? ('group' as const) : ('aggregate' as const);
  const detail = plan.aggregates.map(({ name }) => name).join(', ');
  const estimate = plan.keys.length > 0 ? Math.max(1, input.estimate / 5) : 1;
  const correlated = readsOutside(plan);
  return step({ kind, detail, inputs: [input], estimate, correlated }, function* open(outer, tally) {
    const several = plan.sets.length > 1;
    const rows = several ? keepAll(input.open(outer, null)) : input.open(outer, null);
    for (const [number, set] of plan.sets.entries()) {
      for (const one of groupBy(set, rows, outer)) {
        tally.rows += 1;
        yield rowOf(one, BigInt(number), outer);
      }
    }
  });

  function keepAll(rows: Iterable<Row>): Row[] {
    const all: Row[] = [];
    for (const row of rows) {
      run.budget.keep(row.length + 1);
      all.push(row);
    }
    return all;
  }

  function groupBy(set: readonly number[], rows: Iterable<Row>, outer: Frame | null): Iterable<Group> {
    const groups = new Map<RowKey, Group>();
    const parts = set.flatMap((index) => plan.keyOf[index] ?? []);
    const frame: { row: Row; outer: Frame | null } = { row: [], outer };
    for (const row of rows) {
      run.budget.step();
      frame.row = row;
      const values = set.map((index) => plan.keys[index]?.evaluate(frame) ?? null);
      const key = groupKey(values, parts);
      const known = groups.get(key) ?? begin(set, values);
      if (known.carrier === null) {
        groups.set(key, known);
        known.carrier = row;
      }
      for (const gatherer of known.gatherers) gatherer.add(frame);
      if (trace) for (const source of trace.of(row)) known.sources.push(source);
    }
    // The grand total is there even of no rows: with no keys written, or as a grouping set of none.
    if (groups.size === 0 && set.length === 0 && plan.always) return [begin(set, [])];
    return groups.values();
  }

  function begin(set: readonly number[], values: readonly Value[]): Group {
    run.budget.keep(plan.keys.length + 4 * plan.aggregates.length + 4);
    const keys: Value[] = plan.keys.map(() => null);
    for (const [i, index] of set.entries()) keys[index] = values[i] ?? null;
    return {
      keys,
      gatherers: plan.aggregates.map((aggregate) => gathererOf(aggregate, machine)),
      carrier: null,
      sources: [],
    };
  }

  function rowOf(one: Group, set: bigint, outer: Frame | null): Row {
    const witness = plan.carriedFrom === null ? null : (one.gatherers[plan.carriedFrom]?.witness ?? null);
    const carrier = witness ?? one.carrier;
    const aggregates = one.gatherers.map((gatherer) => gatherer.result(outer));
    const frame = carrier && { row: carrier, outer };
    const carried = plan.carried.map((value) => (frame ? value.evaluate(frame) : null));
    const row = [[...one.keys, set], aggregates, carried, []];
    return trace ? trace.made(row, sourcesOf(one)) : row;
  }

  /** MIN and MAX rest on their witnesses; where something else is gathered too, on the whole group. */
  function sourcesOf(one: Group): readonly Sources[] {
    const all = plan.aggregates.length > 0 && plan.aggregates.every(({ witness }) => witness !== null);
    if (!all || !trace) return one.sources;
    return one.gatherers.flatMap(({ witness }) => (witness ? trace.of(witness) : []));
  }
}

function readsOutside(plan: GroupingPlan): boolean {
  const all = [
    ...plan.keys,
    ...plan.carried,
    ...plan.aggregates.flatMap((one) => [...one.arguments, ...(one.filter ? [one.filter] : [])]),
  ];
  return all.some(({ references }) => references.some((bits, depth) => depth > 0 && bits !== 0n));
}

function gathererOf(plan: AggregatePlan, machine: Machine): Gatherer {
  if (plan.order.length > 0) return sortingGatherer(plan, machine);
  const { run } = machine;
  const accumulator = plan.start(run);
  const take = taker(plan, accumulator, machine);
  const { witness, compare } = plan;
  let best: { readonly value: Value; readonly row: Row } | null = null;
  const [first] = plan.arguments;
  return {
    add(frame) {
      if (!take(frame) || !witness || !compare || !first) return;
      const value = first.evaluate(frame);
      if (value === null) return;
      const order = best === null ? -1 : compare(value, best.value);
      const better = best === null || (witness === 'least' ? order < 0 : order > 0);
      if (better) best = { value, row: frame.row };
    },
    result: () => accumulator.result(),
    get witness() {
      return best?.row ?? null;
    },
  };
}

/** Hands a row's values to the accumulator unless FILTER, a NULL or DISTINCT passes it over; says whether it did. */
export function taker(
  plan: AggregatePlan,
  accumulator: Accumulator,
  { run }: Machine,
): (frame: Frame) => boolean {
  const { filter, distinct, takesNull } = plan;
  const seen = distinct ? new Set<RowKey>() : null;
  const values = plan.arguments;
  return (frame) => {
    if (filter && filter.test(frame) !== true) return false;
    const given = values.map((value) => value.evaluate(frame));
    if (!takesNull && given[0] === null) return false;
    if (seen && distinct) {
      const key = groupKey(given, distinct);
      if (seen.has(key)) return false;
      run.budget.keep(2);
      seen.add(key);
    }
    accumulator.add(given);
    return true;
  };
}

/** Keeps the rows, and hands them over sorted at the end. */
function sortingGatherer(plan: AggregatePlan, machine: Machine): Gatherer {
  const rows: Row[] = [];
  return {
    witness: null,
    add(frame) {
      machine.run.budget.keep(1);
      rows.push(frame.row);
    },
    result(outer) {
      const accumulator = plan.start(machine.run);
      const take = taker(plan, accumulator, machine);
      for (const row of sortedBy(rows, plan.order, (one) => ({ row: one, outer }))) take({ row, outer });
      return accumulator.result();
    },
  };
}
