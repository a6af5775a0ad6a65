import type { Operator } from '../operator.ts';

/** DISTINCT is lost, or stands where it should not. */
export const loseDistinct: Operator = {
  name: 'lose-distinct',
  on: {
    select: (select) => (select.groupBy ? [] : [{ ...select, distinct: !select.distinct }]),
    call: (call) => (call.distinct ? [{ ...call, distinct: false }] : []),
  },
};
