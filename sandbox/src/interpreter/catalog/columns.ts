import type { Clause } from '../errors/complaint.ts';
import { fail } from '../errors/failure.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Identifier } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import type { Table, TableColumn } from './state.ts';

/** Where a column of this name stands; -1 where there is none. */
export function findColumnNumber(
  { columns }: Pick<Table, 'columns'>,
  { name, quoted }: Pick<Identifier, 'name' | 'quoted'>,
  semantics: Semantics,
): number {
  const wanted = semantics.fold(name, quoted, 'column');
  return columns.findIndex((column) => semantics.fold(column.name, true, 'column') === wanted);
}

/** @throws SqlFailure unknown-column */
export function columnNumber(
  table: Pick<Table, 'columns' | 'name'>,
  identifier: Identifier,
  semantics: Semantics,
  clause: Clause = 'FROM',
): number {
  const found = findColumnNumber(table, identifier, semantics);
  if (found >= 0) return found;
  return fail(
    { kind: 'unknown-column', name: identifier.name, qualifier: table.name, clause },
    identifier.span,
  );
}

/** A column that is known to be there. */
export function columnAt({ columns, name }: Pick<Table, 'columns' | 'name'>, number: number): TableColumn {
  const column = columns[number];
  if (!column) throw new Error(`${name} has no column ${number}`);
  return column;
}

export function typeAt(table: Pick<Table, 'columns' | 'name'>, number: number): Type {
  return columnAt(table, number).type;
}

export function columnNames(table: Table, numbers: readonly number[]): string[] {
  return numbers.map((number) => columnAt(table, number).name);
}
