import type { EngineDialect } from '@sqltown/shared/api';
import type { DatasetRows, DatasetSchema } from '../grading/types.ts';
import { literal } from './engine-types.ts';

/** Rows a statement: below every engine's limit on terms, and few enough to read in a log. */
const ROWS_A_STATEMENT = 200;

/** INSERT statements that fill the tables of `ddlFor`, parents first; '' when there are no rows. */
export function insertsFor(schema: DatasetSchema, rows: DatasetRows, dialect: EngineDialect): string {
  const statements: string[] = [];
  for (const { name, columns } of schema.tables) {
    const tableRows = rows[name] ?? [];
    const names = columns.map((column) => column.name).join(', ');
    for (let at = 0; at < tableRows.length; at += ROWS_A_STATEMENT) {
      const tuples = tableRows
        .slice(at, at + ROWS_A_STATEMENT)
        .map((row) => `(${row.map((value) => literal(value, dialect)).join(', ')})`);
      statements.push(`INSERT INTO ${name} (${names}) VALUES\n${tuples.join(',\n')};`);
    }
  }
  return statements.join('\n');
}
