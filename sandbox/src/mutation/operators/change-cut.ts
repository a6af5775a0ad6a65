import type { Limit, Query } from '../../interpreter/tree/queries.ts';
import { neighboursOf } from '../nodes.ts';
import type { Operator } from '../operator.ts';

/** LIMIT or OFFSET is forgotten, or cuts one row off. */
export const changeCut: Operator = {
  name: 'change-cut',
  on: {
    query: (query) => (query.limit ? [{ ...query, limit: null }, ...otherCuts(query, query.limit)] : []),
    select: (select) =>
      select.top
        ? [
            { ...select, top: null },
            ...neighboursOf(select.top.count).map((count) => ({ ...select, top: { ...select.top, count } })),
          ]
        : [],
  },
};

function otherCuts(query: Query, limit: Limit): Query[] {
  const { count, offset } = limit;
  const cuts: Limit[] = [
    ...(count ? neighboursOf(count).map((near) => ({ ...limit, count: near })) : []),
    ...(offset ? neighboursOf(offset).map((near) => ({ ...limit, offset: near })) : []),
    ...(offset && count ? [{ ...limit, form: 'limit' as const, offset: null }] : []),
  ];
  return cuts.map((cut) => ({ ...query, limit: cut }));
}
