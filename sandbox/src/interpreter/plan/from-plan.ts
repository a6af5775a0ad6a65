import { type BoundCondition, own } from '../binder/bound.ts';
import { filter, readsAround } from '../executor/filter.ts';
import { hashJoin, nestedLoop, type Seat } from '../executor/joins.ts';
import { indexJoin } from '../executor/index-join.ts';
import type { KeyPart } from '../executor/keys.ts';
import { call, derived, virtualScan } from '../executor/leaves.ts';
import type { Machine } from '../executor/machine.ts';
import { keyedCache } from '../executor/keyed-cache.ts';
import { chooseAccess, columnTest, lookupOf, usableIndexes } from './access.ts';
import type { JoinRelation, Logical, Relation } from './logical.ts';
import type { Step } from './step.ts';

export type Planning = {
  readonly machine: Machine;
  /** How many components the row at hand has. */
  readonly size: number;
  readonly plan: (logical: Logical) => Step;
};

/** A part of FROM that is planned, with the components that it fills. */
type Part = {
  readonly relation: Relation;
  readonly seats: readonly Seat[];
  readonly bits: bigint;
  /** Components to its left that it looks at: LATERAL. */
  readonly needs: bigint;
};

/** A plan for FROM and the conditions of WHERE: each condition is asked as early as its sources are there. */
export function planFrom(
  relation: Relation,
  conditions: readonly BoundCondition[],
  planning: Planning,
): Step {
  if (relation.kind === 'join' && relation.join !== 'INNER') return planOuter(relation, conditions, planning);
  if (relation.kind !== 'join') return planLeaf(relation, conditions, planning);
  const { parts, on } = flatten(relation);
  return joinInOrder(parts, [...on, ...conditions], planning);
}

function partOf(relation: Relation): Part {
  const seats = seatsOf(relation);
  const bits = bitsOf(seats);
  return { relation, seats, bits, needs: needsOf(relation) & ~bits };
}

function seatsOf(relation: Relation): Seat[] {
  if (relation.kind === 'join') return [...seatsOf(relation.left), ...seatsOf(relation.right)];
  const { component } = relation;
  const width = relation.kind === 'table' && relation.identity ? relation.width + 1 : relation.width;
  return [{ component, width }];
}

function bitsOf(seats: readonly Seat[]): bigint {
  return seats.reduce((bits, { component }) => bits | (1n << BigInt(component)), 0n);
}

function needsOf(relation: Relation): bigint {
  switch (relation.kind) {
    case 'join':
      return needsOf(relation.left) | needsOf(relation.right);
    case 'derived':
    case 'call':
      return own(relation);
    default:
      return 0n;
  }
}

/** Inner joins in one list: their order is free, and ON is as good as WHERE. Without recursion on the left. */
function flatten(join: JoinRelation): { parts: Part[]; on: BoundCondition[] } {
  const parts: Part[] = [];
  const on: BoundCondition[] = [];
  const waiting: Relation[] = [join];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'join' && next.join === 'INNER') {
      on.unshift(...next.on);
      waiting.push(next.right, next.left);
      // The left one is taken first, since it was pushed last.
    } else parts.push(partOf(next));
  }
  return { parts, on };
}

/**
 * As written, but for two things: a part that an equality with what is there already joins comes before one that
 * would multiply it, and a part that the query around picks by key comes first.
 */
function joinInOrder(
  parts: readonly Part[],
  conditions: readonly BoundCondition[],
  planning: Planning,
): Step {
  const waiting = [...parts];
  const open = new Set(conditions);
  const first = takeFirst(waiting, open);
  let bits = first.bits;
  let seats = first.seats;
  let step = planFrom(first.relation, take(open, bits), planning);
  while (waiting.length > 0) {
    const next = takeNext(waiting, bits, open);
    const alone = next.needs === 0n ? take(open, next.bits) : [];
    bits |= next.bits;
    step = join({ left: step, leftSeats: seats, part: next, alone, on: take(open, bits) }, planning);
    seats = [...seats, ...next.seats];
  }
  return filter(step, [...open], planning.machine);
}

