import type { Transaction } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken, parseIdentifier } from '../names.ts';

type Done = (action: Transaction['action'], more?: Partial<Transaction>) => Transaction;

/** BEGIN, COMMIT, ROLLBACK, savepoints; null when none comes. */
export function parseTransaction(cursor: Cursor): Transaction | null {
  const { offset } = cursor.peek();
  const done: Done = (action, more) => ({
    type: 'transaction',
    action,
    savepoint: null,
    modes: [],
    ...more,
    span: cursor.since(offset),
  });
  const modes = parseBegin(cursor);
  if (modes) return done('BEGIN', { modes });
  if (cursor.accept('COMMIT') || (cursor.can('end') && cursor.accept('END'))) {
    acceptNoise(cursor);
    refuseChain(cursor);
    return done('COMMIT');
  }
  if (cursor.accept('ROLLBACK')) return parseRollback(cursor, done);
  if (cursor.can('savepoint') && cursor.accept('SAVEPOINT')) {
    return done('SAVEPOINT', { savepoint: parseIdentifier(cursor) });
  }
  if (cursor.can('save-transaction') && cursor.accept('SAVE')) {
    if (!acceptNoise(cursor)) cursor.fail('keyword');
    return done('SAVEPOINT', { savepoint: parseIdentifier(cursor) });
  }
  if (!cursor.can('release') || !cursor.accept('RELEASE')) return null;
  cursor.accept('SAVEPOINT');
  return done('RELEASE', { savepoint: parseIdentifier(cursor) });
}

/** BEGIN alone opens a block in T-SQL, so that TRANSACTION must follow there. Null when it does not come. */
function parseBegin(cursor: Cursor): string[] | null {
  if (cursor.can('start-transaction') && cursor.accept('START', 'TRANSACTION')) return parseModes(cursor);
  if (!cursor.is('BEGIN')) return null;
  const isLong =
    cursor.can('begin-transaction') && cursor.peek(1).kind === 'word' && NOISE.has(cursor.peek(1).value);
  if (!isLong && !cursor.can('begin')) return null;
  cursor.take();
  const kind = cursor.can('begin-kinds') ? cursor.acceptAny('DEFERRED', 'IMMEDIATE', 'EXCLUSIVE') : null;
  acceptNoise(cursor);
  refuseName(cursor);
  return kind ? [kind] : parseModes(cursor);
}

const NOISE = new Set(['TRANSACTION', 'TRAN']);

/** Words without a meaning of their own. */
function acceptNoise(cursor: Cursor): boolean {
  if (cursor.can('begin-transaction') && cursor.accept('TRANSACTION')) return true;
  if (cursor.can('save-transaction') && cursor.accept('TRAN')) return true;
  return !cursor.can('begin-kinds') && cursor.accept('WORK');
}

/** READ ONLY, ISOLATION LEVEL SERIALIZABLE, with or without commas between. */
export function parseModes(cursor: Cursor): string[] {
  const modes: string[] = [];
  if (!cursor.can('transaction-modes')) return modes;
  for (let mode = acceptMode(cursor); mode; mode = acceptMode(cursor)) {
    modes.push(mode);
    cursor.accept(',');
  }
  return modes;
}

const MODES = [
  'READ ONLY',
  'READ WRITE',
  'WITH CONSISTENT SNAPSHOT',
  'DEFERRABLE',
  'NOT DEFERRABLE',
  ...['SERIALIZABLE', 'REPEATABLE READ', 'READ COMMITTED', 'READ UNCOMMITTED', 'SNAPSHOT'].map(
    (level) => `ISOLATION LEVEL ${level}`,
  ),
];

function acceptMode(cursor: Cursor): string | undefined {
  const mode = MODES.find((known) => cursor.accept(...known.split(' ')));
  if (mode) return mode;
  if (cursor.accept('READ')) cursor.fail('keyword');
  if (!cursor.accept('ISOLATION')) return undefined;
  cursor.expect('LEVEL');
  return cursor.fail('keyword');
}

function parseRollback(cursor: Cursor, done: Done): Transaction {
  const hasNoise = acceptNoise(cursor);
  if (cursor.can('savepoint') && cursor.accept('TO')) {
    cursor.accept('SAVEPOINT');
    return done('ROLLBACK TO', { savepoint: parseIdentifier(cursor) });
  }
  if (cursor.is('AND') && cursor.can('start-transaction')) cursor.unsupported('AND CHAIN');
  const isNamed = cursor.can('save-transaction') && hasNoise && isNameToken(cursor);
  return isNamed ? done('ROLLBACK TO', { savepoint: parseIdentifier(cursor) }) : done('ROLLBACK');
}

function refuseChain(cursor: Cursor): void {
  if (cursor.is('AND') && cursor.can('start-transaction')) cursor.unsupported('AND CHAIN');
  refuseName(cursor);
}

/** T-SQL's transactions may have names; they are known, and not read. */
function refuseName(cursor: Cursor): void {
  if (cursor.can('save-transaction') && isNameToken(cursor)) cursor.unsupported('a named transaction');
}
