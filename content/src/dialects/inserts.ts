import type { DatasetRows, DatasetSchema } from '../grading/types.ts';
import { PRINTERS, literal } from './engine-types.ts';
import type { LessonDialect } from './per-dialect.ts';

/** Rows a statement: below every engine's limit on terms, and few enough to read in a log. */
const ROWS_A_STATEMENT = 200;

/** INSERT statements that fill the tables of `ddlFor`, parents first, as one script; '' when there are no rows. */
export function insertsFor(schema: DatasetSchema, rows: DatasetRows, dialect: LessonDialect): string {
  return insertStatementsFor(schema, rows, dialect).join('\n');
}

/** The same, one by one, for sessions that take no more than one statement at a time. */
export function insertStatementsFor(
  schema: DatasetSchema,
  rows: DatasetRows,
  dialect: LessonDialect,
): string[] {
  const { rowsAStatement = ROWS_A_STATEMENT } = PRINTERS[dialect];
  const statements: string[] = [];
  for (const { name, columns } of schema.tables) {
    const tableRows = rows[name] ?? [];
    const names = columns.map((column) => column.name).join(', ');
    for (let at = 0; at < tableRows.length; at += rowsAStatement) {
      const tuples = tableRows
        .slice(at, at + rowsAStatement)
        .map((row) => `(${row.map((value, i) => literal(value, dialect, columns[i]?.type)).join(', ')})`);
      statements.push(`INSERT INTO ${name} (${names}) VALUES\n${tuples.join(',\n')};`);
    }
  }
  return statements;
}
