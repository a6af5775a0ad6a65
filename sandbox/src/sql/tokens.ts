import type { Dialect } from '@sqltown/shared/api';

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol';

/** A piece of SQL that is neither space nor comment. `start` and `end` are UTF-16 offsets. */
export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  /** Upper case for words; the bare name for quoted names; the text otherwise. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** How many parentheses are open around it. */
  readonly depth: number;
};

const WORD_START = /[\p{L}_]/u;
const WORD = /[\p{L}\p{M}\p{N}_$]*/uy;
const NUMBER = /(?:0[xX][0-9a-fA-F]+|\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/y;
const SYMBOL = /(?:<>|!=|<=|>=|\|\||::|->>|->|==|:=|[^\s\w])/uy;
const DOLLAR_TAG = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;

/** Splits SQL into tokens, comments left out. Never throws: an unclosed quote runs to the end. */
export function tokenize(sql: string, dialect: Dialect): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  while (at < sql.length) {
    const skipped = skipBlank(sql, at, dialect);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const { kind, end } = scan(sql, at, dialect);
    const text = sql.slice(at, end);
    if (text === ')') depth = Math.max(0, depth - 1);
    tokens.push({ kind, text, value: valueOf(kind, text), start: at, end, depth });
    if (text === '(') depth += 1;
    at = end;
  }
  return tokens;
}

function skipBlank(sql: string, at: number, dialect: Dialect): number {
  if (/\s|\uFEFF/.test(sql[at] ?? '')) return at + 1;
  if (sql.startsWith('--', at)) {
    const end = sql.indexOf('\n', at);
    return end < 0 ? sql.length : end + 1;
  }
  return sql.startsWith('/*', at) ? commentEnd(sql, at, dialect === 'postgresql') : at;
}

/** PostgreSQL's comments nest; SQLite's do not. */
function commentEnd(sql: string, from: number, nests: boolean): number {
  let open = 1;
  let at = from + 2;
  while (at < sql.length) {
    if (sql.startsWith('*/', at)) {
      open -= 1;
      at += 2;
      if (open === 0) return at;
    } else if (nests && sql.startsWith('/*', at)) {
      open += 1;
      at += 2;
    } else at += 1;
  }
  return sql.length;
}

function scan(sql: string, at: number, dialect: Dialect): { kind: TokenKind; end: number } {
  const char = String.fromCodePoint(sql.codePointAt(at) ?? 0);
  if (char === "'") return { kind: 'string', end: quoteEnd(sql, at, "'", false) };
  if (char === '"') return { kind: 'quoted', end: quoteEnd(sql, at, '"', false) };
  if (dialect === 'sqlite' && char === '`') return { kind: 'quoted', end: quoteEnd(sql, at, '`', false) };
  if (dialect === 'sqlite' && char === '[') return { kind: 'quoted', end: closing(sql, ']', at + 1) };
  if (/[eExXbBnN]/.test(char) && sql[at + 1] === "'") {
    const escapes = dialect === 'postgresql' && /[eE]/.test(char);
    return { kind: 'string', end: quoteEnd(sql, at + 1, "'", escapes) };
  }
  const tag = dialect === 'postgresql' ? match(DOLLAR_TAG, sql, at) : '';
  if (tag) return { kind: 'string', end: closing(sql, tag, at + tag.length) };
  if (WORD_START.test(char)) return { kind: 'word', end: at + match(WORD, sql, at).length };
  const number = match(NUMBER, sql, at);
  if (number) return { kind: 'number', end: at + number.length };
  return { kind: 'symbol', end: at + Math.max(1, match(SYMBOL, sql, at).length) };
}

/** Where a quoted piece ends; a doubled quote stands for itself. */
function quoteEnd(sql: string, open: number, quote: string, backslash: boolean): number {
  for (let at = open + 1; at < sql.length; at += 1) {
    if (backslash && sql[at] === '\\') at += 1;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return sql.length;
}

function closing(sql: string, mark: string, from: number): number {
  const at = sql.indexOf(mark, from);
  return at < 0 ? sql.length : at + mark.length;
}

function match(pattern: RegExp, sql: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? '';
}

function valueOf(kind: TokenKind, text: string): string {
  if (kind === 'word') return text.toUpperCase();
  if (kind !== 'quoted') return text;
  const quote = text[0] ?? '"';
  const inner = text.slice(1, -1);
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote);
}
