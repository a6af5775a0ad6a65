import type { Expression } from '../../tree/expressions.ts';
import type { SetOption, SetTransaction, SetVariable } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { isNameToken } from '../names.ts';
import { parseTransactSet, parseWordOption } from './set-option.ts';
import { parseModes } from './transaction.ts';

/** SET name = value, SET TRANSACTION, and T-SQL's SET NOCOUNT ON; the word comes next. */
export function parseSet(cursor: Cursor): SetVariable | SetOption | SetTransaction {
  const { offset } = cursor.peek();
  cursor.expect('SET');
  const isTransact = cursor.can('set-options');
  const scope = isTransact ? '' : (cursor.acceptAny('SESSION', 'LOCAL', 'GLOBAL') ?? '');
  if (cursor.accept('TRANSACTION')) {
    const modes = parseModes(cursor);
    if (modes.length === 0) cursor.fail('keyword');
    return { type: 'set-transaction', scope, modes, span: cursor.since(offset) };
  }
  if (isTransact) return parseTransactSet(cursor, offset);
  const isNames = scope === '' && cursor.can('set-names') && cursor.is('NAMES');
  return isNames ? parseWordOption(cursor, offset) : parseVariables(cursor, { scope, offset });
}

/** Oracle's ALTER SESSION SET name = value. */
export function parseAlterSession(cursor: Cursor): SetVariable {
  const { offset } = cursor.peek();
  cursor.accept('ALTER', 'SESSION');
  cursor.expect('SET', 'SET');
  return { ...parseVariable(cursor, 'SESSION'), span: cursor.since(offset) };
}

type Start = { readonly scope: string; readonly offset: number };

function parseVariables(cursor: Cursor, { scope, offset }: Start): SetVariable {
  const first = parseVariable(cursor, scope);
  const others: SetVariable[] = [];
  while (cursor.can('set-several') && cursor.accept(',')) {
    const inner = cursor.acceptAny('SESSION', 'GLOBAL') ?? '';
    others.push(parseVariable(cursor, inner));
  }
  if (cursor.is(',')) cursor.unsupported('several values in one SET');
  return { ...first, others, span: cursor.since(offset) };
}

function parseVariable(cursor: Cursor, scope: string): SetVariable {
  const { kind, text, offset } = cursor.peek();
  if (kind !== 'variable' && !isNameToken(cursor)) cursor.fail('name');
  cursor.take();
  const value = parseGiven(cursor, text);
  return { type: 'set', scope, name: text, value, others: [], span: cursor.since(offset) };
}

function parseGiven(cursor: Cursor, name: string): Expression {
  if (!cursor.acceptAny('=', ':=', 'TO')) cursor.unsupported(`SET ${name}`);
  const { offset } = cursor.peek();
  if (cursor.accept('DEFAULT')) return { type: 'default-value', span: cursor.since(offset) };
  if (cursor.can('plain-settings') && !opensSetting(cursor)) cursor.fail('expression');
  const word = cursor.isAny('ON') ? cursor.take() : null;
  if (!word) return parseValue(cursor);
  const span = cursor.since(offset);
  const identifier = { type: 'identifier' as const, name: word.text, quoted: false, span };
  return { type: 'column', name: { type: 'name', parts: [identifier], span }, outer: false, span };
}

/** PostgreSQL's settings take a word, a string or a number, and no more. */
function opensSetting(cursor: Cursor): boolean {
  const { kind } = cursor.peek(cursor.isAny('-', '+') ? 1 : 0);
  return kind === 'word' || kind === 'string' || kind === 'number' || kind === 'quoted-name';
}
