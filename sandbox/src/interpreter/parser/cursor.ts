import type { DialectRules, Expected, Feature } from '../dialects/dialect.ts';
import type { Span, Token } from '../lexer/token.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import type { Statement } from '../tree/statements.ts';
import { tooDeep, unexpected, unsupported } from './failure.ts';

/** Levels of parentheses, subqueries and prefixes; far above what is written by hand. */
const MAX_NESTING = 200;

/** The rules that call each other: handed to the cursor, so that their files need not import each other. */
export type Grammar = {
  statement(cursor: Cursor): Statement;
  /** Statements that a page fetches late; null where none of them comes. */
  readonly seldom: (cursor: Cursor) => Statement | null;
  expression(cursor: Cursor, minPower: number): Expression;
  query(cursor: Cursor): Query;
};

/** A place among a statement's tokens, with the ways to look, take and complain. */
export class Cursor {
  readonly rules: DialectRules;
  readonly #sql: string;
  readonly #tokens: readonly Token[];
  readonly #grammar: Grammar;
  readonly #closing: ReadonlyMap<number, number>;
  #at = 0;
  #nesting = 0;

  constructor(source: { sql: string; tokens: readonly Token[]; rules: DialectRules; grammar: Grammar }) {
    this.rules = source.rules;
    this.#sql = source.sql;
    this.#tokens = source.tokens;
    this.#grammar = source.grammar;
    this.#closing = closingParentheses(source.tokens);
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error('tokens always end with an end');
    return token;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  /** Whether these words or operators come next, in this order. */
  is(...texts: string[]): boolean {
    return texts.every((text, i) => spells(this.peek(i), text));
  }

  isAny(...texts: string[]): boolean {
    return texts.some((text) => spells(this.peek(), text));
  }

  /** Takes these words or operators if they come next. */
  accept(...texts: string[]): boolean {
    if (!this.is(...texts)) return false;
    this.#at += texts.length;
    return true;
  }

  /** Takes one of these words or operators, or null. */
  acceptAny<T extends string>(...texts: T[]): T | null {
    return texts.find((text) => this.accept(text)) ?? null;
  }

  expect(text: string, expected: Expected = 'keyword'): void {
    if (!this.accept(text)) this.fail(expected);
  }

  fail(expected: Expected, at = this.peek()): never {
    const last = this.#tokens[this.#tokens.length - 2];
    const token = at.kind === 'end' && last && this.can('blames-last-token') ? last : at;
    throw unexpected(token, expected, { sql: this.#sql, rules: this.rules });
  }

  /** Fails closed, at the next token where nothing else is said. */
  unsupported(what: string, span: Span = this.peek()): never {
    throw unsupported(what, { sql: this.#sql, rules: this.rules, span });
  }

  can(feature: Feature): boolean {
    return this.rules.features.has(feature);
  }

  /** An expression whose operators bind at least this tightly; 0 takes all. */
  expression(minPower = 0): Expression {
    return this.nested(() => this.#grammar.expression(this, minPower));
  }

  statement(): Statement {
    return this.nested(() => this.#grammar.statement(this));
  }

  seldom(): Statement | null {
    return this.#grammar.seldom(this);
  }

  query(): Query {
    return this.nested(() => this.#grammar.query(this));
  }

  nested<T>(read: () => T): T {
    if (this.#nesting >= MAX_NESTING) {
      throw tooDeep(MAX_NESTING, { sql: this.#sql, rules: this.rules, span: this.peek() });
    }
    this.#nesting += 1;
    try {
      return read();
    } finally {
      this.#nesting -= 1;
    }
  }

  /** From an offset to the end of the last token taken. */
  since(offset: number): Span {
    const last = this.#tokens[this.#at - 1];
    return { offset, length: last ? Math.max(0, last.offset + last.length - offset) : 0 };
  }

  /** Whether this was taken last. */
  isBehind(text: string): boolean {
    return spells(this.#tokens[this.#at - 1], text);
  }

  /** One or more, with commas between. */
  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.accept(',')) items.push(read());
    return items;
  }

  /** What stands between parentheses. */
  parenthesized<T>(read: () => T): T {
    this.expect('(', '(');
    const inner = read();
    this.expect(')', ')');
    return inner;
  }

  /** Whether the parenthesis that comes next holds a list and ends an item: `(a, b),` but not `(a, b) = …`. */
  opensList(): boolean {
    const close = this.#closing.get(this.#at);
    if (close === undefined || !this.is('(')) return false;
    let depth = 0;
    for (let at = this.#at + 1; at < close; at += 1) {
      if (spells(this.#tokens[at], '(')) depth += 1;
      if (spells(this.#tokens[at], ')')) depth -= 1;
      if (depth === 0 && spells(this.#tokens[at], ',')) {
        return [',', ')'].some((text) => spells(this.#tokens[close + 1], text));
      }
    }
    return false;
  }

  /**
   * Whether the parenthesis that comes next holds a query: `(SELECT`, or `((SELECT …) UNION …`. Not
   * `((SELECT …) + 1)`, nor `((SELECT …) AS a JOIN b)`.
   */
  opensQuery(): boolean {
    let at = this.#at;
    const behind: number[] = [];
    // Deeper ones are refused whatever they hold; each level would look through all of them.
    while (spells(this.#tokens[at], '(') && behind.length <= MAX_NESTING) {
      behind.push((this.#closing.get(at) ?? this.#tokens.length) + 1);
      at += 1;
    }
    // SQLite's queries don't stand in parentheses among others: those are an expression's.
    if (behind.length > 1 && !this.can('nested-set-operands')) return false;
    const isValues = spells(this.#tokens[at], 'VALUES') && VALUES_FORMS.some((form) => this.can(form));
    const isQuery = isValues || QUERY_STARTS.some((word) => spells(this.#tokens[at], word));
    if (behind.length === 0 || !isQuery) return false;
    return behind.slice(1).every((i) => QUERY_GOES_ON.some((text) => spells(this.#tokens[i], text)));
  }
}

const QUERY_STARTS = ['SELECT', 'WITH'];
const VALUES_FORMS = ['values-query', 'values-rows', 'values-derived'] as const;
const QUERY_GOES_ON = [')', 'UNION', 'INTERSECT', 'EXCEPT', 'MINUS', 'ORDER', 'LIMIT', 'OFFSET', 'FETCH'];

function spells(token: Token | undefined, text: string): boolean {
  return token !== undefined && (token.kind === 'word' || token.kind === 'operator') && token.value === text;
}

function closingParentheses(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (spells(token, '(')) open.push(at);
    const opened = spells(token, ')') ? open.pop() : undefined;
    if (opened !== undefined) closing.set(opened, at);
  }
  return closing;
}
