import type { Expression, Name } from '../../tree/expressions.ts';
import type { Assignment } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { parseIdentifier, parseName } from '../names.ts';

/** What follows SET: columns and their values. */
export function parseAssignments(cursor: Cursor): Assignment[] {
  return cursor.list(() => parseAssignment(cursor));
}

function parseAssignment(cursor: Cursor): Assignment {
  const { offset } = cursor.peek();
  const isRow = cursor.can('assign-row') && cursor.is('(');
  const targets = isRow
    ? cursor.parenthesized(() => cursor.list(() => parseTarget(cursor)))
    : [parseTarget(cursor)];
  cursor.expect('=');
  return { type: 'assignment', targets, value: parseAssigned(cursor), span: cursor.since(offset) };
}

function parseTarget(cursor: Cursor): Name {
  if (cursor.can('qualified-targets')) return parseName(cursor);
  const identifier = parseIdentifier(cursor);
  return { type: 'name', parts: [identifier], span: identifier.span };
}

/** A column's new value, or DEFAULT. */
export function parseAssigned(cursor: Cursor): Expression {
  const { offset } = cursor.peek();
  if (cursor.is('DEFAULT') && !isCall(cursor)) {
    cursor.take();
    return { type: 'default-value', span: cursor.since(offset) };
  }
  return parseValue(cursor);
}

/** MySQL's DEFAULT(column). */
function isCall(cursor: Cursor): boolean {
  return cursor.is('DEFAULT', '(');
}
