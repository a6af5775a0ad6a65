import { fail, Unsupported } from '../errors/failure.ts';
import type { AggregatePlan, SortBy } from '../plan/logical.ts';
import type { Call } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import { bindArguments, functionNamed, nameOf, saidName } from './calls.ts';
import type { Gather, Place } from './context.ts';
import { refuse } from './own-rules.ts';
import { sortingOf } from './sorting.ts';

/**
 * A call of an aggregate, ready to gather rows of this place.
 * @param within what its arguments may call: nothing, but for an aggregate with OVER, which may gather aggregates.
 */
export function bindAggregate(
  call: Call,
  place: Place,
  within: Gather | null = NOTHING_WITHIN,
): { readonly plan: AggregatePlan; readonly type: Type } {
  const called = functionNamed(call, place);
  const name = nameOf(call);
  if (called?.kind !== 'aggregate') throw new Unsupported(`${name} as an aggregate`, call.span);
  const inside: Place = { ...place, gather: within };
  const sort = (keys: readonly SortKey[]): SortBy[] =>
    keys.map((key) => {
      const value = inside.bind.value(key.expression, inside);
      return { value, ...sortingOf(key, value.type, inside) };
    });
  if (call.withinGroup.length > 0 && !called.withinGroup)
    throw new Unsupported(`${name} WITHIN GROUP`, call.span);
  if (call.withinGroup.length === 0 && called.withinGroup === 'needed') {
    throw new Unsupported(`${name} without WITHIN GROUP`, call.span);
  }
  if (call.distinct && call.arguments.length > 1 && place.context.semantics.dialect === 'sqlite') {
    refuse('SQLITE_ERROR', 'DISTINCT aggregates must have exactly one argument', call.span);
  }
  const order = sort([...call.orderBy, ...call.withinGroup]);
  const extra = called.withinGroup === 'needed' ? order.map(({ value }) => value) : [];
  const { values, types, site } = bindArguments(call, called, { place: inside, extra });
  const type = called.type(types, site);
  const { semantics } = place.context;
  const [first] = types;
  return {
    type,
    plan: {
      name,
      start: called.start(types, site),
      arguments: values,
      takesNull: called.takesNull === true || values.length === 0,
      distinct: call.distinct ? types.map((one) => semantics.key(one)) : null,
      filter: call.filter && inside.bind.condition(call.filter, { ...inside, gather: null }),
      order,
      witness: called.witness ?? null,
      compare: called.witness && first ? semantics.order(first) : null,
    },
  };
}

const NOTHING_WITHIN: Gather = {
  aggregate: (inner, place) => fail({ kind: 'nested-aggregate', name: saidName(inner, place) }, inner.span),
  window: null,
  known: () => null,
};
