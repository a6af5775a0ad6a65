import { columnAt } from '../catalog/columns.ts';
import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { Value } from '../values/value.ts';
import { storedValue } from './bound-table.ts';

/** What a column holds where nothing is said of it, identities apart. */
export function defaultOf(table: Table, number: number, work: Work): Value {
  const column = columnAt(table, number);
  if (!column.default) return null;
  return defaultReader(table, number, work)();
}

/** The same, bound once for many rows: nextval() and random() give each its own. */
export function defaultReader(table: Table, number: number, work: Work): () => Value {
  const column = columnAt(table, number);
  if (!column.default) return () => null;
  const { semantics, run } = work.context;
  const bound = storedValue(column.default, work);
  const place = { name: column.name, table: table.name, span: null };
  const assign = semantics.assign(bound.type, column.type, place);
  return () => {
    const value = bound.evaluate({ row: [], outer: null });
    return value === null ? null : assign(value, run);
  };
}
