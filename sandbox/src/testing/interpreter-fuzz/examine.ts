import { COLUMN_TYPES, type Outcome } from '@sqltown/shared/api';
import type { Answer, StatementResult } from '../../interpreter/session/open-with.ts';

const TYPES: ReadonlySet<string> = new Set(COLUMN_TYPES);

/**
 * What is wrong with an answer, whatever was asked; null for one that may leave the engine. `before` is what was asked
 * earlier: an error may tell a word of it.
 */
export function brokenAnswer(answer: Answer, sql: string, before: readonly string[] = []): string | null {
  switch (answer.kind) {
    case 'rows':
      return brokenResults(answer.results);
    case 'error':
    case 'unsupported':
      return brokenError(answer.error, sql, before) ?? brokenResults(answer.results);
    default:
      return answer.limit ? brokenResults(answer.results) : 'a stop without a limit';
  }
}

type SqlError = Extract<Outcome, { kind: 'error' }>['error'];

function brokenError(error: SqlError, sql: string, before: readonly string[]): string | null {
  const { message, code, offset, length } = error;
  if (message === '' || code === '') return `an error without words or code: ${JSON.stringify(error)}`;
  // A window "is undefined" in SQL Server's own words, and a timestamp "cannot be NaN" in PostgreSQL's.
  if (
    /(?<!\bis )\bundefined\b|\[object |(?<!\bbe )\bNaN\b/.test(message) &&
    ![...before, sql].some((asked) => /undefined|object|NaN/i.test(asked))
  )
    return `an error in no words: ${message}`;
  if (offset === undefined) return null;
  const isInside = offset >= 0 && (length ?? 0) >= 0 && offset + (length ?? 0) <= sql.length;
  return isInside ? null : `an error at ${offset}+${length} of ${sql.length}`;
}

function brokenResults(results: readonly StatementResult[]): string | null {
  for (const { columns, rows, rowCount, command } of results) {
    if (command === '' || !Number.isSafeInteger(rowCount))
      return `${rowCount} rows of ${command || 'nothing'}`;
    for (const { name, type } of columns)
      if (typeof name !== 'string' || !TYPES.has(type)) return `a column ${name} of type ${type}`;
    for (const row of rows) {
      if (row.length !== columns.length)
        return `a row of ${row.length} cells below ${columns.length} columns`;
      const wrong = row.find((cell) => !isCell(cell));
      if (wrong !== undefined) return `a cell that is none: ${JSON.stringify(wrong)}`;
    }
  }
  return null;
}

/** As `Cell` in the API has it, without the cost of asking it. */
function isCell(cell: unknown): boolean {
  if (cell === null || typeof cell === 'string' || typeof cell === 'boolean') return true;
  if (typeof cell === 'number') return Number.isFinite(cell);
  if (typeof cell !== 'object') return false;
  const entries: [string, unknown][] = Object.entries(cell);
  const [name, text] = entries[0] ?? [];
  return entries.length === 1 && /^(int|decimal|blob)$/.test(name ?? '') && typeof text === 'string';
}
