import type { Control, Explain, SetVariable, Show, Transaction } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { isNameToken, parseIdentifier, parseName } from '../names.ts';

/** What steers the session; null when none of it comes. */
export function parseControl(cursor: Cursor): Control | null {
  const { offset } = cursor.peek();
  const transaction = parseTransaction(cursor, offset);
  if (transaction) return transaction;
  if (cursor.can('set-variable') && cursor.is('SET')) return parseSet(cursor, offset);
  if (cursor.can('show') && cursor.accept('SHOW')) return parseShow(cursor, offset);
  if (cursor.can('describe') && cursor.acceptAny('DESCRIBE', 'DESC')) {
    return { type: 'describe', table: parseName(cursor, 'table'), span: cursor.since(offset) };
  }
  if (cursor.can('use') && cursor.accept('USE')) {
    return { type: 'use', database: parseIdentifier(cursor), span: cursor.since(offset) };
  }
  return cursor.is('EXPLAIN') ? parseExplain(cursor, offset) : null;
}

function parseTransaction(cursor: Cursor, offset: number): Transaction | null {
  const done = (action: Transaction['action'], savepoint: Transaction['savepoint'] = null): Transaction => ({
    type: 'transaction',
    action,
    savepoint,
    span: cursor.since(offset),
  });
  if (acceptBegin(cursor)) return done('BEGIN');
  if (cursor.accept('COMMIT') || (cursor.can('end') && cursor.accept('END'))) {
    acceptNoise(cursor);
    return done('COMMIT');
  }
  if (cursor.accept('ROLLBACK')) return parseRollback(cursor, done);
  if (cursor.can('savepoint') && cursor.accept('SAVEPOINT'))
    return done('SAVEPOINT', parseIdentifier(cursor));
  if (cursor.can('save-transaction') && cursor.accept('SAVE')) {
    if (!acceptNoise(cursor)) cursor.fail('keyword');
    return done('SAVEPOINT', parseIdentifier(cursor));
  }
  if (!cursor.can('release') || !cursor.accept('RELEASE')) return null;
  cursor.accept('SAVEPOINT');
  return done('RELEASE', parseIdentifier(cursor));
}

/** BEGIN alone opens a block in T-SQL, so that TRANSACTION must follow there. */
function acceptBegin(cursor: Cursor): boolean {
  if (cursor.can('start-transaction') && cursor.accept('START', 'TRANSACTION')) return true;
  if (!cursor.is('BEGIN')) return false;
  const isLong =
    cursor.can('begin-transaction') && cursor.peek(1).kind === 'word' && NOISE.has(cursor.peek(1).value);
  if (!isLong && !cursor.can('begin')) return false;
  cursor.take();
  acceptNoise(cursor);
  return true;
}

const NOISE = new Set(['TRANSACTION', 'TRAN', 'WORK']);

/** Words without a meaning of their own. */
function acceptNoise(cursor: Cursor): boolean {
  return cursor.acceptAny('TRANSACTION', 'TRAN', 'WORK') !== null;
}

function parseRollback(
  cursor: Cursor,
  done: (action: Transaction['action'], savepoint?: Transaction['savepoint']) => Transaction,
): Transaction {
  const hasNoise = acceptNoise(cursor);
  if (cursor.can('savepoint') && cursor.accept('TO')) {
    cursor.accept('SAVEPOINT');
    return done('ROLLBACK TO', parseIdentifier(cursor));
  }
  const isNamed = cursor.can('save-transaction') && hasNoise && isNameToken(cursor);
  return isNamed ? done('ROLLBACK TO', parseIdentifier(cursor)) : done('ROLLBACK');
}

/** SET name = value. T-SQL's SET NOCOUNT ON and the like are known, and not read. */
function parseSet(cursor: Cursor, offset: number): SetVariable {
  cursor.expect('SET');
  const scope = cursor.acceptAny('SESSION', 'LOCAL', 'GLOBAL') ?? '';
  const { kind, text } = cursor.peek();
  if (kind !== 'variable' && !isNameToken(cursor)) cursor.fail('name');
  cursor.take();
  if (!cursor.acceptAny('=', ':=', 'TO')) cursor.unsupported(`SET ${text}`);
  const value = parseValue(cursor);
  if (cursor.is(',')) cursor.unsupported('several values in one SET');
  return { type: 'set', scope, name: text, value, span: cursor.since(offset) };
}

/** SHOW TABLES, SHOW COLUMNS FROM t, SHOW search_path. */
function parseShow(cursor: Cursor, offset: number): Show {
  if (cursor.peek().kind !== 'word') cursor.fail('keyword');
  const words = [cursor.take().value];
  while (cursor.peek().kind === 'word' && !cursor.isAny('FROM', 'IN', 'LIKE', 'WHERE')) {
    if (words[0] === 'CREATE' && words.length === 2) break;
    words.push(cursor.take().value);
  }
  const isCreate = words[0] === 'CREATE';
  const of = isCreate || cursor.acceptAny('FROM', 'IN') ? parseName(cursor, 'table') : null;
  if (cursor.isAny('LIKE', 'WHERE')) cursor.unsupported(`SHOW … ${cursor.peek().value}`);
  return { type: 'show', what: words.join(' '), of, span: cursor.since(offset) };
}

function parseExplain(cursor: Cursor, offset: number): Explain | null {
  const form = acceptExplain(cursor);
  if (!form) return null;
  if (cursor.is('(') && !cursor.opensQuery()) cursor.unsupported('EXPLAIN with options');
  const statement = cursor.statement();
  return { type: 'explain', form, statement, span: cursor.since(offset) };
}

function acceptExplain(cursor: Cursor): Explain['form'] | null {
  if (cursor.can('explain-query-plan') && cursor.accept('EXPLAIN', 'QUERY', 'PLAN'))
    return 'EXPLAIN QUERY PLAN';
  if (cursor.can('explain-analyze') && cursor.accept('EXPLAIN', 'ANALYZE')) return 'EXPLAIN ANALYZE';
  if (cursor.can('explain-plan-for') && cursor.accept('EXPLAIN', 'PLAN', 'FOR')) return 'EXPLAIN PLAN FOR';
  return cursor.can('explain') && cursor.accept('EXPLAIN') ? 'EXPLAIN' : null;
}
