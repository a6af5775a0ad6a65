import type { SyntaxComplaint, DialectRules, Expected } from '../dialects/dialect.ts';
import type { LexError, Span, Token } from '../lexer/token.ts';

/** What is wrong with a statement, in the dialect's words, and where. Line and column count from 1. */
export type ParseError = Span & {
  readonly message: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
};

/** `unsupported`: the dialect has it, SQLTown does not read it; that is never a learner's fault. */
export type FailureKind = 'error' | 'unsupported';

/** Thrown inside the parser only; `parse` turns it into a value. */
export class ParseFailure extends Error {
  readonly kind: FailureKind;
  readonly error: ParseError;

  constructor(kind: FailureKind, error: ParseError) {
    super(error.message);
    this.name = 'ParseFailure';
    this.kind = kind;
    this.error = error;
  }
}

type Place = { readonly sql: string; readonly rules: DialectRules; readonly span: Span };

/** The token could not stand here. */
export function unexpected(token: Token, expected: Expected, place: Omit<Place, 'span'>): ParseFailure {
  const reserved = token.kind === 'word' && place.rules.reserved.has(token.value);
  return syntaxFailure({ ...place, span: token }, { kind: 'unexpected', reserved, expected, unclosed: null });
}

/** The lexer could not read it. */
export function unreadable(error: LexError, place: Omit<Place, 'span'>): ParseFailure {
  if (error.kind === 'executable-comment')
    return unsupported('executable comments', { ...place, span: error });
  const unclosed = UNCLOSED[error.kind];
  const kind = unclosed ? 'unterminated' : 'unrecognized';
  return syntaxFailure({ ...place, span: error }, { kind, reserved: false, expected: 'end', unclosed });
}

const UNCLOSED = {
  'unterminated-string': 'quoted string',
  'unterminated-name': 'quoted identifier',
  'unterminated-comment': 'comment',
  unrecognized: null,
} as const;

/** The dialect has it; here it is not read. */
export function unsupported(what: string, { sql, span }: Place): ParseFailure {
  const text = { message: `${what}: not supported here`, code: 'UNSUPPORTED' };
  return new ParseFailure('unsupported', { ...text, ...placeOf(sql, span) });
}

/** Nested beyond what anyone writes: an explicit limit, so that no stack ever overflows. */
export function tooDeep(levels: number, { sql, span }: Place): ParseFailure {
  const text = { message: `nested too deeply: at most ${levels} levels`, code: 'TOO_DEEP' };
  return new ParseFailure('error', { ...text, ...placeOf(sql, span) });
}

type Facts = Pick<SyntaxComplaint, 'kind' | 'reserved' | 'expected' | 'unclosed'>;

function syntaxFailure({ sql, rules, span }: Place, facts: Facts): ParseFailure {
  const at = placeOf(sql, span);
  const near = sql.slice(span.offset, span.offset + span.length);
  const text = rules.syntaxError({ ...facts, near, rest: sql.slice(span.offset), line: at.line });
  return new ParseFailure('error', { ...text, ...at });
}

function placeOf(sql: string, { offset, length }: Span): Span & { line: number; column: number } {
  const before = sql.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { offset, length, line: before.split('\n').length, column: offset - lineStart + 1 };
}
