import type { ArrayValue, Expression, Interval } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken, parseName } from '../names.ts';
import { parseCall } from './calls.ts';
import { parseCase } from './case.ts';
import { parseCast } from './casts.ts';
import { parseValue } from './condition.ts';
import { parseLiteral } from './literals.ts';
import { parseTypeName } from './type-name.ts';

/** A value that no operator splits, with what may follow it: `::type`, `[index]`. */
export function parsePrimary(cursor: Cursor, valueOnly: boolean): Expression {
  const { offset } = cursor.peek();
  let value = parseAtom(cursor, valueOnly);
  for (;;) {
    if (cursor.can('double-colon') && cursor.accept('::')) {
      const to = parseTypeName(cursor);
      value = { type: 'cast', form: '::', operand: value, to, style: null, span: cursor.since(offset) };
    } else if (cursor.can('arrays') && cursor.accept('[')) {
      const index = cursor.expression();
      cursor.expect(']');
      value = { type: 'subscript', operand: value, index, span: cursor.since(offset) };
    } else return value;
  }
}

function parseAtom(cursor: Cursor, valueOnly: boolean): Expression {
  const { offset, kind } = cursor.peek();
  const literal = parseLiteral(cursor);
  if (literal) return literal;
  if (kind === 'parameter' || kind === 'variable') {
    return { type: 'placeholder', text: cursor.take().text, span: cursor.since(offset) };
  }
  if (cursor.is('(')) return parseParenthesis(cursor, valueOnly);
  if (cursor.is('CASE')) return parseCase(cursor);
  if (cursor.is('EXISTS', '(')) {
    cursor.take();
    const query = cursor.parenthesized(() => cursor.query());
    return { type: 'exists', query, span: cursor.since(offset) };
  }
  return parseCast(cursor) ?? parseInterval(cursor) ?? parseRow(cursor) ?? parseNamed(cursor);
}

function parseParenthesis(cursor: Cursor, valueOnly: boolean): Expression {
  const { offset } = cursor.peek();
  if (cursor.opensQuery()) {
    const query = cursor.parenthesized(() => cursor.query());
    return { type: 'subquery', query, span: cursor.since(offset) };
  }
  const items = cursor.parenthesized(() =>
    cursor.list(() => (valueOnly ? parseValue(cursor) : cursor.expression())),
  );
  const [only] = items;
  if (only && items.length === 1) return only;
  if (!cursor.can('row-values')) cursor.fail(')');
  return { type: 'row', items, keyword: false, span: cursor.since(offset) };
}

/** INTERVAL '1 day', INTERVAL 1 DAY, INTERVAL '1' DAY. */
function parseInterval(cursor: Cursor): Interval | null {
  const { offset } = cursor.peek();
  const quoted = cursor.peek(1).kind === 'string';
  const bare = cursor.can('interval-units');
  const known = bare || (quoted && (cursor.can('interval-literal') || cursor.can('interval-quoted-units')));
  if (!known || !cursor.accept('INTERVAL')) return null;
  const value = bare ? parseValue(cursor) : (parseLiteral(cursor) ?? cursor.fail('expression'));
  const unit = cursor.peek().kind === 'word' && UNITS.has(cursor.peek().value) ? cursor.take().value : null;
  if (!unit && !cursor.can('interval-literal')) cursor.fail('keyword');
  const to = unit && cursor.accept('TO') ? ` TO ${cursor.take().value}` : '';
  return { type: 'interval', value, unit: unit && unit + to, span: cursor.since(offset) };
}

const UNITS = new Set(
  'MICROSECOND SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR YEAR_MONTH DAY_HOUR HOUR_MINUTE MINUTE_SECOND'.split(
    ' ',
  ),
);

/** ROW(a, b) and ARRAY[a, b]. */
function parseRow(cursor: Cursor): Expression | null {
  const { offset } = cursor.peek();
  if (cursor.can('row-values') && cursor.is('ROW', '(')) {
    cursor.take();
    const items = cursor.parenthesized(() => cursor.list(() => cursor.expression()));
    return { type: 'row', items, keyword: true, span: cursor.since(offset) };
  }
  return cursor.can('arrays') && cursor.is('ARRAY', '[') ? parseArray(cursor) : null;
}

/** ARRAY[a, b]; inside another array the word may be left out. */
function parseArray(cursor: Cursor): ArrayValue {
  const { offset } = cursor.peek();
  cursor.accept('ARRAY');
  cursor.expect('[');
  const parseItem = (): Expression =>
    cursor.is('[') ? cursor.nested(() => parseArray(cursor)) : cursor.expression();
  const items = cursor.is(']') ? [] : cursor.list(parseItem);
  cursor.expect(']');
  return { type: 'array', items, span: cursor.since(offset) };
}

/** A column, `table.*`, or a call. */
function parseNamed(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { callable, pseudoColumns } = cursor.rules;
  if (token.kind === 'word' && callable.has(token.value) && cursor.peek(1).value === '(') {
    return parseCall(cursor, cursor.take());
  }
  if (token.kind === 'word' && pseudoColumns.has(token.value)) {
    const { text, offset, length } = cursor.take();
    const span = { offset, length };
    const name = {
      type: 'name' as const,
      parts: [{ type: 'identifier' as const, name: text, quoted: false, span }],
      span,
    };
    return { type: 'column', name, outer: false, span };
  }
  if (!isNameToken(cursor)) cursor.fail('expression');
  if (
    cursor.peek(1).value === '(' &&
    cursor.peek(1).kind === 'operator' &&
    !cursor.is(token.value, '(', '+', ')')
  ) {
    return parseCall(cursor, cursor.take());
  }
  const name = parseName(cursor);
  if (cursor.accept('.', '*')) return { type: 'star', qualifier: name, span: cursor.since(token.offset) };
  const outer = cursor.can('outer-marker') && cursor.accept('(', '+', ')');
  return { type: 'column', name, outer, span: cursor.since(token.offset) };
}
