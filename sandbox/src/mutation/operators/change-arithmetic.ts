import { binary, neighboursOf } from '../nodes.ts';
import type { Operator } from '../operator.ts';

const OTHER: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '+', '/': '*' };

/** Another sum, one side of it, another number in it, or parentheses set elsewhere. */
export const changeArithmetic: Operator = {
  name: 'change-arithmetic',
  on: {
    binary: (sum) => {
      const { operator, left, right } = sum;
      if (operator === '||') return [left, right, { ...sum, left: right, right: left }];
      const other = OTHER[operator];
      if (!other) return [];
      return [
        { ...sum, operator: other },
        left,
        right,
        ...neighboursOf(right).map((near) => ({ ...sum, right: near })),
        ...(left.type === 'binary' && OTHER[left.operator]
          ? [binary(left.operator, left.left, binary(operator, left.right, right))]
          : []),
      ];
    },
  },
};
