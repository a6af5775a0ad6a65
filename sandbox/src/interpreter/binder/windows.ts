import { fail, Unsupported } from '../errors/failure.ts';
import type { BoundPlan, FramePlan, SortBy, WindowPlan } from '../plan/logical.ts';
import type {
  Call,
  Expression,
  Frame as FrameNode,
  FrameBound,
  Identifier,
  Window,
} from '../tree/expressions.ts';
import type { NamedWindow } from '../tree/queries.ts';
import type { Value } from '../values/value.ts';
import { bindAggregate } from './aggregates.ts';
import type { BoundExpression } from './bound.ts';
import { bindArguments, functionNamed, nameOf } from './calls.ts';
import type { Place } from './context.ts';
import { converted, operate } from './operation.ts';
import { numberOf } from './number-of.ts';
import { refuse } from './own-rules.ts';
import { sortingOf } from './sorting.ts';

/** The window functions of one SELECT; their values stand in a component of their own. */
export class Windows {
  readonly plans: WindowPlan[] = [];
  readonly component: number;
  readonly #named: readonly NamedWindow[];

  constructor(component: number, named: readonly NamedWindow[]) {
    this.component = component;
    this.#named = named;
  }

  /** @param place where the call stands: grouped already, if it is. */
  bind(call: Call, place: Place): BoundExpression {
    if (!call.over) throw new Error('a window function has a window');
    const inside: Place = { ...place, gather: place.gather && { ...place.gather, window: null } };
    // What is called comes first: where both are wrong, the servers name the call.
    const { type, ...computed } = bindCompute(call, inside);
    const window = this.#settle(call.over, place);
    const partition = window.partitionBy.map((one) => {
      const value = place.bind.value(one, inside);
      const { semantics } = place.context;
      const sorting = {
        compare: semantics.order(value.type),
        descending: false,
        nullsFirst: semantics.nullsFirst('ASC'),
      };
      return { value, key: semantics.key(value.type), ...sorting };
    });
    const order = window.orderBy.map((key): SortBy => {
      const value = place.bind.value(key.expression, inside);
      return { value, ...sortingOf(key, value.type, place) };
    });
    checkWindow(call, window, { order, place });
    const frame = bindFrame(window.frame, order, inside);
    this.plans.push({ name: nameOf(call), partition, order, frame, ...computed });
    const index = this.plans.length - 1;
    const { component } = this;
    return {
      type,
      references: [1n << BigInt(component)],
      volatile: false,
      column: { component, index },
      evaluate: (row) => (row.row[component] as typeof row.row)[index] ?? null,
    };
  }

  /** OVER w, and OVER (w ORDER BY …): what the named window has, and what is added to it. */
  #settle(over: Window | Identifier, place: Place, depth = 0): Window {
    if (over.type === 'identifier') return this.#find(over, place, depth);
    if (!over.base) return over;
    const base = this.#find(over.base, place, depth);
    return {
      ...over,
      partitionBy: base.partitionBy,
      orderBy: base.orderBy.length > 0 ? base.orderBy : over.orderBy,
    };
  }

  #find(name: Identifier, place: Place, depth: number): Window {
    const { semantics } = place.context;
    const fold = (one: Identifier): string => semantics.fold(one.name, one.quoted, 'column');
    const found = this.#named.find((one) => fold(one.name) === fold(name));
    if (!found || depth > this.#named.length)
      return fail({ kind: 'unknown-window', name: name.name }, name.span);
    return this.#settle(found.window, place, depth + 1);
  }
}

type Computed = Pick<WindowPlan, 'arguments' | 'compute'> & { readonly type: BoundExpression['type'] };

function bindCompute(call: Call, place: Place): Computed {
  const called = functionNamed(call, place);
  const name = nameOf(call);
  if (called?.kind === 'aggregate') {
    if (call.distinct && place.context.semantics.dialect !== 'oracle') {
      distinctOver(call, place);
    }
    const { plan, type } = bindAggregate(call, place, place.gather);
    return { type, arguments: plan.arguments, compute: { kind: 'aggregate', aggregate: plan } };
  }
  if (called?.kind !== 'window')
    return fail({ kind: 'window-not-allowed', name, clause: place.clause }, call.span);
  const { values, types, site } = bindArguments(call, called, { place });
  const options = { nulls: call.nulls, types };
  return {
    type: called.type(types, site),
    arguments: values,
    compute: { kind: 'function', evaluate: (rows, run) => called.evaluate(rows, options, run) },
  };
}

const WHOLE: FramePlan['start'] = { at: 'UNBOUNDED PRECEDING', count: null, moved: null };
const HERE: FramePlan['start'] = { at: 'CURRENT ROW', count: null, moved: null };

