import type { Expression } from '../../interpreter/tree/expressions.ts';
import { COMPARISONS, neighboursOf } from '../nodes.ts';
import type { Operator } from '../operator.ts';

const BESIDE: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const TURNED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** A limit lies one off: < for <=, 11 or 13 for 12, the ends of BETWEEN; or the comparison looks the wrong way. */
export const shiftBoundary: Operator = {
  name: 'shift-boundary',
  on: {
    binary: (test) => {
      if (!COMPARISONS.has(test.operator)) return [];
      const operators = [BESIDE[test.operator], TURNED[test.operator]].filter((name) => name !== undefined);
      return [
        ...operators.map((operator) => ({ ...test, operator })),
        ...neighboursOf(test.right).map((right) => ({ ...test, right })),
        ...neighboursOf(test.left).map((left) => ({ ...test, left })),
      ];
    },
    between: (test) => [
      ...neighboursOf(test.low).map((low) => ({ ...test, low })),
      ...neighboursOf(test.high).map((high) => ({ ...test, high })),
      { ...test, low: test.high, high: test.low },
    ],
    in: (test) => {
      if ('type' in test.choices || test.choices.length < 2) return [];
      const all: readonly Expression[] = test.choices;
      return all.map((_, i) => ({ ...test, choices: all.toSpliced(i, 1) }));
    },
  },
};
