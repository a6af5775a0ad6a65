import type { TableConstraint } from '../../tree/definitions.ts';
import type { Identifier } from '../../tree/expressions.ts';
import type { SortKey } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { isNameToken, parseColumnList, parseIdentifier } from '../names.ts';
import { parseSortKey } from '../sort-keys.ts';
import { parseReferences } from './references.ts';

/** A constraint over the whole table; null when a column comes. */
export function parseTableConstraint(cursor: Cursor): TableConstraint | null {
  const { offset } = cursor.peek();
  const name = cursor.accept('CONSTRAINT') ? parseIdentifier(cursor) : null;
  const read = parseRule(cursor, name, offset);
  if (!read && name) cursor.fail('keyword');
  if (cursor.isAny('DEFERRABLE')) cursor.unsupported('DEFERRABLE');
  return read;
}

function parseRule(cursor: Cursor, constraint: Identifier | null, offset: number): TableConstraint | null {
  const done = () => ({ constraint, span: cursor.since(offset) });
  if (cursor.accept('PRIMARY', 'KEY')) {
    if (cursor.isAny('CLUSTERED', 'NONCLUSTERED')) cursor.unsupported(cursor.peek().value);
    return { type: 'primary-key-of', keys: parseKeys(cursor), ...done() };
  }
  if (cursor.is('UNIQUE')) {
    cursor.take();
    const index = cursor.can('index-in-table') ? parseIndexName(cursor) : null;
    return { type: 'unique-of', keys: parseKeys(cursor), ...done(), constraint: index ?? constraint };
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
  return cursor.parenthesized(() => cursor.list(() => parseSortKey(cursor)));
}
