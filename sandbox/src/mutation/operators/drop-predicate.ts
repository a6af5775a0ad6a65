import type { Operator } from '../operator.ts';

/** A condition is left out: the whole WHERE or HAVING, or one side of AND and OR. */
export const dropPredicate: Operator = {
  name: 'drop-predicate',
  on: {
    select: (select) => [
      ...(select.where ? [{ ...select, where: null }] : []),
      ...(select.having ? [{ ...select, having: null }] : []),
    ],
    update: (update) => (update.where ? [{ ...update, where: null }] : []),
    delete: (change) => (change.where ? [{ ...change, where: null }] : []),
    binary: ({ operator, left, right }) => (operator === 'AND' || operator === 'OR' ? [left, right] : []),
  },
};
