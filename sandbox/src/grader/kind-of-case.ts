import type { DatasetRows } from '@sqltown/content/grading';
import { lex } from '../interpreter/lexer/lex.ts';

/** Names the kind of rows that a hidden dataset has in the tables that a query names, never the rows (GR15). */
export function kindOfCase(rows: DatasetRows, query: string): string {
  const words = new Set(lex(query, 'postgresql').tokens.map(({ value }) => value.toLowerCase()));
  const named = Object.entries(rows).filter(([name]) => words.has(name.toLowerCase()));
  const tables = named.map(([, table]) => table);
  if (tables.every((table) => table.length === 0)) return 'when the tables are empty';
  if (tables.some((table) => table.length === 0)) return 'when a table is empty';
  const cells = tables.flat(2);
  const nulls = cells.filter((cell) => cell === null).length;
  if (nulls * NULL_SHARE > cells.length) return 'when many values are missing (NULL)';
  return 'on other rows: think of missing values (NULL), equal values, and values right at a limit';
}

/** One cell in this many being NULL is many. */
const NULL_SHARE = 12;
