import type { LexicalRules, StringForm } from '../dialects/dialect.ts';
import type { StringKind, TokenKind } from './token.ts';

/** A string or quoted name; `end` is null where it is not closed. */
export type Quoted = {
  readonly kind: Extract<TokenKind, 'string' | 'quoted-name'>;
  readonly end: number | null;
  readonly value: string;
  readonly string?: StringKind;
};

const DOLLAR_TAG = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const BRACKETS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' };
const MAX_PREFIX = 2;

/** The string or quoted name that begins at `at`, or null. */
export function readQuoted(sql: string, at: number, rules: LexicalRules): Quoted | null {
  const char = sql[at] ?? '';
  if (rules.stringQuotes.includes(char)) {
    return readString(sql, at, { form: 'plain', backslash: rules.backslash });
  }
  const pair = rules.nameQuotes.find(([open]) => open === char);
  if (pair) return readName(sql, at, pair);
  if (char === '$' && rules.dollarQuotes) return readDollar(sql, at);
  return readPrefixed(sql, at, rules);
}

function readName(sql: string, at: number, [, close]: readonly [string, string]): Quoted {
  const { end, inner } = readUntil(sql, at + 1, { close, backslash: false });
  return { kind: 'quoted-name', end, value: inner.replaceAll(close + close, close) };
}

function readPrefixed(sql: string, at: number, rules: LexicalRules): Quoted | null {
  for (let length = 1; length <= MAX_PREFIX; length += 1) {
    if (sql[at + length] !== "'") continue;
    const form = rules.stringPrefixes[sql.slice(at, at + length).toUpperCase()];
    if (!form) continue;
    if (form === 'delimited') return readDelimited(sql, at + length + 1);
    return readString(sql, at + length, { form, backslash: form === 'escaped' || rules.backslash });
  }
  return null;
}

function readString(
  sql: string,
  at: number,
  { form, backslash }: { form: StringForm; backslash: boolean },
): Quoted {
  const close = sql[at] ?? "'";
  const { end, inner } = readUntil(sql, at + 1, { close, backslash });
  const plain = inner.replaceAll(close + close, close);
  const value = backslash ? unescape(inner, close, form !== 'escaped') : plain;
  return { kind: 'string', end, value, string: kindOf(form) };
}

function kindOf(form: StringForm): StringKind {
  return form === 'national' || form === 'hex' || form === 'bits' ? form : 'plain';
}

/** What stands before the closing quote; a doubled one, or an escaped one, does not close. */
function readUntil(
  sql: string,
  from: number,
  { close, backslash }: { close: string; backslash: boolean },
): { end: number | null; inner: string } {
  for (let at = from; at < sql.length; at += 1) {
    if (backslash && sql[at] === '\\') at += 1;
    else if (sql[at] === close) {
      if (sql[at + 1] !== close) return { end: at + 1, inner: sql.slice(from, at) };
      at += 1;
    }
  }
  return { end: null, inner: sql.slice(from) };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  '0': '\0',
  Z: '\x1a',
};

/** @param keepsPatterns MySQL leaves `\%` and `\_` as they are, for LIKE to read. */
function unescape(inner: string, quote: string, keepsPatterns: boolean): string {
  return inner.replace(/\\([\s\S])|''|""/g, (pair, escaped: string | undefined) => {
    if (keepsPatterns && (escaped === '%' || escaped === '_')) return pair;
    if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
    return pair[0] === quote ? quote : pair;
  });
}

function readDollar(sql: string, at: number): Quoted | null {
  DOLLAR_TAG.lastIndex = at;
  const tag = DOLLAR_TAG.exec(sql)?.[0];
  if (!tag) return null;
  return closedBy(sql, at + tag.length, tag);
}

/** Oracle's q'[it's]': the mark behind the quote, or its mirror, ends the string. */
function readDelimited(sql: string, at: number): Quoted {
  const open = sql[at] ?? '';
  return closedBy(sql, at + 1, `${BRACKETS[open] ?? open}'`);
}

function closedBy(sql: string, from: number, mark: string): Quoted {
  const close = sql.indexOf(mark, from);
  const end = close < 0 ? null : close + mark.length;
  return { kind: 'string', end, value: sql.slice(from, close < 0 ? sql.length : close), string: 'plain' };
}
