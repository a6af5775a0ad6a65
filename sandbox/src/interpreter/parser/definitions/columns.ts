import type { ColumnConstraint, ColumnDefinition } from '../../tree/definitions.ts';
import type { Identifier } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseTypeName } from '../expressions/type-name.ts';
import { parseIdentifier, parseName } from '../names.ts';
import { parseGenerated } from './generated.ts';
import { parseReferences } from './references.ts';

/** `name type constraints`, as CREATE TABLE and ALTER TABLE have it. */
export function parseColumn(
  cursor: Cursor,
  { mayLackType = cursor.can('untyped-columns') }: { readonly mayLackType?: boolean } = {},
): ColumnDefinition {
  const { offset } = cursor.peek();
  const name = parseIdentifier(cursor);
  const mayBeComputed = cursor.can('computed-columns') || cursor.can('identity-bare');
  const isComputed = mayBeComputed && cursor.isAny('AS', 'GENERATED');
  const lacksType = isComputed || (mayLackType && !opensType(cursor));
  const dataType = lacksType ? null : parseTypeName(cursor);
  const constraints: ColumnConstraint[] = [];
  for (let next = parseConstraint(cursor); next; next = parseConstraint(cursor)) constraints.push(next);
  return { type: 'column-definition', name, dataType, constraints, span: cursor.since(offset) };
}

function opensType(cursor: Cursor): boolean {
  const { kind, value } = cursor.peek();
  return kind === 'word' && !STARTS.has(value);
}

const STARTS = new Set(
  'CONSTRAINT NOT NULL UNIQUE PRIMARY DEFAULT CHECK REFERENCES COLLATE GENERATED AS'.split(' '),
);

function parseConstraint(cursor: Cursor): ColumnConstraint | null {
  const { offset } = cursor.peek();
  const constraint = cursor.accept('CONSTRAINT') ? parseIdentifier(cursor) : null;
  const read = parseRule(cursor, { constraint, offset });
  if (!read && constraint) cursor.fail('keyword');
  if (cursor.is('ON', 'CONFLICT') || cursor.is('NOT', 'DEFERRABLE')) {
    cursor.unsupported(`${cursor.peek().value} ${cursor.peek(1).value}`);
  }
  if (cursor.isAny('DEFERRABLE', 'ENABLE', 'DISABLE', 'USING', 'INVISIBLE', 'SPARSE', 'ROWGUIDCOL')) {
    cursor.unsupported(cursor.peek().value);
  }
  return read;
}

/** T-SQL's CLUSTERED and NONCLUSTERED, which change no answer. */
export function acceptClustered(cursor: Cursor): 'CLUSTERED' | 'NONCLUSTERED' | null {
  return cursor.can('clustered') ? cursor.acceptAny('CLUSTERED', 'NONCLUSTERED') : null;
}

/** What all constraints begin with. */
export type Opening = { readonly constraint: Identifier | null; readonly offset: number };

function parseRule(cursor: Cursor, { constraint, offset }: Opening): ColumnConstraint | null {
  const done = () => ({ constraint, span: cursor.since(offset) });
  if (cursor.accept('NOT', 'NULL')) return { type: 'not-null', ...done() };
  if (cursor.accept('NULL')) return { type: 'null', ...done() };
  if (cursor.accept('UNIQUE')) {
    if (cursor.can('index-in-table')) cursor.accept('KEY');
    return { type: 'unique', clustered: acceptClustered(cursor), ...done() };
  }
  if (cursor.accept('PRIMARY')) {
    cursor.expect('KEY');
    const clustered = acceptClustered(cursor);
    const direction = cursor.acceptAny('ASC', 'DESC');
    const autoincrement = cursor.can('autoincrement') && cursor.accept('AUTOINCREMENT');
    return { type: 'primary-key', clustered, direction, autoincrement, ...done() };
  }
  if (cursor.accept('DEFAULT')) {
    if (cursor.is('ON', 'NULL')) cursor.unsupported('DEFAULT ON NULL');
    const value = cursor.expression((cursor.rules.power.get('PREDICATE') ?? 0) + 1);
    return { type: 'default', value, ...done() };
  }
  if (cursor.can('on-update') && cursor.accept('ON', 'UPDATE')) {
    const value = cursor.expression((cursor.rules.power.get('PREDICATE') ?? 0) + 1);
    return { type: 'on-update', value, ...done() };
  }
  if (cursor.accept('CHECK')) {
    const condition = cursor.parenthesized(() => parseCondition(cursor));
    return { type: 'check', condition, ...done() };
  }
  if (cursor.is('REFERENCES')) return { type: 'references', references: parseReferences(cursor), ...done() };
  if (cursor.accept('COLLATE')) return { type: 'collation', collation: parseName(cursor), ...done() };
  if (cursor.can('auto-increment') && cursor.accept('AUTO_INCREMENT')) {
    return { type: 'auto-increment', ...done() };
  }
  if (cursor.can('comment-word') && cursor.accept('COMMENT')) {
    if (cursor.peek().kind !== 'string') cursor.fail('keyword');
    return { type: 'comment', text: cursor.take().value, ...done() };
  }
  if (cursor.can('table-settings') && cursor.isAny('CHARACTER', 'CHARSET')) {
    cursor.unsupported('CHARACTER SET');
  }
  return parseGenerated(cursor, { constraint, offset });
}
