import type { Outcome } from '@sqltown/shared/api';
import { type BudgetExceeded, type SqlFailure, Unsupported } from '../errors/failure.ts';
import { type Phrases, said } from '../errors/words/phrases.ts';
import type { Span } from '../lexer/token.ts';

type SqlError = Extract<Outcome, { kind: 'error' }>['error'];

/** What a session says of a statement that came to nothing. */
export type Saying =
  | { readonly kind: 'error' | 'unsupported'; readonly error: SqlError; readonly missing: Missing | null }
  | { readonly kind: 'stopped'; readonly limit: BudgetExceeded['limit'] };

/** A name that nothing has: a near one may be meant. */
export type Missing = { readonly kind: 'table' | 'column' | 'function'; readonly name: string };

/** The learner's mistake, in the dialect's words. */
export function errorOf(
  { complaint, span }: SqlFailure,
  { sql, phrases, statement }: { readonly sql: string; readonly phrases: Phrases; readonly statement: Span },
): Saying {
  const { line, offset } = placeOf(sql, span ?? statement);
  const words = said(complaint, phrases, { line, rest: sql.slice(offset) });
  // A complaint without words can't be said as the dialect would: better nothing than something else.
  if (!words) return unsupportedOf(new Unsupported(complaint.kind.replaceAll('-', ' '), span), sql);
  const error = { ...words, ...(span && placeOf(sql, span)) };
  return { kind: 'error', error, missing: missingIn(complaint) };
}

export function unsupportedOf({ message, span }: Unsupported, sql: string): Saying {
  return {
    kind: 'unsupported',
    error: { message, code: 'UNSUPPORTED', ...(span && placeOf(sql, span)) },
    missing: null,
  };
}

export function stopOf({ limit }: BudgetExceeded): Saying {
  return { kind: 'stopped', limit };
}

function missingIn(complaint: SqlFailure['complaint']): Missing | null {
  switch (complaint.kind) {
    case 'unknown-table':
      return { kind: 'table', name: complaint.name };
    case 'unknown-column':
      return { kind: 'column', name: complaint.name };
    case 'unknown-function':
      return { kind: 'function', name: complaint.name };
    default:
      return null;
  }
}

/** Line and column count from 1. */
function placeOf(sql: string, span: Span): Span & { readonly line: number; readonly column: number } {
  const { offset, length } = span;
  const before = sql.slice(0, offset);
  return { offset, length, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
