import type { DatasetSchema, DatasetTable } from '@sqltown/content/grading';
import type { Identifier } from '../interpreter/tree/expressions.ts';
import type { TableSource } from '../interpreter/tree/queries.ts';

/** A dataset table in a FROM clause, and the name that its columns are called by there. */
export type NamedTable = { readonly table: DatasetTable; readonly qualifier: Identifier };

/** The dataset tables that stand directly in a FROM clause, joined or not, in the order of writing. */
export function tablesInFrom(from: readonly TableSource[], schema: DatasetSchema): NamedTable[] {
  return from.flatMap((source) => tablesIn(source, schema));
}

function tablesIn(source: TableSource, schema: DatasetSchema): NamedTable[] {
  if (source.type === 'join') return [...tablesIn(source.left, schema), ...tablesIn(source.right, schema)];
  const name = source.type === 'table' ? source.name.parts.at(-1) : undefined;
  const table = schema.tables.find((known) => known.name.toLowerCase() === name?.name.toLowerCase());
  if (source.type !== 'table' || !name || !table) return [];
  return [{ table, qualifier: source.alias ?? name }];
}
