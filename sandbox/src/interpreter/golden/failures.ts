import { differenceOf } from './compare.ts';
import type { GoldenCase } from './golden-case.ts';
import { askInterpreter } from './interpreted.ts';

/** The cases that don't hold, by their id, and how the answer differs. */
export function failuresOf(cases: readonly GoldenCase[]): Map<string, string> {
  return new Map(
    cases.flatMap((each) => {
      const difference = differenceOf(each.expected, askInterpreter(each));
      return difference === null ? [] : [[each.id, difference] as const];
    }),
  );
}
