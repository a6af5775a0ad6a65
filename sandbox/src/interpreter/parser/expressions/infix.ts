import type { Expression, InTest, Match } from '../../tree/expressions.ts';
import { type Query, queryOf, type Select } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken, parseName } from '../names.ts';
import { parseInterval } from './intervals.ts';

export type Operator = { readonly text: string; readonly power: number };
type Reading = Operator & { readonly offset: number };

const COMPARISONS: ReadonlySet<string> = new Set([
  '=',
  '==',
  '<>',
  '!=',
  '^=',
  '<',
  '<=',
  '>',
  '>=',
  '<=>',
  '!<',
  '!>',
]);

export function comparisonPower(cursor: Cursor): number {
  return cursor.rules.power.get('=') ?? 0;
}

/** The operator that comes next and how tightly it binds; null where the expression ends. */
export function peekOperator(cursor: Cursor): Operator | null {
  const { power } = cursor.rules;
  const next = cursor.is('NOT') ? 1 : 0;
  const word = cursor.peek(next);
  if (word.kind !== 'word' && word.kind !== 'operator') return null;
  if (matchOperator(cursor, next) || word.value === 'BETWEEN' || word.value === 'IN') {
    return { text: 'PREDICATE', power: power.get('PREDICATE') ?? 0 };
  }
  if (next === 1) return cursor.can('not-null-postfix') && cursor.is('NOT', 'NULL') ? named('IS') : null;
  if (cursor.can('null-postfix') && cursor.isAny('ISNULL', 'NOTNULL')) return named('IS');
  if (word.value === 'AT')
    return cursor.is('AT', 'TIME', 'ZONE') && cursor.can('at-time-zone') ? named('AT') : null;
  if (word.value === 'NOT' || word.value === 'UNARY' || word.value === 'PREDICATE') return null;
  return named(word.value);

  function named(text: string): Operator | null {
    const tight = power.get(text);
    return tight === undefined ? null : { text, power: tight };
  }
}

/** The expression with one more operator around it. */
export function parseInfix(cursor: Cursor, left: Expression, reading: Reading): Expression {
  const { text, power, offset } = reading;
  if (repeats(cursor, left, reading)) cursor.fail('end');
  if (text === 'PREDICATE') return parsePredicate(cursor, left, reading);
  if (text === 'IS') return parseIs(cursor, left, reading);
  if (chains(left)) cursor.fail('end');
  if (text === ':=' && left.type !== 'placeholder') cursor.fail('end');
  cursor.take();
  if (text === ':=') {
    return {
      type: 'binary',
      operator: text,
      left,
      right: cursor.expression(power),
      span: cursor.since(offset),
    };
  }
  if (text === 'COLLATE') {
    return { type: 'collate', operand: left, collation: parseName(cursor), span: cursor.since(offset) };
  }
  if (text === 'AT') {
    cursor.accept('TIME', 'ZONE');
    return {
      type: 'at-time-zone',
      operand: left,
      zone: cursor.expression(power + 1),
      span: cursor.since(offset),
    };
  }
  if (!COMPARISONS.has(text)) return binary(text);
  return parseQuantified(cursor, left, reading) ?? binary(text);

  function binary(operator: string): Expression {
    const moves = cursor.can('interval-units') && (operator === '+' || operator === '-');
    const right = (moves ? parseInterval(cursor) : null) ?? cursor.expression(power + 1);
    return { type: 'binary', operator, left, right, span: cursor.since(offset) };
  }

  /** `a = b = c`; not `(a = b) = c`, whose left side begins behind the parenthesis. */
  function chains(side: Expression): boolean {
    if (cursor.can('comparison-chains') || !COMPARISONS.has(text) || side.type !== 'binary') return false;
    return COMPARISONS.has(side.operator) && side.span.offset === offset;
  }
}

/** `a LIKE b IN (1)`: what does not chain does not repeat, either, where its last operand could go on. */
function repeats(cursor: Cursor, side: Expression, { text, offset }: Reading): boolean {
  if (cursor.can('comparison-chains') || side.span.offset !== offset || text !== 'PREDICATE') return false;
  return side.type === 'between' || side.type === 'match';
}

function parseQuantified(cursor: Cursor, left: Expression, { text, offset }: Reading): Expression | null {
  const quantifies = cursor.can('quantified') && cursor.isAny('ANY', 'ALL', 'SOME');
  if (!quantifies || cursor.peek(1).value !== '(') return null;
  const quantifier = cursor.take().value;
  const right = cursor.opensQuery()
    ? cursor.parenthesized(() => cursor.query())
    : cursor.parenthesized(() => parseQuantifiedList(cursor));
  return { type: 'quantified', operator: text, left, quantifier, right, span: cursor.since(offset) };
}

