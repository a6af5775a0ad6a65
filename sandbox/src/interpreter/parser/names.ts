import type { Expected } from '../dialects/dialect.ts';
import type { Token } from '../lexer/token.ts';
import type { Identifier, Name } from '../tree/expressions.ts';
import type { Cursor } from './cursor.ts';

/** Whether a token may be a name as it stands. */
export function isNameToken(cursor: Cursor, token: Token = cursor.peek()): boolean {
  if (token.kind === 'string') return token.string === 'plain' && cursor.can('string-names');
  return token.kind === 'quoted-name' || (token.kind === 'word' && !cursor.rules.reserved.has(token.value));
}

export function parseIdentifier(cursor: Cursor, expected: Expected = 'name'): Identifier {
  if (!isNameToken(cursor)) cursor.fail(expected);
  return identifierFrom(cursor.take());
}

export function identifierFrom({ kind, text, value, offset, length }: Token): Identifier {
  const quoted = kind !== 'word';
  return { type: 'identifier', name: quoted ? value : text, quoted, span: { offset, length } };
}

/** `schema.table`: in some dialects even a reserved word is a name behind a dot. */
export function parseName(cursor: Cursor, expected: Expected = 'name'): Name {
  const parts = [parseIdentifier(cursor, expected)];
  while (cursor.is('.') && !spellsStar(cursor.peek(1))) {
    cursor.take();
    const token = cursor.take();
    if (!isNameBehindDot(cursor, token)) cursor.fail(expected, token);
    // It would read as a number when printed.
    if (token.kind === 'word' && /^\d/.test(token.text))
      cursor.unsupported('a name that begins with a digit');
    parts.push(identifierFrom(token));
  }
  return { type: 'name', parts, span: cursor.since(parts[0]?.span.offset ?? 0) };
}

function isNameBehindDot(cursor: Cursor, token: Token): boolean {
  if (isNameToken(cursor, token)) return true;
  const isRowId = cursor.can('rowid-column') && token.value === 'ROWID';
  return token.kind === 'word' && (isRowId || cursor.can('reserved-behind-dot'));
}

/** A column to fill; where it may be qualified, it can only be by the one table. Oracle's ROWID is never filled. */
export function parseTarget(cursor: Cursor): Name {
  const name = parseName(cursor, 'column');
  if (cursor.can('rowid-column') && cursor.isBehind('ROWID')) cursor.fail('column', cursor.peek(-1));
  return name;
}

/** The same where nothing is kept of the table: a word that was free behind its dot stands as if quoted. */
export function parseTargetColumn(cursor: Cursor): Identifier {
  const column = parseTarget(cursor).parts.at(-1) ?? cursor.fail('column');
  return cursor.rules.reserved.has(column.name.toUpperCase()) ? { ...column, quoted: true } : column;
}

function spellsStar({ kind, value }: Token): boolean {
  return kind === 'operator' && value === '*';
}

type AliasForm = {
  readonly as: boolean;
  readonly strings: boolean;
  /** Of a column: PostgreSQL takes any word there. */
  readonly isLabel?: boolean;
};

/** PostgreSQL's words that are no label without AS, appendix C, and those that an expression goes on with. */
const NEEDS_AS = new Set(
  `ARRAY AS CHAR CHARACTER CREATE DAY EXCEPT FETCH FILTER FOR FROM GRANT GROUP HAVING HOUR INTERSECT INTO ISNULL LIMIT
  MINUTE MONTH NOTNULL OFFSET ON ORDER OVER OVERLAPS PRECISION RETURNING SECOND TO UNION VARYING WHERE WINDOW WITH
  WITHIN WITHOUT YEAR AND OR NOT IS IN LIKE ILIKE SIMILAR BETWEEN COLLATE AT OPERATOR`.split(/\s+/),
);

/** An alias, with AS or without; null when there is none. */
export function parseAlias(cursor: Cursor, { as, strings, isLabel = false }: AliasForm): Identifier | null {
  const token = cursor.peek();
  if (as && cursor.accept('AS')) {
    if (strings && cursor.peek().kind === 'string') return identifierFrom(cursor.take());
    const isAny = isLabel && cursor.can('any-label') && cursor.peek().kind === 'word';
    if (isAny) return identifierFrom(cursor.take());
    // Oracle then misses the FROM behind the value.
    return parseIdentifier(cursor, cursor.peek().kind === 'string' ? 'FROM' : 'name');
  }
  if (strings && token.kind === 'string') return identifierFrom(cursor.take());
  const isBareLabel =
    isLabel && cursor.can('any-label') && token.kind === 'word' && !NEEDS_AS.has(token.value);
  if (isBareLabel) return identifierFrom(cursor.take());
  const free = isNameToken(cursor) && !(token.kind === 'word' && cursor.rules.stops.has(token.value));
  return free ? parseIdentifier(cursor) : null;
}

/** `(a, b)`; empty when no parenthesis comes. */
export function parseColumnList(cursor: Cursor): Identifier[] {
  if (!cursor.is('(')) return [];
  return cursor.parenthesized(() => cursor.list(() => parseIdentifier(cursor)));
}