/** Takes out the conditions that read nothing beyond these components. */
function take(open: Set<BoundCondition>, bits: bigint): BoundCondition[] {
  const ready = [...open].filter((condition) => (own(condition) & ~bits) === 0n);
  for (const condition of ready) open.delete(condition);
  return ready;
}

function takeFirst(waiting: Part[], open: ReadonlySet<BoundCondition>): Part {
  const picked = waiting.findIndex(
    ({ relation, needs }) =>
      relation.kind === 'table' &&
      needs === 0n &&
      [...open].some((one) => {
        const test = columnTest(one, relation.component);
        return test?.operator === '=' && readsAround([test.value]);
      }),
  );
  const [part] = waiting.splice(Math.max(0, picked), 1);
  if (!part) throw new Error('FROM has a part');
  return part;
}

function takeNext(waiting: Part[], bits: bigint, open: ReadonlySet<BoundCondition>): Part {
  const ready = waiting.filter(({ needs }) => (needs & ~bits) === 0n);
  const joined = ready.find((part) => [...open].some((condition) => equates(condition, bits, part.bits)));
  const next = joined ?? ready[0];
  if (!next) throw new Error('a lateral part stands behind what it looks at');
  waiting.splice(waiting.indexOf(next), 1);
  return next;
}

/** Whether an equality has one side in each. */
function equates({ comparison, volatile }: BoundCondition, left: bigint, right: bigint): boolean {
  return comparison?.operator === '=' && !volatile && sidesOf(comparison, left, right) !== null;
}

type Sides = { readonly left: KeyPart; readonly right: KeyPart };

function sidesOf(
  comparison: NonNullable<BoundCondition['comparison']>,
  left: bigint,
  right: bigint,
): Sides | null {
  const { key } = comparison;
  const [a, b] = [own(comparison.left), own(comparison.right)];
  const [one, other] = [
    { value: comparison.left, key },
    { value: comparison.right, key },
  ];
  if (within(a, left) && within(b, right)) return { left: one, right: other };
  return within(a, right) && within(b, left) ? { left: other, right: one } : null;
}

function within(bits: bigint, side: bigint): boolean {
  return bits !== 0n && (bits & ~side) === 0n;
}

type Meeting = {
  readonly left: Step;
  readonly leftSeats: readonly Seat[];
  readonly part: Part;
  /** Conditions on the part alone. */
  readonly alone: readonly BoundCondition[];
  /** Conditions on both. */
  readonly on: readonly BoundCondition[];
};

function join(meeting: Meeting, planning: Planning, kind: 'INNER' | 'LEFT' | 'FULL' = 'INNER'): Step {
  const { left, leftSeats, part, alone, on } = meeting;
  const { machine } = planning;
  const leftBits = bitsOf(leftSeats);
  const detail = kind === 'INNER' ? '' : kind.toLowerCase();
  const lateral = part.needs !== 0n;
  const equal = lateral ? [] : on.filter((condition) => equates(condition, leftBits, part.bits));
  if (equal.length > 0 && part.relation.kind === 'table' && kind !== 'FULL') {
    const byIndex = tryIndex(meeting, equal, { planning, kind });
    if (byIndex) return byIndex;
  }
  const right = planFrom(part.relation, alone, planning);
  const sides = equal.flatMap(({ comparison }) =>
    comparison ? (sidesOf(comparison, leftBits, part.bits) ?? []) : [],
  );
  const joining = {
    kind,
    left,
    right,
    leftSeats,
    rightSeats: part.seats,
    leftKeys: sides.map((side) => side.left),
    rightKeys: sides.map((side) => side.right),
    residual: on.filter((condition) => !equal.includes(condition)),
    detail,
  };
  return sides.length > 0 ? hashJoin(joining, machine) : nestedLoop({ ...joining, lateral }, machine);
}

