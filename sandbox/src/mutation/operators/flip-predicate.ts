import { not } from '../nodes.ts';
import type { Operator } from '../operator.ts';

const OPPOSITES: Readonly<Record<string, string>> = {
  '=': '<>',
  '<>': '=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** A condition says the opposite, or NOT is forgotten. */
export const flipPredicate: Operator = {
  name: 'flip-predicate',
  on: {
    binary: (test) => {
      const opposite = OPPOSITES[test.operator];
      return opposite ? [{ ...test, operator: opposite }] : [];
    },
    unary: ({ operator, operand }) => (operator === 'NOT' ? [operand] : []),
    in: (test) => [{ ...test, not: !test.not }],
    between: (test) => [{ ...test, not: !test.not }],
    match: (test) => [{ ...test, not: !test.not }],
    select: (select) => (select.where?.type === 'exists' ? [{ ...select, where: not(select.where) }] : []),
  },
};
