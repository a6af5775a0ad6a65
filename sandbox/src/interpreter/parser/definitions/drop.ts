import type { Drop, Truncate } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import { parseName } from '../names.ts';

/** DROP; the word comes next. */
export function parseDrop(cursor: Cursor): Drop {
  const { offset } = cursor.peek();
  cursor.expect('DROP');
  const temporary = cursor.can('drop-temporary') && cursor.accept('TEMPORARY');
  const kind = parseKind(cursor);
  const mayLack = cursor.can('if-exists') && (kind !== 'INDEX' || cursor.can('drop-index-if-exists'));
  const ifExists = mayLack && cursor.accept('IF', 'EXISTS');
  const names = [parseName(cursor, 'table')];
  while (cursor.can('drop-several') && cursor.accept(',')) names.push(parseName(cursor, 'table'));
  const hasTable = kind === 'INDEX' && cursor.can('index-of-table');
  if (hasTable) cursor.expect('ON');
  const on = hasTable ? parseName(cursor, 'table') : null;
  const behavior = parseBehavior(cursor);
  if (cursor.isAny('PURGE', 'CONCURRENTLY')) cursor.unsupported(cursor.peek().value);
  return { type: 'drop', kind, temporary, ifExists, names, on, behavior, span: cursor.since(offset) };
}

function parseKind(cursor: Cursor): Drop['kind'] {
  const kind = cursor.acceptAny('TABLE', 'VIEW', 'INDEX');
  if (kind) return kind;
  if (cursor.can('sequences') && cursor.accept('SEQUENCE')) return 'SEQUENCE';
  if (cursor.can('enum-types') && cursor.accept('TYPE')) return 'TYPE';
  return cursor.rules.unread.objects.has(cursor.peek().value)
    ? cursor.unsupported(`DROP ${cursor.peek().value}`)
    : cursor.fail('keyword');
}

function parseBehavior(cursor: Cursor): Drop['behavior'] {
  if (cursor.can('cascade-constraints')) {
    return cursor.accept('CASCADE', 'CONSTRAINTS') ? 'CASCADE CONSTRAINTS' : null;
  }
  return cursor.can('drop-behavior') ? cursor.acceptAny('CASCADE', 'RESTRICT') : null;
}

/** TRUNCATE; the word comes next. */
export function parseTruncate(cursor: Cursor): Truncate {
  const { offset } = cursor.peek();
  cursor.expect('TRUNCATE');
  if (!cursor.accept('TABLE') && !cursor.can('truncate-bare')) cursor.fail('keyword');
  const tables = [parseName(cursor, 'table')];
  while (cursor.can('truncate-several') && cursor.accept(',')) {
    tables.push(parseName(cursor, 'table'));
  }
  const verb = cursor.can('truncate-several') ? cursor.acceptAny('RESTART', 'CONTINUE') : null;
  if (verb) cursor.expect('IDENTITY');
  const behavior = cursor.can('truncate-several') ? cursor.acceptAny('CASCADE', 'RESTRICT') : null;
  if (cursor.isAny('CASCADE', 'REUSE', 'DROP', 'WITH')) cursor.unsupported(cursor.peek().value);
  return {
    type: 'truncate',
    tables,
    restartIdentity: verb === 'RESTART',
    behavior,
    span: cursor.since(offset),
  };
}
