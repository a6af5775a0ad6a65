import type { Expression } from '../../tree/expressions.ts';
import type { SetOption, SetTransaction, SetVariable } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { isNameToken, parseName } from '../names.ts';
import { acceptCompound, parseCompounded } from './assignments.ts';
import { parseModes } from './transaction.ts';

/** SET name = value, SET TRANSACTION, and T-SQL's SET NOCOUNT ON; the word comes next. */
export function parseSet(cursor: Cursor): SetVariable | SetOption | SetTransaction {
  const { offset } = cursor.peek();
  cursor.expect('SET');
  const scope = cursor.acceptAny('SESSION', 'LOCAL', 'GLOBAL') ?? '';
  if (cursor.accept('TRANSACTION')) {
    const modes = parseModes(cursor);
    if (modes.length === 0) cursor.fail('keyword');
    return { type: 'set-transaction', scope, modes, span: cursor.since(offset) };
  }
  const option = scope ? null : parseOption(cursor, offset);
  return option ?? parseVariables(cursor, { scope, offset });
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
  const { kind, text, offset, length } = cursor.peek();
  if (kind !== 'variable' && !isNameToken(cursor)) cursor.fail('name');
  cursor.take();
  const left: Expression = { type: 'placeholder', text, span: { offset, length } };
  const operator = cursor.can('compound-assignment') ? acceptCompound(cursor) : null;
  const value = operator ? parseCompounded(cursor, { left, operator }) : parseGiven(cursor, text);
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

/** T-SQL's options, and what they may stand at. */
const OPTIONS = new Set(
  `NOCOUNT XACT_ABORT ANSI_NULLS QUOTED_IDENTIFIER ANSI_WARNINGS ANSI_PADDING ARITHABORT IMPLICIT_TRANSACTIONS
  CONCAT_NULL_YIELDS_NULL NUMERIC_ROUNDABORT`.split(/\s+/),
);
const VALUES = new Set(['DATEFORMAT', 'DATEFIRST', 'LANGUAGE', 'ROWCOUNT']);

function parseOption(cursor: Cursor, offset: number): SetOption | null {
  const { kind, value: name } = cursor.peek();
  if (kind !== 'word') return null;
  if (cursor.can('set-names') && name === 'NAMES') return parseWord(cursor, offset);
  if (!cursor.can('set-options')) return null;
  if (VALUES.has(name)) return parseWord(cursor, offset);
  const isInsert = name === 'IDENTITY_INSERT';
  if (!isInsert && !OPTIONS.has(name)) return null;
  cursor.take();
  const of = isInsert ? parseName(cursor, 'table') : null;
  const value = cursor.acceptAny('ON', 'OFF') ?? cursor.fail('keyword');
  return { type: 'set-option', name, of, value, span: cursor.since(offset) };
}

function parseWord(cursor: Cursor, offset: number): SetOption {
  const name = cursor.take().value;
  if (!['word', 'string', 'number'].includes(cursor.peek().kind)) cursor.fail('keyword');
  const { kind, value, text } = cursor.take();
  if (cursor.is('COLLATE')) cursor.unsupported('SET NAMES … COLLATE');
  const given = kind === 'string' ? value : text;
  return { type: 'set-option', name, of: null, value: given, span: cursor.since(offset) };
}
