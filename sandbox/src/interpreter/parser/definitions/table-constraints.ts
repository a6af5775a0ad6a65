import type { Token } from '../../lexer/token.ts';
import type { TableConstraint } from '../../tree/definitions.ts';
import type { Identifier } from '../../tree/expressions.ts';
import type { SortKey } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { isNameToken, parseColumnList, parseIdentifier } from '../names.ts';
import { parseSortKey } from '../sort-keys.ts';
import { acceptClustered } from './columns.ts';
import { parseReferences } from './references.ts';

/** A constraint over the whole table; null when a column comes. */
export function parseTableConstraint(cursor: Cursor): TableConstraint | null {
  const { offset } = cursor.peek();
  const name = cursor.accept('CONSTRAINT') ? parseIdentifier(cursor) : null;
  const read = parseRule(cursor, name, offset);
  if (!read && name) cursor.fail('keyword');
  if (cursor.isAny('DEFERRABLE', 'ENABLE', 'DISABLE', 'NOVALIDATE', 'INCLUDE')) {
    cursor.unsupported(cursor.peek().value);
  }
  return read;
}

function parseRule(cursor: Cursor, constraint: Identifier | null, offset: number): TableConstraint | null {
  const done = () => ({ constraint, span: cursor.since(offset) });
  if (cursor.accept('PRIMARY', 'KEY')) {
    const clustered = acceptClustered(cursor);
    return { type: 'primary-key-of', clustered, keys: parseKeys(cursor), ...done() };
  }
  if (cursor.is('UNIQUE')) {
    cursor.take();
    const index = cursor.can('index-in-table') ? parseIndexName(cursor) : null;
    const clustered = acceptClustered(cursor);
    if (cursor.is('NULLS')) cursor.unsupported('NULLS NOT DISTINCT');
    return {
      type: 'unique-of',
      clustered,
      keys: parseKeys(cursor),
      ...done(),
      constraint: index ?? constraint,
    };
  }
  if (cursor.accept('CHECK')) {
    const condition = cursor.parenthesized(() => parseCondition(cursor));
    return { type: 'check-of', condition, ...done() };
  }
  if (cursor.accept('FOREIGN')) {
    cursor.expect('KEY');
    if (!cursor.is('(')) cursor.fail('(');
    const columns = parseColumnList(cursor);
    return { type: 'foreign-key', columns, references: parseReferences(cursor), ...done() };
  }
  if (cursor.can('default-for') && cursor.accept('DEFAULT')) {
    const value = cursor.expression((cursor.rules.power.get('PREDICATE') ?? 0) + 1);
    cursor.expect('FOR');
    return { type: 'default-for', value, column: parseIdentifier(cursor), ...done() };
  }
  const next = cursor.peek(1).value;
  if (cursor.is('EXCLUDE') && (next === 'USING' || next === '(')) cursor.unsupported('EXCLUDE');
  if (cursor.can('full-text') && (cursor.isAny('FULLTEXT', 'SPATIAL') || cursor.is('PERIOD', 'FOR'))) {
    cursor.unsupported(cursor.peek().value);
  }
  if (!cursor.can('index-in-table') || !cursor.isAny('KEY', 'INDEX')) return null;
  const index = parseIndexName(cursor);
  return { type: 'index-of', keys: parseKeys(cursor), ...done(), constraint: index };
}

/** MySQL's `KEY name`: both may be left out. */
function parseIndexName(cursor: Cursor): Identifier | null {
  cursor.acceptAny('KEY', 'INDEX');
  return isNameToken(cursor) ? parseIdentifier(cursor) : null;
}

/** The columns or expressions of a key, in parentheses. */
export function parseKeys(cursor: Cursor): SortKey[] {
  return cursor.parenthesized(() => cursor.list(() => parseKey(cursor)));
}

function parseKey(cursor: Cursor): SortKey {
  if (cursor.can('index-expressions')) return parseSortKey(cursor);
  expectKey(cursor);
  return parseSortKey(cursor, () => cursor.expression(cursor.rules.power.get('COLLATE')));
}

/**
 * Elsewhere than in SQLite and Oracle a key is a column, or an expression in parentheses of its own; PostgreSQL takes
 * calls without, MySQL and MariaDB what looks like one: name(10), a column's first characters.
 */
function expectKey(cursor: Cursor): void {
  const { callable } = cursor.rules;
  const takesCalls = cursor.can('index-calls');
  if (cursor.is('(') && cursor.can('index-parentheses')) return;
  if (takesCalls && (callable.has(cursor.peek().value) || cursor.is('CAST', '('))) return;
  if (!isNameToken(cursor)) cursor.fail('name');
  const [open, size, close] = [cursor.peek(1), cursor.peek(2), cursor.peek(3)];
  if (takesCalls || !isOperator(open, '(')) return;
  if (!cursor.can('index-prefixes')) cursor.fail('keyword', open);
  if (size.kind !== 'number') cursor.fail('expression', size);
  if (!isOperator(close, ')')) cursor.fail(')', close);
}

function isOperator({ kind, value }: Token, text: string): boolean {
  return kind === 'operator' && value === text;
}