/** Without a frame it reaches from the first row to the last peer of the row; so to the end where nothing is sorted. */
function bindFrame(frame: FrameNode | null, order: readonly SortBy[], place: Place): FramePlan {
  if (!frame) return { unit: 'RANGE', start: WHOLE, end: HERE, exclude: null };
  const { unit, start, end } = frame;
  return {
    unit,
    start: bindBound(start, { unit, order, place }),
    end: end ? bindBound(end, { unit, order, place }) : HERE,
    exclude: excludeOf(frame),
  };
}

function excludeOf({ exclude }: FrameNode): FramePlan['exclude'] {
  return exclude === 'CURRENT ROW' || exclude === 'GROUP' || exclude === 'TIES' ? exclude : null;
}

type Bounding = {
  readonly unit: FramePlan['unit'];
  readonly order: readonly SortBy[];
  readonly place: Place;
};

function bindBound(bound: FrameBound, { unit, order, place }: Bounding): BoundPlan {
  const { at, distance, span } = bound;
  if (!distance) return { at, count: null, moved: null };
  const value = place.bind.value(distance, { ...place, gather: null });
  if (unit !== 'RANGE')
    return { at, count: (frame) => distanceOf(value.evaluate(frame), distance), moved: null };
  const [key, second] = order;
  if (!key || second) throw new Unsupported('RANGE with a distance and not one sort key', span);
  const { semantics, run } = place.context;
  const forward = (at === 'FOLLOWING') !== key.descending;
  const operation = semantics.binary(forward ? '+' : '-', key.value.type, value.type, span);
  const shifted = operate(operation, [key.value, value], run);
  const { type } = shifted;
  const back =
    semantics.nameOf(type) === semantics.nameOf(key.value.type)
      ? null
      : semantics.implicit(type, key.value.type, span);
  return { at, count: null, moved: converted(shifted, key.value.type, back, run).evaluate };
}

function distanceOf(value: Value, at: Expression): number {
  const count = value === null ? Number.NaN : numberOf(value);
  if (!(count >= 0))
    return fail({ kind: 'invalid-argument', name: 'frame', what: 'starting offset' }, at.span);
  return Math.trunc(count);
}

/** Only Oracle gathers each value of a window once. */
function distinctOver(call: Call, { context }: Place): never {
  const { span } = call;
  switch (context.semantics.dialect) {
    case 'sqlite':
      return refuse('SQLITE_ERROR', 'DISTINCT is not supported for window functions', span);
    case 'postgresql':
      return refuse('0A000', 'DISTINCT is not implemented for window functions', span);
    case 'mssql':
      return refuse('10759', 'Use of DISTINCT is not allowed with the OVER clause.', span);
    default:
      throw new Unsupported(`${nameOf(call)} (DISTINCT …) OVER`, span);
  }
}

/** Functions that mean nothing without an order; T-SQL and Oracle ask for it, the others leave it to chance. */
const ORDERED = new Set([
  'ROW_NUMBER',
  'RANK',
  'DENSE_RANK',
  'NTILE',
  'LAG',
  'LEAD',
  'PERCENT_RANK',
  'CUME_DIST',
]);

type Checking = { readonly order: readonly SortBy[]; readonly place: Place };

function checkWindow(call: Call, window: Window, { order, place }: Checking): void {
  const { dialect } = place.context.semantics;
  const name = nameOf(call);
  if (order.length === 0 && ORDERED.has(name)) {
    if (dialect === 'mssql') {
      refuse('4112', `The function '${name}' must have an OVER clause with ORDER BY.`, call.span);
    }
    if (dialect === 'oracle') {
      refuse('ORA-30485', 'missing ORDER BY expression in the window specification', call.span);
    }
  }
  const { frame } = window;
  const moves = frame?.unit === 'RANGE' && (frame.start.distance !== null || frame.end?.distance);
  if (!frame || !moves) return;
  if (dialect === 'mssql') {
    refuse(
      '4194',
      'RANGE is only supported with UNBOUNDED and CURRENT ROW window frame delimiters.',
      frame.span,
    );
  }
  const [key] = order;
  if (key?.value.type.kind !== 'text') return;
  if (dialect === 'postgresql') {
    refuse(
      '0A000',
      'RANGE with offset PRECEDING/FOLLOWING is not supported for column type text',
      frame.span,
    );
  }
  if (dialect === 'mysql') {
    refuse(
      '3587',
      "ERROR 3587 (HY000): Window '<unnamed window>' with RANGE N PRECEDING/FOLLOWING frame requires exactly one ORDER BY expression, of numeric or temporal type",
      frame.span,
    );
  }
}
