import type { Cell, Column } from '@sqltown/shared/api';

const NUMERIC: ReadonlySet<Column['type']> = new Set(['integer', 'decimal', 'float']);

/** Whether a column's values are set flush right, in tabular figures. */
export function isNumeric(column: Column): boolean {
  return NUMERIC.has(column.type);
}

/** A value as text, without loss; null for SQL's NULL, which is shown as a mark and never as a word. */
export function textOf(cell: Cell): string | null {
  if (cell === null) return null;
  if (typeof cell !== 'object') return String(cell);
  if ('int' in cell) return cell.int;
  if ('decimal' in cell) return cell.decimal;
  return `\\x${cell.blob}`;
}
