import type { LexicalRules } from '../dialects/dialect.ts';
import { skipBlank } from './blank.ts';
import { readOperator } from './operators.ts';
import { readQuoted } from './quoted.ts';
import type { LexError, Token, TokenKind } from './token.ts';

export type Lexed = { readonly tokens: readonly Token[]; readonly errors: readonly LexError[] };

type Piece = { readonly kind: TokenKind; readonly end: number; readonly value?: string };

/**
 * Splits SQL into tokens, space and comments left out; the last token is always `end`. Never throws, and
 * reads every character a bounded number of times. Offsets are UTF-16 code units (FE1, FE2).
 */
export function lexWith(sql: string, rules: LexicalRules): Lexed {
  const tokens: Token[] = [];
  const errors: LexError[] = [];
  for (let at = 0; ; ) {
    const blank = skipBlank(sql, at, rules);
    at = blank.end;
    if (blank.error) errors.push(blank.error);
    else if (at >= sql.length) break;
    else at = readToken(sql, at, { rules, newLine: blank.newLine, tokens, errors });
  }
  tokens.push({ kind: 'end', text: '', value: '', offset: sql.length, length: 0 });
  return { tokens, errors };
}

type Reading = {
  readonly rules: LexicalRules;
  readonly newLine: boolean;
  readonly tokens: Token[];
  readonly errors: LexError[];
};

/** Adds the token or the error at `at`; returns where to go on. */
function readToken(sql: string, at: number, { rules, newLine, tokens, errors }: Reading): number {
  const separator = newLine && rules.separatorLine ? matchAt(rules.separatorLine, sql, at) : '';
  if (separator) return push({ kind: 'separator', end: at + separator.length });
  const quoted = readQuoted(sql, at, rules);
  if (quoted) {
    const { kind, value, string } = quoted;
    const end = quoted.end ?? sql.length;
    if (quoted.end === null) fail(kind === 'string' ? 'unterminated-string' : 'unterminated-name', end);
    const text = sql.slice(at, end);
    tokens.push({ kind, text, value, offset: at, length: end - at, ...(string && { string }) });
    return end;
  }
  const piece = readPlain(sql, at, rules);
  if (piece) return push(piece);
  const end = at + ((sql.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  fail('unrecognized', end);
  return end;

  function push({ kind, end }: Piece): number {
    const text = sql.slice(at, end);
    tokens.push({
      kind,
      text,
      value: kind === 'word' ? text.toUpperCase() : text,
      offset: at,
      length: end - at,
    });
    return end;
  }

  /** A run of unreadable characters is one error, so that a binary file is not a million. */
  function fail(kind: LexError['kind'], end: number): void {
    const last = errors.at(-1);
    const goesOn = kind === 'unrecognized' && last?.kind === kind && last.offset + last.length === at;
    const offset = goesOn ? last.offset : at;
    if (goesOn) errors.pop();
    errors.push({ kind, text: sql.slice(offset, Math.min(end, offset + 200)), offset, length: end - offset });
  }
}

function readPlain(sql: string, at: number, rules: LexicalRules): Piece | null {
  const number = matchAt(rules.number, sql, at);
  if (number) return readNumber(sql, at, { number, rules });
  const word = matchAt(rules.word, sql, at);
  if (word) return { kind: 'word', end: at + word.length };
  const variable = rules.variable ? matchAt(rules.variable, sql, at) : '';
  if (variable) return { kind: 'variable', end: at + variable.length };
  const operator = readOperator(sql, at, rules);
  const parameter = rules.parameter ? matchAt(rules.parameter, sql, at) : '';
  if (parameter.length > operator.length || (parameter && parameter === operator)) {
    return { kind: 'parameter', end: at + parameter.length };
  }
  return operator ? { kind: 'operator', end: at + operator.length } : null;
}

/** `1abc` is a fault, a name or two tokens, by dialect. */
function readNumber(
  sql: string,
  at: number,
  { number, rules }: { number: string; rules: LexicalRules },
): Piece | null {
  const end = at + number.length;
  if (rules.letterAfterNumber === 'apart') return { kind: 'number', end };
  const tail = matchAt(rules.word, sql, end);
  if (!tail) return { kind: 'number', end };
  return rules.letterAfterNumber === 'word' ? { kind: 'word', end: end + tail.length } : null;
}

function matchAt(pattern: RegExp, sql: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? '';
}
