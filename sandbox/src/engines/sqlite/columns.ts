import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Cell, Column } from '@sqltown/shared/api';
import { floatCell, integerCell } from '../../results/cells.ts';

/** A declared type reads as one of ours by its affinity (https://sqlite.org/datatype3.html#determination_of_column_affinity). */
const AFFINITIES: readonly (readonly [RegExp, Column['type']])[] = [
  [/INT/i, 'integer'],
  [/CHAR|CLOB|TEXT/i, 'text'],
  [/BLOB/i, 'blob'],
  [/REAL|FLOA|DOUB/i, 'float'],
  [/DEC|NUM/i, 'decimal'],
];

/** The result columns of a statement: their names, and declared types where a column stands behind them. */
export function columnsOf({ capi }: Sqlite3Static, statement: number): Column[] {
  return Array.from({ length: capi.sqlite3_column_count(statement) }, (_, i) => ({
    name: capi.sqlite3_column_name(statement, i),
    type: typeOf(capi.sqlite3_column_decltype(statement, i)),
  }));
}

function typeOf(declared: string | null): Column['type'] {
  if (!declared) return 'any';
  return AFFINITIES.find(([pattern]) => pattern.test(declared))?.[1] ?? 'any';
}

/** An expression has no declared type: then the first value that is not NULL tells. */
export function refineTypes(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Column[] {
  return columns.map((column, i) => {
    if (column.type !== 'any') return column;
    const value = rows.find((row) => (row[i] ?? null) !== null)?.[i];
    return { ...column, type: typeOfCell(value ?? null) };
  });
}

function typeOfCell(cell: Cell): Column['type'] {
  if (cell === null) return 'any';
  if (typeof cell === 'string') return 'text';
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'integer' : 'float';
  if (typeof cell === 'boolean') return 'boolean';
  if ('blob' in cell) return 'blob';
  return 'int' in cell ? 'integer' : 'decimal';
}

/** The values of the row that a statement stands on. */
export function readRow({ capi, wasm }: Sqlite3Static, statement: number, width: number): Cell[] {
  return Array.from({ length: width }, (_, i): Cell => {
    switch (capi.sqlite3_column_type(statement, i)) {
      case capi.SQLITE_NULL:
        return null;
      case capi.SQLITE_INTEGER:
        return integerCell(String(capi.sqlite3_column_int64(statement, i)));
      case capi.SQLITE_FLOAT:
        return floatCell(capi.sqlite3_column_double(statement, i));
      case capi.SQLITE_BLOB:
        return {
          blob: hexAt(wasm, capi.sqlite3_column_blob(statement, i), capi.sqlite3_column_bytes(statement, i)),
        };
      default:
        return capi.sqlite3_column_text(statement, i) ?? '';
    }
  });
}

function hexAt(wasm: Sqlite3Static['wasm'], pointer: number, length: number): string {
  return Buffer.from(wasm.heap8u().subarray(pointer, pointer + length)).toString('hex');
}