/** Oracle's ANY (1, 2, 3). */
function parseQuantifiedList(cursor: Cursor): Expression {
  const { offset } = cursor.peek();
  const items = cursor.can('quantified-list')
    ? cursor.list(() => cursor.expression())
    : [cursor.expression()];
  const [only] = items;
  if (only && items.length === 1) return only;
  return { type: 'row', items, keyword: false, span: cursor.since(offset) };
}

function parseIs(cursor: Cursor, operand: Expression, { power, offset }: Reading): Expression {
  const isNull = cursor.accept('ISNULL');
  if (isNull || cursor.accept('NOTNULL') || cursor.accept('NOT', 'NULL'))
    return { type: 'is', operand, not: !isNull, what: 'NULL', span: cursor.since(offset) };
  cursor.expect('IS');
  const not = cursor.accept('NOT');
  if (cursor.can('is-distinct-from') && cursor.accept('DISTINCT')) {
    cursor.expect('FROM');
    return binary(not ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM');
  }
  const truth = cursor.can('is-truth') ? cursor.acceptAny('TRUE', 'FALSE', 'UNKNOWN') : null;
  const kind = cursor.can('is-kind') ? cursor.acceptAny('JSON', 'NAN', 'INFINITE') : null;
  const what = cursor.accept('NULL') ? 'NULL' : (truth ?? kind);
  if (what) return { type: 'is', operand, not, what, span: cursor.since(offset) };
  if (!cursor.can('is-value')) cursor.fail('NULL');
  return binary(not ? 'IS NOT' : 'IS');

  function binary(operator: string): Expression {
    const right = cursor.expression(power + 1);
    const isNull = right.type === 'literal' && right.kind === 'null' && !operator.endsWith('FROM');
    if (isNull) return { type: 'is', operand, not, what: 'NULL', span: cursor.since(offset) };
    return { type: 'binary', operator, left: operand, right, span: cursor.since(offset) };
  }
}

function parsePredicate(cursor: Cursor, operand: Expression, { power, offset }: Reading): Expression {
  const not = cursor.accept('NOT');
  if (cursor.accept('BETWEEN')) {
    if (cursor.can('boolean-values') && cursor.isAny('SYMMETRIC')) cursor.unsupported('BETWEEN SYMMETRIC');
    const low = cursor.expression(power + 1);
    cursor.expect('AND');
    const high = cursor.expression(power + 1);
    return { type: 'between', operand, not, low, high, span: cursor.since(offset) };
  }
  if (cursor.accept('IN'))
    return { type: 'in', operand, not, choices: parseChoices(cursor), span: cursor.since(offset) };
  const operator = matchOperator(cursor, 0) ?? cursor.fail('expression');
  for (const word of operator.split(' ')) cursor.accept(word);
  if (cursor.isAny('ANY', 'ALL', 'SOME')) cursor.unsupported(`${operator} ${cursor.peek().value}`);
  const pattern = cursor.expression(power + 1);
  const escape = cursor.accept('ESCAPE') ? cursor.expression(power + 1) : null;
  const match: Match = { type: 'match', operator, operand, not, pattern, escape, span: cursor.since(offset) };
  return match;
}

function parseChoices(cursor: Cursor): InTest['choices'] {
  if (cursor.can('in-anything')) {
    if (cursor.accept('(', ')')) return [];
    if (isNameToken(cursor)) return wholeTable(cursor);
  }
  if (cursor.opensQuery()) return cursor.parenthesized(() => cursor.query());
  return cursor.parenthesized(() => cursor.list(() => cursor.expression()));
}

/** SQLite's `a IN t`: every row of a table of one column. */
function wholeTable(cursor: Cursor): Query {
  const { offset } = cursor.peek();
  const name = parseName(cursor, 'table');
  const span = cursor.since(offset);
  const star = { type: 'star' as const, qualifier: null, span };
  const body: Select = {
    type: 'select',
    distinct: false,
    distinctOn: [],
    top: null,
    items: [{ type: 'select-item', expression: star, alias: null, assigns: null, span }],
    into: null,
    from: [{ type: 'table', name, alias: null, columns: [], span }],
    where: null,
    hierarchy: null,
    groupBy: null,
    having: null,
    windows: [],
    span,
  };
  return queryOf(body);
}

/** LIKE, or what else the dialect matches texts with, `ahead` tokens from here. */
function matchOperator(cursor: Cursor, ahead: number): string | null {
  const token = cursor.peek(ahead);
  if (token.kind !== 'word') return null;
  const { value } = token;
  if (value === 'LIKE') return value;
  if (value === 'ILIKE' && cursor.can('ilike')) return value;
  if (value === 'GLOB' && cursor.can('glob')) return value;
  if (value === 'MATCH' && cursor.can('match')) return value;
  if ((value === 'REGEXP' || value === 'RLIKE') && cursor.can('regexp')) return value;
  const similar = value === 'SIMILAR' && cursor.peek(ahead + 1).value === 'TO' && cursor.can('similar-to');
  return similar ? 'SIMILAR TO' : null;
}
