import type { EngineDialect } from '@sqltown/shared/api';
import type { DatasetColumn, DatasetSchema, DatasetTable } from '../grading/types.ts';
import { PRINTERS } from './engine-types.ts';

/** The CREATE TABLE statements of a schema, parents first, each ended by a semicolon. Names are unquoted. */
export function ddlFor(schema: DatasetSchema, dialect: EngineDialect): string {
  return schema.tables.map((table) => createTable(table, dialect)).join('\n');
}

function createTable({ name, columns }: DatasetTable, dialect: EngineDialect): string {
  const lines = columns.map((column) => `  ${declaration(column, dialect)}`);
  return `CREATE TABLE ${name} (\n${lines.join(',\n')}\n);`;
}

function declaration(column: DatasetColumn, dialect: EngineDialect): string {
  const { name, type, references } = column;
  const parts = [name, PRINTERS[dialect].types[type]];
  if (column.primaryKey) parts.push('PRIMARY KEY');
  else if (!column.nullable) parts.push('NOT NULL');
  if (column.unique) parts.push('UNIQUE');
  if (references) parts.push(`REFERENCES ${references.table} (${references.column})`);
  return parts.join(' ');
}
