import type { Expression } from '../../tree/expressions.ts';
import type { SetOption, SetVariable } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { isNameToken, parseName } from '../names.ts';
import { acceptCompound, parseCompounded } from './assignments.ts';

/** T-SQL's options, and what they may stand at. */
const OPTIONS = new Set(
  `NOCOUNT XACT_ABORT ANSI_NULLS QUOTED_IDENTIFIER ANSI_WARNINGS ANSI_PADDING ARITHABORT IMPLICIT_TRANSACTIONS
  CONCAT_NULL_YIELDS_NULL NUMERIC_ROUNDABORT`.split(/\s+/),
);
const VALUES = new Set(['DATEFORMAT', 'DATEFIRST', 'LANGUAGE', 'ROWCOUNT']);
/** https://learn.microsoft.com/sql/t-sql/statements/set-statements-transact-sql */
const UNREAD = new Set(
  `ANSI_DEFAULTS ANSI_NULL_DFLT_OFF ANSI_NULL_DFLT_ON ARITHIGNORE CONTEXT_INFO CURSOR_CLOSE_ON_COMMIT
  DEADLOCK_PRIORITY FIPS_FLAGGER FMTONLY FORCEPLAN LOCK_TIMEOUT NOEXEC OFFSETS PARSEONLY QUERY_GOVERNOR_COST_LIMIT
  REMOTE_PROC_TRANSACTIONS SHOWPLAN_ALL SHOWPLAN_TEXT SHOWPLAN_XML STATISTICS TEXTSIZE`.split(/\s+/),
);

/** What stands behind T-SQL's SET: a variable and its value, or an option; nothing else has a value to be set. */
export function parseTransactSet(cursor: Cursor, offset: number): SetVariable | SetOption {
  if (cursor.peek().kind === 'variable') return parseVariable(cursor, offset);
  const { kind, value: name } = cursor.peek();
  if (kind === 'word' && VALUES.has(name)) return parseWordOption(cursor, offset);
  if (kind === 'word' && UNREAD.has(name)) cursor.unsupported(`SET ${name}`);
  const isInsert = name === 'IDENTITY_INSERT';
  if (kind !== 'word' || !(isInsert || OPTIONS.has(name))) return refuseOption(cursor);
  cursor.take();
  const of = isInsert ? parseName(cursor, 'table') : null;
  if (cursor.is(',')) cursor.unsupported('several options in one SET');
  const value = cursor.acceptAny('ON', 'OFF') ?? cursor.fail('keyword');
  return { type: 'set-option', name, of, value, span: cursor.since(offset) };
}

/** An option and its word: SET LANGUAGE British, MySQL's SET NAMES utf8mb4. */
export function parseWordOption(cursor: Cursor, offset: number): SetOption {
  const name = cursor.take().value;
  if (!['word', 'string', 'number'].includes(cursor.peek().kind)) cursor.fail('keyword');
  const { kind, value, text } = cursor.take();
  if (cursor.is('COLLATE')) cursor.unsupported('SET NAMES … COLLATE');
  const given = kind === 'string' ? value : text;
  return { type: 'set-option', name, of: null, value: given, span: cursor.since(offset) };
}

function parseVariable(cursor: Cursor, offset: number): SetVariable {
  const { text: name, offset: start, length } = cursor.take();
  if (cursor.is('.')) cursor.unsupported('a part of a variable');
  const left: Expression = { type: 'placeholder', text: name, span: { offset: start, length } };
  const operator = acceptCompound(cursor);
  if (!operator) cursor.expect('=');
  if (!operator && cursor.is('CURSOR')) cursor.unsupported('CURSOR');
  const value = operator ? parseCompounded(cursor, { left, operator }) : parseValue(cursor);
  return { type: 'set', scope: '', name, value, others: [], span: cursor.since(offset) };
}

/** A name that is given a value as an option is: T-SQL then knows what was meant. */
function refuseOption(cursor: Cursor): never {
  if (!isNameToken(cursor)) cursor.fail('name');
  const option = cursor.take();
  const { kind } = cursor.peek();
  const isValue = ['number', 'string', 'variable'].includes(kind) || isNameToken(cursor);
  return isValue || cursor.isAny('ON', 'OFF', '-', '+')
    ? cursor.fail('set-option', option)
    : cursor.fail('keyword');
}
