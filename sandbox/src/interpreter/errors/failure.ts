import type { Span } from '../lexer/token.ts';
import type { Complaint } from './complaint.ts';

/**
 * Thrown while a statement is bound or run, and caught in one place: the session, which puts the complaint into the
 * dialect's words. Without a span it points at nothing.
 */
export class SqlFailure extends Error {
  readonly complaint: Complaint;
  span: Span | null;

  constructor(complaint: Complaint, span: Span | null) {
    super(complaint.kind);
    this.name = 'SqlFailure';
    this.complaint = complaint;
    this.span = span;
  }
}

/** The dialect has it, SQLTown doesn't: never a guess, never graded as wrong. */
export class Unsupported extends Error {
  readonly what: string;
  readonly span: Span | null;

  constructor(what: string, span: Span | null) {
    super(`${what}: not supported here`);
    this.name = 'Unsupported';
    this.what = what;
    this.span = span;
  }
}

/** A budget is used up: the statement ends at once, and the session can be used again. */
export class BudgetExceeded extends Error {
  readonly limit: 'time' | 'memory' | 'depth' | 'size';

  constructor(limit: BudgetExceeded['limit']) {
    super(`budget exceeded: ${limit}`);
    this.name = 'BudgetExceeded';
    this.limit = limit;
  }
}

export function fail(complaint: Complaint, span: Span | null = null): never {
  throw new SqlFailure(complaint, span);
}
