import type { SetOperation } from '../../interpreter/tree/queries.ts';
import type { Operator } from '../operator.ts';

/** UNION for UNION ALL and back, another set operation, or one side alone. */
export const changeSetOperation: Operator = {
  name: 'change-set-operation',
  on: {
    'set-operation': (operation) => {
      const { operator, all, left, right } = operation;
      const others: SetOperation[] =
        operator === 'UNION'
          ? [{ ...operation, all: !all }]
          : [
              { ...operation, operator: operator === 'INTERSECT' ? 'EXCEPT' : 'INTERSECT' },
              { ...operation, left: right, right: left },
            ];
      return [...others, left, right];
    },
  },
};
