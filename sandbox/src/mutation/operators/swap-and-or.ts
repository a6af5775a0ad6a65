import { binary } from '../nodes.ts';
import type { Operator } from '../operator.ts';

const OTHER: Readonly<Record<string, string>> = { AND: 'OR', OR: 'AND' };

/** AND for OR, and parentheses forgotten or set elsewhere. */
export const swapAndOr: Operator = {
  name: 'swap-and-or',
  on: {
    binary: (test) => {
      const other = OTHER[test.operator];
      if (!other) return [];
      const { operator, left, right } = test;
      const swapped = [{ ...test, operator: other }];
      if (left.type === 'binary' && left.operator === other)
        return [...swapped, binary(other, left.left, binary(operator, left.right, right))];
      if (right.type === 'binary' && right.operator === other)
        return [...swapped, binary(other, binary(operator, left, right.left), right.right)];
      return swapped;
    },
    // NOT (a OR b) with NOT on the first alone.
    unary: ({ operator, operand, span }) =>
      operator === 'NOT' && operand.type === 'binary' && OTHER[operand.operator]
        ? [{ ...operand, left: { type: 'unary', operator, operand: operand.left, span } }]
        : [],
  },
};
