import type { Operator } from '../operator.ts';

/** A key of GROUP BY or ORDER BY is left out. */
export const dropKey: Operator = {
  name: 'drop-key',
  on: {
    'group-by': (group) =>
      group.items.length < 2
        ? []
        : group.items.map((_, i) => ({ ...group, items: group.items.toSpliced(i, 1) })),
    select: (select) => (select.groupBy?.items.length === 1 ? [{ ...select, groupBy: null }] : []),
    query: (query) => query.orderBy.map((_, i) => ({ ...query, orderBy: query.orderBy.toSpliced(i, 1) })),
  },
};
