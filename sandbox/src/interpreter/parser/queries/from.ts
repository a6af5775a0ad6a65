import type { Expression, Identifier, Name } from '../../tree/expressions.ts';
import type { Join, TableSource } from '../../tree/queries.ts';
import type { Feature } from '../../dialects/dialect.ts';
import type { Cursor } from '../cursor.ts';
import { parseCall } from '../expressions/calls.ts';
import { parseCondition } from '../expressions/condition.ts';
import { identifierFrom, isNameToken, parseAlias, parseColumnList, parseName } from '../names.ts';

/** What FROM lists: tables with their joins, commas between. */
export function parseFrom(cursor: Cursor): TableSource[] {
  return cursor.list(() => parseJoins(cursor));
}

function parseJoins(cursor: Cursor): TableSource {
  const { offset } = cursor.peek();
  let left = parseSource(cursor);
  for (;;) {
    const join = acceptJoin(cursor);
    if (!join) return left;
    const right = parseSource(cursor);
    left = { type: 'join', ...join, left, right, ...parseMeeting(cursor, join), span: cursor.since(offset) };
  }
}

type JoinWords = Pick<Join, 'kind' | 'natural'>;

function acceptJoin(cursor: Cursor): JoinWords | null {
  if (cursor.can('apply') && cursor.accept('CROSS', 'APPLY')) return { kind: 'CROSS APPLY', natural: false };
  if (cursor.can('apply') && cursor.accept('OUTER', 'APPLY')) return { kind: 'OUTER APPLY', natural: false };
  if (cursor.accept('CROSS')) {
    cursor.expect('JOIN');
    return { kind: 'CROSS', natural: false };
  }
  if (cursor.can('straight-join') && cursor.is('STRAIGHT_JOIN')) cursor.unsupported('STRAIGHT_JOIN');
  const natural = cursor.can('natural-join') && cursor.accept('NATURAL');
  if (cursor.accept('JOIN') || cursor.accept('INNER', 'JOIN')) return { kind: 'INNER', natural };
  const side = acceptSide(cursor);
  if (!side) return natural ? cursor.fail('keyword') : null;
  cursor.accept('OUTER');
  cursor.expect('JOIN');
  return { kind: side, natural };
}

function acceptSide(cursor: Cursor): 'LEFT' | 'RIGHT' | 'FULL' | null {
  return cursor.acceptAny('LEFT', 'RIGHT') ?? (cursor.can('full-join') ? cursor.acceptAny('FULL') : null);
}

type Meeting = { readonly on: Expression | null; readonly using: readonly Identifier[] };

/** ON or USING; one of them is a must for most joins in most dialects. */
function parseMeeting(cursor: Cursor, { kind, natural }: JoinWords): Meeting {
  if (natural || kind === 'CROSS' || kind.endsWith('APPLY')) return { on: null, using: [] };
  if (cursor.accept('ON')) return { on: parseCondition(cursor), using: [] };
  if (cursor.can('using') && cursor.accept('USING')) {
    if (!cursor.is('(')) cursor.fail('(');
    return { on: null, using: parseColumnList(cursor) };
  }
  const optional =
    cursor.can('outer-without-condition') || (cursor.can('join-without-condition') && kind === 'INNER');
  return optional ? { on: null, using: [] } : cursor.fail('keyword');
}

/** One table, derived table or table function, with its alias. */
export function parseSource(cursor: Cursor): TableSource {
  const { offset } = cursor.peek();
  const lateral = cursor.can('lateral') && cursor.accept('LATERAL');
  if (cursor.is('(')) return parseParenthesis(cursor, { lateral, offset });
  if (lateral && !cursor.can('table-functions')) cursor.fail('(');
  if (cursor.is('JSON_TABLE', '(') || cursor.is('TABLE', '(') || cursor.is('ROWS', 'FROM')) {
    cursor.unsupported(`${cursor.peek().value} in FROM`);
  }
  if (cursor.is('ONLY') && cursor.can('distinct-on')) cursor.unsupported('ONLY');
  if (cursor.can('table-functions') && isNameToken(cursor) && cursor.peek(1).value === '(') {
    const call = parseCall(cursor, cursor.take());
    if (call.type !== 'call') cursor.fail('table');
    if (cursor.is('WITH', 'ORDINALITY') || cursor.is('WITH', '(')) {
      cursor.unsupported(`${call.name.parts[0]?.name ?? ''}(…) WITH`);
    }
    return { type: 'table-function', call, lateral, ...parseTableAlias(cursor), span: cursor.since(offset) };
  }
  const name = parseDual(cursor) ?? parseName(cursor, 'table');
  if (cursor.can('index-in-table') && cursor.is('PARTITION', '(')) cursor.unsupported('PARTITION');
  if (cursor.is('FOR', 'SYSTEM_TIME') || cursor.is('AS', 'OF') || cursor.is('SAMPLE', '(')) {
    cursor.unsupported(`${cursor.peek().value} ${cursor.peek(1).value}`);
  }
  const aliased = parseTableAlias(cursor, 'table-alias-columns');
  if (cursor.rules.unread.tables.has(cursor.peek().value)) cursor.unsupported(cursor.peek().value);
  if (cursor.can('index-in-table') && cursor.isAny('USE', 'FORCE', 'IGNORE'))
    cursor.unsupported('an index hint');
  if (cursor.can('table-hints') && cursor.is('WITH', '(')) cursor.unsupported('a table hint');
  // USING then reads as an alias, and what its parentheses hold as a hint.
  const readsAsHint = cursor.can('table-hints') && cursor.is('USING', '(') && cursor.peek(3).value === ')';
  if (readsAsHint) cursor.fail('table-hint', cursor.peek(2));
  return { type: 'table', name, ...aliased, span: cursor.since(offset) };
}

/** MySQL's DUAL, reserved and yet a table: the one row of no columns. */
function parseDual(cursor: Cursor): Name | null {
  if (!cursor.can('dual') || !cursor.is('DUAL')) return null;
  const identifier = identifierFrom(cursor.take());
  return { type: 'name', parts: [identifier], span: identifier.span };
}

/** A derived table, or joins that parentheses hold together. */
function parseParenthesis(
  cursor: Cursor,
  { lateral, offset }: { lateral: boolean; offset: number },
): TableSource {
  if (!cursor.opensQuery()) {
    return cursor.nested(() =>
      cursor.parenthesized(() => {
        const inside = parseJoins(cursor);
        const isHeld = inside.type === 'join' || cursor.can('parenthesized-table') || !cursor.is(')');
        return isHeld ? inside : cursor.fail('keyword');
      }),
    );
  }
  const query = cursor.parenthesized(() => cursor.query());
  const aliased = parseTableAlias(cursor);
  if (!aliased.alias && cursor.can('derived-alias')) cursor.fail('table');
  if (cursor.rules.unread.tables.has(cursor.peek().value)) cursor.unsupported(cursor.peek().value);
  return { type: 'derived-table', query, lateral, ...aliased, span: cursor.since(offset) };
}

/** An alias and the names it gives the columns, where the dialect lets it. */
function parseTableAlias(
  cursor: Cursor,
  feature: Feature = 'alias-columns',
): { alias: Identifier | null; columns: Identifier[] } {
  if (cursor.can('table-alias-columns') && cursor.is('AS', '('))
    cursor.unsupported('columns with types in FROM');
  const alias = parseAlias(cursor, { as: cursor.can('table-alias-as'), strings: false });
  return { alias, columns: alias && cursor.can(feature) ? parseColumnList(cursor) : [] };
}
