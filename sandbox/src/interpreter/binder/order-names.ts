import { fail } from '../errors/failure.ts';
import type { SortAt } from '../plan/logical.ts';
import type { SortKey } from '../tree/queries.ts';
import type { BoundQuery, Place } from './context.ts';
import { Unsupported } from '../errors/failure.ts';
import { ordinal } from './order.ts';
import { sortingOf } from './sorting.ts';

/** ORDER BY behind a set operation knows the result's columns alone: by ordinal or name. */
export function orderNames(orderBy: readonly SortKey[], { columns }: BoundQuery, place: Place): SortAt[] {
  const { semantics } = place.context;
  return orderBy.map((key, at) => {
    const { expression } = key;
    const index = ordinal(expression, columns, place) ?? nameIndex();
    const type = columns[index]?.type ?? { kind: 'null' as const };
    return { index, ...sortingOf(key, type, place) };

    function nameIndex(): number {
      const isSqlite = semantics.dialect === 'sqlite';
      const [name, more] = expression.type === 'column' ? expression.name.parts : [];
      if (isSqlite && (!name || more)) return unmatched();
      if (!name || more)
        throw new Unsupported('ORDER BY an expression behind a set operation', expression.span);
      const folded = semantics.fold(name.name, name.quoted, 'column');
      const found = columns.findIndex((one) => semantics.fold(one.name, true, 'column') === folded);
      if (found >= 0) return found;
      if (isSqlite) return unmatched();
      return fail(
        { kind: 'unknown-column', name: name.name, qualifier: null, clause: 'ORDER BY' },
        name.span,
      );
    }

    function unmatched(): never {
      return fail({ kind: 'order-not-selected', position: at + 1 }, expression.span);
    }
  });
}
