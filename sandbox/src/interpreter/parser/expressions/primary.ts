import type { ArrayValue, Expression, SequenceValue } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken, parseName } from '../names.ts';
import { parseCall } from './calls.ts';
import { parseCase } from './case.ts';
import { parseCast } from './casts.ts';
import { parseValue } from './condition.ts';
import { parseInterval } from './intervals.ts';
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
      if (cursor.is(':')) cursor.unsupported('a slice of an array');
      const index = cursor.expression();
      if (cursor.is(':')) cursor.unsupported('a slice of an array');
      cursor.expect(']');
      value = { type: 'subscript', operand: value, index, span: cursor.since(offset) };
    } else if (cursor.can('arrays') && cursor.is('.')) cursor.unsupported('a field of a row');
    else return value;
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
  return (
    parseCast(cursor) ??
    parseLoneInterval(cursor) ??
    parseRow(cursor) ??
    parseNext(cursor) ??
    parseNamed(cursor)
  );
}

function parseParenthesis(cursor: Cursor, valueOnly: boolean): Expression {
  const { offset } = cursor.peek();
  if (cursor.opensQuery()) {
    const query = cursor.parenthesized(() => cursor.query());
    return { type: 'subquery', query, span: cursor.since(offset) };
  }
  const items = cursor.parenthesized(() => {
    const read = [valueOnly ? parseValue(cursor) : cursor.expression()];
    if (cursor.is(',') && !cursor.can('row-values')) cursor.fail(valueOnly ? ')' : 'condition');
    while (cursor.accept(',')) read.push(valueOnly ? parseValue(cursor) : cursor.expression());
    return read;
  });
  const [only] = items;
  if (only && items.length === 1) return only;
  return { type: 'row', items, keyword: false, span: cursor.since(offset) };
}

/** MySQL has no value of this type: where none is being moved already, `INTERVAL 1 DAY +` moves what follows. */
function parseLoneInterval(cursor: Cursor): Expression | null {
  const interval = parseInterval(cursor);
  if (!interval || !cursor.can('interval-units')) return interval;
  if (!cursor.accept('+')) cursor.fail('end');
  const right = cursor.expression((cursor.rules.power.get('+') ?? 0) + 1);
  return {
    type: 'binary',
    operator: '+',
    left: interval,
    right,
    span: cursor.since(interval.span.offset),
  };
}

/** NEXT VALUE FOR ids, PREVIOUS VALUE FOR ids. */
function parseNext(cursor: Cursor): SequenceValue | null {
  const { offset } = cursor.peek();
  if (!cursor.can('next-value-for')) return null;
  const isNext = cursor.accept('NEXT', 'VALUE', 'FOR');
  if (!isNext && !cursor.accept('PREVIOUS', 'VALUE', 'FOR')) return null;
  const sequence = parseName(cursor);
  if (cursor.is('OVER')) cursor.unsupported('NEXT VALUE FOR … OVER');
  return {
    type: 'sequence-value',
    which: isNext ? 'NEXT' : 'PREVIOUS',
    sequence,
    span: cursor.since(offset),
  };
}

/** ROW(a, b) and ARRAY[a, b]. */
function parseRow(cursor: Cursor): Expression | null {
  const { offset } = cursor.peek();
  if (cursor.can('row-values') && cursor.is('ROW', '(')) {
    cursor.take();
    const items = cursor.parenthesized(() => cursor.list(() => cursor.expression()));
    return { type: 'row', items, keyword: true, span: cursor.since(offset) };
  }
  if (cursor.can('arrays') && cursor.is('ARRAY', '(')) cursor.unsupported('ARRAY(…)');
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
  if (cursor.can('full-text') && cursor.is('MATCH', '(')) cursor.unsupported('MATCH … AGAINST');
  if (!isNameToken(cursor)) cursor.fail('expression');
  if (cursor.can('typed-strings') && token.kind === 'word' && cursor.peek(1).kind === 'string') {
    cursor.unsupported(`a literal of the type ${token.value}`);
  }
  if (
    cursor.peek(1).value === '(' &&
    cursor.peek(1).kind === 'operator' &&
    !cursor.is(token.value, '(', '+', ')')
  ) {
    return parseCall(cursor, cursor.take());
  }
  const name = parseName(cursor, 'column');
  if (cursor.accept('.', '*')) return { type: 'star', qualifier: name, span: cursor.since(token.offset) };
  const outer = cursor.can('outer-marker') && cursor.accept('(', '+', ')');
  if (!outer && name.parts.length > 1 && cursor.is('(')) refuseSchemaCall(cursor);
  return { type: 'column', name, outer, span: cursor.since(token.offset) };
}

/** SQLite's functions have no schema; the others' could be called, and are read as far as any call. */
function refuseSchemaCall(cursor: Cursor): void {
  if (cursor.rules.name === 'sqlite') return;
  const { offset } = cursor.peek();
  cursor.parenthesized(() =>
    cursor.isAny('*', ')') ? cursor.accept('*') : cursor.list(() => cursor.expression()),
  );
  cursor.unsupported('a function of a schema', cursor.since(offset));
}
