import type { Run } from '../../run/run.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { settler } from '../define/settle.ts';
import { checkTypes, conversionOf, factsOf, type Define } from '../define/scalar.ts';
import { readSignature } from '../define/signature.ts';
import { type Result, resultType } from '../define/types.ts';
import type { Accumulator, AggregateFunction, CallSite } from '../function.ts';

export type Collect = (args: readonly Type[], site: CallSite) => (run: Run) => Accumulator;
export type AggregateOptions = Pick<
  AggregateFunction,
  'takesNull' | 'star' | 'withinGroup' | 'overNeeded' | 'witness'
>;

/** An aggregate: what it takes, what it gives, and how it collects. The signature is as for scalar functions. */
export function aggregate(
  signature: string,
  result: Result,
  collect: Collect,
  options: AggregateOptions = {},
): Define<AggregateFunction> {
  const shape = readSignature(signature);
  // The sort key behind an ordered-set aggregate's own arguments is not counted among them.
  const keys = options.withinGroup === 'needed' ? 1 : 0;
  return (name) => ({
    kind: 'aggregate',
    name,
    ...factsOf(shape),
    least: shape.least - keys,
    most: shape.most - keys,
    ...options,
    type(args, site) {
      checkTypes(shape, name, args, site);
      return resultType(result, args, site);
    },
    start(args, site) {
      const ready = conversionOf(shape, args, site);
      const settle = settler(resultType(result, args, site), site.semantics.dialect);
      const begin = collect(args, site);
      return (run) => {
        const collector = begin(run);
        return {
          add(values) {
            const given = ready(values, run);
            // What a conversion gives no value for is passed over as NULL is.
            if (given[0] !== null || options.takesNull) collector.add(given);
          },
          result: () => settle(collector.result()),
        };
      };
    },
  });
}

/** Keeps one thing that every row changes, beginning with NULL. */
export function folding(
  step: (kept: Value, value: Value, run: Run) => Value,
  finish = (kept: Value): Value => kept,
): (run: Run) => Accumulator {
  return (run) => {
    let kept: Value = null;
    return {
      add([value = null]) {
        kept = step(kept, value, run);
      },
      result: () => finish(kept),
    };
  };
}

/** Keeps all values until the end. */
export function gathering<T>(
  take: (values: readonly Value[]) => T,
  finish: (all: readonly T[], run: Run) => Value,
): (run: Run) => Accumulator {
  return (run) => {
    const all: T[] = [];
    return {
      add(values) {
        run.budget.keep(values.length + 1);
        all.push(take(values));
      },
      result: () => finish(all, run),
    };
  };
}
