import type { BoundCondition } from '../binder/bound.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row } from '../values/value.ts';
import { holds, type MovingFrame, readsAround } from './filter.ts';
import { joinKey, type KeyPart, type RowKey } from './keys.ts';
import { type Machine, nullRow } from './machine.ts';

/** One source of a row at hand: its place and how many columns it has. */
export type Seat = { readonly component: number; readonly width: number };

export type Joining = {
  /** LEFT keeps each row of `left`; a RIGHT JOIN is one with its sides exchanged. */
  readonly kind: 'INNER' | 'LEFT' | 'FULL';
  readonly left: Step;
  readonly right: Step;
  readonly leftSeats: readonly Seat[];
  readonly rightSeats: readonly Seat[];
  /** What must be equal, side by side. */
  readonly leftKeys: readonly KeyPart[];
  readonly rightKeys: readonly KeyPart[];
  /** What else must hold for two rows to meet. */
  readonly residual: readonly BoundCondition[];
  readonly detail: string;
};

type Merge = (left: Row, right: Row) => Row;

function merging(seats: readonly Seat[], { trace }: Machine): Merge {
  const places = seats.map(({ component }) => component);
  const merge: Merge = (left, right) => {
    const row = [...left];
    for (const place of places) row[place] = right[place] as Row;
    return row;
  };
  return trace ? (left, right) => trace.carry(merge(left, right), [left, right]) : merge;
}

/** All NULL in these seats. */
function missing(seats: readonly Seat[], size: number): Row {
  const row: Row[] = Array.from({ length: size }, () => []);
  for (const { component, width } of seats) row[component] = nullRow(width);
  return row;
}

type Table = ReadonlyMap<RowKey, readonly Row[]> & { readonly all?: readonly Row[] };

/** Puts the right side's rows into a table by their keys, once where they don't change, and looks them up. */
export function hashJoin(joining: Joining, machine: Machine): Step {
  const { kind, left, right, leftKeys, rightKeys, residual, detail } = joining;
  const { budget } = machine.run;
  const merge = merging(joining.rightSeats, machine);
  const passes = holds(residual, machine);
  const leftKey = joinKey(leftKeys);
  const rightKey = joinKey(rightKeys);
  const correlated =
    readsAround(residual) || readsAround([...leftKeys, ...rightKeys].map(({ value }) => value));
  const keepsTable = !right.correlated && !readsAround(rightKeys.map(({ value }) => value));
  let kept: Table | null = null;
  const making = {
    kind: 'hash join' as const,
    detail,
    inputs: [left, right],
    correlated,
    estimate: left.estimate,
  };
  return step(making, function* open(outer, tally, beside) {
    const table = keepsTable ? (kept ??= build()) : build();
    const frame: MovingFrame = { row: [], outer };
    const met = kind === 'FULL' ? new Set<Row>() : null;
    for (const row of left.open(outer, beside)) {
      frame.row = row;
      const key = leftKey(frame);
      let found = false;
      for (const other of (key === null ? undefined : table.get(key)) ?? []) {
        budget.step();
        const merged = merge(row, other);
        frame.row = merged;
        if (!passes(frame)) continue;
        found = true;
        met?.add(other);
        tally.rows += 1;
        yield merged;
      }
      if (found || kind === 'INNER') continue;
      tally.rows += 1;
      yield merge(row, missing(joining.rightSeats, row.length));
    }
    if (!met) return;
    for (const other of table.all ?? []) {
      if (met.has(other)) continue;
      tally.rows += 1;
      yield merge(missing(joining.leftSeats, other.length), other);
    }

    function build(): Table {
      const rows = new Map<RowKey, Row[]>();
      const all: Row[] = [];
      const moving: MovingFrame = { row: [], outer };
      for (const row of right.open(outer, null)) {
        budget.keep(row.length + 4);
        moving.row = row;
        const key = rightKey(moving);
        if (kind === 'FULL') all.push(row);
        if (key === null) continue;
        const known = rows.get(key);
        if (known) known.push(row);
        else rows.set(key, [row]);
      }
      return Object.assign(rows, { all });
    }
  });
}

/** Each row of the left with each of the right; the right side is read once, unless it looks at the left. */
export function nestedLoop(joining: Joining & { readonly lateral: boolean }, machine: Machine): Step {
  const { kind, left, right, residual, lateral, detail } = joining;
  const { budget } = machine.run;
  const merge = merging(joining.rightSeats, machine);
  const passes = holds(residual, machine);
  let kept: readonly Row[] | null = null;
  const making = {
    kind: 'nested loop' as const,
    detail,
    inputs: [left, right],
    correlated: readsAround(residual),
    estimate: left.estimate * right.estimate,
  };
  return step(making, function* open(outer, tally, beside) {
    const frame: MovingFrame = { row: [], outer };
    const met = kind === 'FULL' ? new Set<Row>() : null;
    let rows: readonly Row[] | null = null;
    for (const row of left.open(outer, beside)) {
      if (!lateral) rows ??= right.correlated ? collect() : (kept ??= collect());
      let found = false;
      for (const other of rows ?? right.open(outer, together(beside, row, joining.leftSeats))) {
        budget.step();
        const merged = merge(row, other);
        frame.row = merged;
        if (!passes(frame)) continue;
        found = true;
        met?.add(other);
        tally.rows += 1;
        yield merged;
      }
      if (found || kind === 'INNER') continue;
      tally.rows += 1;
      yield merge(row, missing(joining.rightSeats, row.length));
    }
    if (!met) return;
    for (const other of rows ?? collect()) {
      if (met.has(other)) continue;
      tally.rows += 1;
      yield merge(missing(joining.leftSeats, other.length), other);
    }

    function collect(): readonly Row[] {
      const all: Row[] = [];
      for (const row of right.open(outer, null)) {
        budget.keep(row.length + 1);
        all.push(row);
      }
      return all;
    }
  });
}

/** The row so far, with what stood beside this join already. */
function together(before: Row | null, row: Row, seats: readonly Seat[]): Row {
  if (!before) return row;
  const whole = [...before];
  for (const { component } of seats) whole[component] = row[component] as Row;
  return whole;
}
