import type { Change, Statement } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseCreate } from '../definitions/create.ts';
import { type Opening, parseQueryBehind, parseWith } from '../queries/query.ts';
import { isNameToken } from '../names.ts';
import { parseDelete } from './delete.ts';
import { parseInsert } from './insert.ts';
import { parseMerge } from './merge.ts';
import { parseUpdate } from './update.ts';

/** One statement, up to the semicolon or separator behind it. */
export function parseStatement(cursor: Cursor): Statement {
  const { offset } = cursor.peek();
  const opening: Opening = { common: parseWith(cursor), offset };
  const change = parseChange(cursor, opening);
  if (change) return change;
  if (opening.common || cursor.is('(') || cursor.is('SELECT') || opensValues(cursor))
    return parseQueryBehind(cursor, opening);
  const other = cursor.is('CREATE') ? parseCreate(cursor) : cursor.seldom();
  if (other) return other;
  const { kind, value } = cursor.peek();
  const isKnown = kind === 'word' && cursor.rules.unread.statements.has(value);
  if (isKnown) cursor.unsupported(`the statement ${value}`);
  if (cursor.can('procedure-calls') && isNameToken(cursor)) refuseCall(cursor);
  return cursor.fail('statement');
}

/** What may follow a whole statement of T-SQL without a semicolon. */
const STARTS = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'CREATE',
  'ALTER',
  'DROP',
  'MERGE',
  'WITH',
  'DECLARE',
  'SET',
];

/** A bare word begins a call of a procedure, with its arguments behind; there are none to call. */
function refuseCall(cursor: Cursor): never {
  const procedure = cursor.take();
  do {
    const { kind } = cursor.peek();
    if (['number', 'string', 'variable'].includes(kind) || isNameToken(cursor)) cursor.take();
  } while (cursor.accept(','));
  const { kind } = cursor.peek();
  const isWhole = kind === 'end' || kind === 'separator' || cursor.isAny(';', ...STARTS);
  return isWhole ? cursor.fail('procedure', procedure) : cursor.fail('end');
}

function parseChange(cursor: Cursor, opening: Opening): Change | null {
  if (cursor.is('INSERT') || (cursor.is('REPLACE') && cursor.can('replace')))
    return parseInsert(cursor, opening);
  if (cursor.is('UPDATE')) return parseUpdate(cursor, opening);
  if (cursor.is('DELETE')) return parseDelete(cursor, opening);
  return cursor.is('MERGE') && cursor.can('merge') ? parseMerge(cursor, opening) : null;
}

function opensValues(cursor: Cursor): boolean {
  return cursor.is('VALUES') && (cursor.can('values-query') || cursor.can('values-rows'));
}
