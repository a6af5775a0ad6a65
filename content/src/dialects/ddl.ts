import type { DatasetColumn, DatasetSchema, DatasetTable } from '../grading/types.ts';
import { PRINTERS } from './engine-types.ts';
import type { LessonDialect } from './per-dialect.ts';

/** The CREATE TABLE statements of a schema, parents first, each ended by a semicolon. Names are unquoted. */
export function ddlFor(schema: DatasetSchema, dialect: LessonDialect): string {
  return schema.tables.map((table) => createTable(table, dialect)).join('\n');
}

function createTable({ name, columns }: DatasetTable, dialect: LessonDialect): string {
  const keys = PRINTERS[dialect].references === 'apart' ? columns.flatMap(foreignKey) : [];
  const lines = [...columns.map((column) => declaration(column, dialect)), ...keys].map(
    (line) => `  ${line}`,
  );
  return `CREATE TABLE ${name} (\n${lines.join(',\n')}\n);`;
}

function declaration(column: DatasetColumn, dialect: LessonDialect): string {
  const { name, type, references } = column;
  const parts = [name, PRINTERS[dialect].types[type]];
  if (column.primaryKey) parts.push('PRIMARY KEY');
  else if (!column.nullable) parts.push('NOT NULL');
  if (column.unique) parts.push('UNIQUE');
  if (references && PRINTERS[dialect].references !== 'apart')
    parts.push(`REFERENCES ${references.table} (${references.column})`);
  return parts.join(' ');
}

function foreignKey({ name, references }: DatasetColumn): string[] {
  return references ? [`FOREIGN KEY (${name}) REFERENCES ${references.table} (${references.column})`] : [];
}
