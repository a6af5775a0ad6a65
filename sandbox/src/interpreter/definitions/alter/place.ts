import { columnNumber } from '../../catalog/columns.ts';
import type { Table } from '../../catalog/state.ts';
import type { Work } from '../../session/work.ts';
import type { Identifier } from '../../tree/expressions.ts';

/** MySQL's FIRST and AFTER: the column at `number` moves there. */
export function placed(
  table: Table,
  number: number,
  place: 'FIRST' | Identifier | null,
  { context }: Work,
): Table {
  if (place === null) return table;
  const after = place === 'FIRST' ? -1 : columnNumber(table, place, context.semantics);
  const others = table.columns.map((_, i) => i).filter((i) => i !== number);
  const at = place === 'FIRST' ? 0 : others.indexOf(after) + 1;
  return reordered(table, others.toSpliced(at, 0, number));
}

/** The table with its columns in another order, or some of them: `order` lists their numbers. */
export function reordered(table: Table, order: readonly number[]): Table {
  const moved = (columns: readonly number[]) => columns.map((column) => order.indexOf(column));
  return {
    ...table,
    columns: order.flatMap((column) => table.columns[column] ?? []),
    uniques: table.uniques.map((unique) => ({ ...unique, columns: moved(unique.columns) })),
    foreignKeys: table.foreignKeys.map((one) => ({ ...one, columns: moved(one.columns) })),
    indexes: table.indexes.map((index) => ({ ...index, columns: index.columns && moved(index.columns) })),
    rows: table.rows.map(({ id, values }) => ({ id, values: order.map((column) => values[column] ?? null) })),
  };
}
