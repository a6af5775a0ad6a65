import type { BoundCondition } from '../binder/bound.ts';
import { type Step, step } from '../plan/step.ts';
import { Decimal } from '../values/decimal.ts';
import type { Machine } from './machine.ts';
import { holds, type MovingFrame } from './filter.ts';

/** Oracle's ROWNUM: a row is given the next number, and takes it only if it passes the conditions that ask for it. */
export function numberRows(
  input: Step,
  { component, conditions }: { component: number; conditions: readonly BoundCondition[] },
  machine: Machine,
): Step {
  const passes = holds(conditions, machine);
  return step({ kind: 'number rows', detail: '', inputs: [input] }, function* open(outer, tally) {
    const frame: MovingFrame = { row: [], outer };
    let next = 1n;
    for (const row of input.open(outer, null)) {
      const numbered = [...row];
      numbered[component] = [new Decimal(next, 0)];
      const whole = machine.trace ? machine.trace.carry(numbered, [row]) : numbered;
      frame.row = whole;
      if (!passes(frame)) continue;
      next += 1n;
      tally.rows += 1;
      yield whole;
    }
  });
}
