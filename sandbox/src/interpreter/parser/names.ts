import type { Expected } from '../dialects/dialect.ts';
import type { Token } from '../lexer/token.ts';
import type { Identifier, Name } from '../tree/expressions.ts';
import type { Cursor } from './cursor.ts';

/** Whether a token may be a name as it stands. */
export function isNameToken(cursor: Cursor, token: Token = cursor.peek()): boolean {
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

/** `schema.table`: behind a dot even a reserved word is a name. */
export function parseName(cursor: Cursor, expected: Expected = 'name'): Name {
  const parts = [parseIdentifier(cursor, expected)];
  while (cursor.is('.') && !spellsStar(cursor.peek(1))) {
    cursor.take();
    const token = cursor.take();
    if (token.kind !== 'word' && token.kind !== 'quoted-name') cursor.fail(expected, token);
    parts.push(identifierFrom(token));
  }
  return { type: 'name', parts, span: cursor.since(parts[0]?.span.offset ?? 0) };
}

function spellsStar({ kind, value }: Token): boolean {
  return kind === 'operator' && value === '*';
}

/** An alias, with AS or without; null when there is none. */
export function parseAlias(
  cursor: Cursor,
  { as, strings }: { as: boolean; strings: boolean },
): Identifier | null {
  const token = cursor.peek();
  if (as && cursor.accept('AS')) {
    if (strings && cursor.peek().kind === 'string') return identifierFrom(cursor.take());
    // Oracle then misses the FROM behind the value.
    return parseIdentifier(cursor, cursor.peek().kind === 'string' ? 'FROM' : 'name');
  }
  if (strings && token.kind === 'string') return identifierFrom(cursor.take());
  const free = isNameToken(cursor) && !(token.kind === 'word' && cursor.rules.stops.has(token.value));
  return free ? parseIdentifier(cursor) : null;
}

/** `(a, b)`; empty when no parenthesis comes. */
export function parseColumnList(cursor: Cursor): Identifier[] {
  if (!cursor.is('(')) return [];
  return cursor.parenthesized(() => cursor.list(() => parseIdentifier(cursor)));
}
