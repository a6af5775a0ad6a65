import type { Cell, Column } from '@sqltown/shared/api';
import { floatCell, integerCell } from '../../results/cells.ts';

/** Object ids of PostgreSQL's own types (pg_type.dat), which never change. */
const TYPES: ReadonlyMap<number, Column['type']> = new Map([
  [16, 'boolean'],
  [17, 'blob'],
  [20, 'integer'],
  [21, 'integer'],
  [23, 'integer'],
  [26, 'integer'],
  [25, 'text'],
  [18, 'text'],
  [19, 'text'],
  [705, 'text'],
  [1042, 'text'],
  [1043, 'text'],
  [700, 'float'],
  [701, 'float'],
  [1700, 'decimal'],
  [1082, 'date'],
  [1083, 'time'],
  [1266, 'time'],
  [1114, 'timestamp'],
  [1184, 'timestamp'],
  [1186, 'interval'],
  [114, 'json'],
  [3802, 'json'],
]);

export function columnFrom(field: { readonly name: string; readonly dataTypeID: number }): Column {
  return { name: field.name, type: TYPES.get(field.dataTypeID) ?? 'any' };
}

/** A value from its text form, without loss. Dates and times stay ISO text, as PostgreSQL writes them. */
export function cellFrom(text: string | null, type: Column['type']): Cell {
  if (text === null) return null;
  switch (type) {
    case 'boolean':
      return text === 't';
    case 'integer':
      return integerCell(text);
    case 'float':
      return floatCell(Number(text));
    case 'decimal':
      return { decimal: text };
    case 'blob':
      return { blob: text.slice(2) };
    default:
      return text;
  }
}
