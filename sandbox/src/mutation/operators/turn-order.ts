import type { Operator } from '../operator.ts';

/** A sort key goes the other way, or keys stand in another order. */
export const turnOrder: Operator = {
  name: 'turn-order',
  on: {
    query: (query) => [
      ...query.orderBy.map((key, i) => {
        const direction = key.direction === 'DESC' ? null : ('DESC' as const);
        return { ...query, orderBy: query.orderBy.with(i, { ...key, direction }) };
      }),
      ...(query.orderBy.length > 1 ? [{ ...query, orderBy: query.orderBy.toReversed() }] : []),
    ],
  },
};
