import type { BoundCondition, Frame } from '../binder/bound.ts';
import { type Step, step } from '../plan/step.ts';
import type { Row } from '../values/value.ts';
import type { Machine } from './machine.ts';

/** A frame whose row changes while a step runs: nothing keeps a frame beyond the evaluation that it is made for. */
export type MovingFrame = { row: Row; readonly outer: Frame | null };

/** Whether all conditions hold, asked in order. While tracing, what subqueries noted goes along with the row. */
export function holds(conditions: readonly BoundCondition[], { trace }: Machine): (frame: Frame) => boolean {
  const [only, second] = conditions;
  if (!only) return () => true;
  const all = second
    ? (frame: Frame) => conditions.every((condition) => condition.test(frame) === true)
    : (frame: Frame) => only.test(frame) === true;
  if (!trace) return all;
  return (frame) => {
    const { result, noted } = trace.noting(() => all(frame));
    if (result && noted.length > 0) trace.made(frame.row, [...noted, ...trace.of(frame.row)]);
    return result;
  };
}

/** Whether conditions read rows of the queries around. */
export function readsAround(conditions: readonly Pick<BoundCondition, 'references'>[]): boolean {
  return conditions.some(({ references }) => references.some((bits, depth) => depth > 0 && bits !== 0n));
}

export function filter(input: Step, conditions: readonly BoundCondition[], machine: Machine): Step {
  if (conditions.length === 0) return input;
  const passes = holds(conditions, machine);
  const making = {
    kind: 'filter' as const,
    detail: String(conditions.length),
    inputs: [input],
    estimate: Math.max(1, input.estimate / 3 ** conditions.length),
    correlated: readsAround(conditions),
  };
  return step(making, function* open(outer, tally, beside) {
    const frame: MovingFrame = { row: [], outer };
    for (const row of input.open(outer, beside)) {
      frame.row = row;
      if (!passes(frame)) continue;
      tally.rows += 1;
      yield row;
    }
  });
}
