import type { Sorting } from '../plan/logical.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import type { Place } from './context.ts';

/** How a sort key's values are put in order: as written, or where the dialect puts NULLs by itself. */
export function sortingOf(key: SortKey, type: Type, place: Place): Sorting {
  const { semantics } = place.context;
  return {
    compare: semantics.order(type),
    descending: key.direction === 'DESC',
    nullsFirst: key.nulls ? key.nulls === 'FIRST' : semantics.nullsFirst(key.direction ?? 'ASC'),
  };
}
