import type { Outcome } from '@sqltown/shared/api';
import type { DatabaseState } from '../catalog/state.ts';
import type { DialectName } from '../dialects/dialect.ts';
import type { BudgetExceeded, SqlFailure, Unsupported } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';

type SqlError = Extract<Outcome, { kind: 'error' }>['error'];

/** What a session says of a statement that came to nothing. */
export type Saying =
  | { readonly kind: 'error' | 'unsupported'; readonly error: SqlError }
  | { readonly kind: 'stopped'; readonly limit: BudgetExceeded['limit'] };

/** The learner's mistake, in the dialect's words. */
export function errorOf(
  { complaint, span }: SqlFailure,
  { sql }: { readonly sql: string; readonly dialect: DialectName; readonly state: DatabaseState },
): Saying {
  return {
    kind: 'error',
    error: { message: JSON.stringify(complaint), code: complaint.kind, ...placeOf(sql, span) },
  };
}

export function unsupportedOf({ message, span }: Unsupported, sql: string): Saying {
  return { kind: 'unsupported', error: { message, code: 'UNSUPPORTED', ...placeOf(sql, span) } };
}

export function stopOf({ limit }: BudgetExceeded): Saying {
  return { kind: 'stopped', limit };
}

/** Line and column count from 1. */
function placeOf(sql: string, span: Span | null): Partial<Span> & { line?: number; column?: number } {
  if (!span) return {};
  const { offset, length } = span;
  const before = sql.slice(0, offset);
  return { offset, length, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