/** The right side is a table with an index on what it is joined by. */
function tryIndex(
  { left, part, alone, on }: Meeting,
  equal: readonly BoundCondition[],
  { planning, kind }: { planning: Planning; kind: 'INNER' | 'LEFT' },
): Step | null {
  const { relation } = part;
  if (relation.kind !== 'table') return null;
  const tests = equal.flatMap((condition) => columnTest(condition, relation.component, ~part.bits) ?? []);
  for (const index of usableIndexes(relation.table)) {
    const used = index.columns.flatMap((column) => tests.find((test) => test.column === column) ?? []);
    if (used.length < index.columns.length) continue;
    const settled = new Set(used.map(({ condition }) => condition));
    const residual = [...alone, ...on].filter((condition) => !settled.has(condition));
    const lookup = { ...lookupOf(used, planning.machine), index: index.name };
    return indexJoin({ left, leaf: relation, lookup, residual, kind, size: planning.size }, planning.machine);
  }
  return null;
}

/** A source, with the conditions on it alone. */
function planLeaf(
  relation: Exclude<Relation, JoinRelation>,
  conditions: readonly BoundCondition[],
  planning: Planning,
): Step {
  const { machine, size, plan } = planning;
  switch (relation.kind) {
    case 'table': {
      const { step, settled } = chooseAccess(relation, conditions, { size, machine });
      return filter(
        step,
        conditions.filter((condition) => !settled.has(condition)),
        machine,
      );
    }
    case 'virtual':
      return filter(virtualScan(relation, size, machine), conditions, machine);
    case 'call':
      return filter(call(relation, size, machine), conditions, machine);
    default: {
      const step = derived(relation, plan(relation.plan), { size, run: machine.run });
      return relation.lateral || step.correlated
        ? filter(step, conditions, machine)
        : pickedByKey(step, conditions, relation.component, machine);
    }
  }
}

/** A derived table that the query around picks rows of by key is kept by that key. */
function pickedByKey(
  step: Step,
  conditions: readonly BoundCondition[],
  component: number,
  machine: Machine,
): Step {
  const keys = conditions.flatMap((condition) => {
    const test = columnTest(condition, component);
    return test?.operator === '=' && readsAround([test.value]) ? [test] : [];
  });
  if (keys.length === 0) return filter(step, conditions, machine);
  const settled = new Set(keys.map(({ condition }) => condition));
  const rest = conditions.filter((condition) => !settled.has(condition));
  const before = rest.filter((condition) => !readsAround([condition]));
  const cached = keyedCache(
    filter(step, before, machine),
    keys.map(({ column, comparison, value }) => ({ component, column, key: comparison.key, value })),
    machine,
  );
  return filter(
    cached,
    rest.filter((condition) => readsAround([condition])),
    machine,
  );
}

/** An outer join: conditions on the side that it keeps may be asked before it, all others behind it. */
function planOuter(relation: JoinRelation, conditions: readonly BoundCondition[], planning: Planning): Step {
  const isRight = relation.join === 'RIGHT';
  const kept = partOf(isRight ? relation.right : relation.left);
  const other = partOf(isRight ? relation.left : relation.right);
  const kind = relation.join === 'FULL' ? 'FULL' : 'LEFT';
  const early = conditions.filter(
    (condition) => kind === 'LEFT' && !condition.volatile && (own(condition) & ~kept.bits) === 0n,
  );
  const left = planFrom(kept.relation, early, planning);
  const onOther = relation.on.filter(
    (condition) =>
      kind === 'LEFT' &&
      other.needs === 0n &&
      !condition.volatile &&
      own(condition) !== 0n &&
      (own(condition) & ~other.bits) === 0n,
  );
  const on = relation.on.filter((condition) => !onOther.includes(condition));
  const joined = join({ left, leftSeats: kept.seats, part: other, alone: onOther, on }, planning, kind);
  return filter(
    joined,
    conditions.filter((condition) => !early.includes(condition)),
    planning.machine,
  );
}
