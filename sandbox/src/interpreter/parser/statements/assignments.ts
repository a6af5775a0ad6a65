import type { Expression, Name } from '../../tree/expressions.ts';
import type { Assignment } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { parseIdentifier, parseTarget as parseQualified } from '../names.ts';

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
  const compound = isRow ? null : parseCompound(cursor, targets[0]);
  if (!compound) cursor.expect('=');
  const value = compound ?? parseAssigned(cursor);
  return { type: 'assignment', targets, value, span: cursor.since(offset) };
}

/** T-SQL's `a += 1`, which is `a = a + 1`. */
function parseCompound(cursor: Cursor, name: Name | undefined): Expression | null {
  const operator = name && cursor.can('compound-assignment') ? acceptCompound(cursor) : null;
  if (!name || operator === null) return null;
  const left: Expression = { type: 'column', name, outer: false, span: name.span };
  return parseCompounded(cursor, { left, operator });
}

/** The operator before the equals sign; null where none comes. */
export function acceptCompound(cursor: Cursor): string | null {
  return cursor.acceptAny('+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=')?.[0] ?? null;
}

/** What a compound assignment gives its left side. */
export function parseCompounded(
  cursor: Cursor,
  { left, operator }: { left: Expression; operator: string },
): Expression {
  const right = parseValue(cursor);
  return { type: 'binary', operator, left, right, span: cursor.since(left.span.offset) };
}

function parseTarget(cursor: Cursor): Name {
  if (cursor.can('compound-assignment') && cursor.peek().kind === 'variable')
    cursor.unsupported('SET @variable in UPDATE');
  if (cursor.can('qualified-targets')) return parseQualified(cursor);
  const identifier = parseIdentifier(cursor);
  return { type: 'name', parts: [identifier], span: identifier.span };
}

/** A column's new value, or DEFAULT. */
export function parseAssigned(cursor: Cursor): Expression {
  const { offset } = cursor.peek();
  if (cursor.can('default-value') && cursor.is('DEFAULT') && !isCall(cursor)) {
    cursor.take();
    return { type: 'default-value', span: cursor.since(offset) };
  }
  return parseValue(cursor);
}

/** MySQL's DEFAULT(column). */
function isCall(cursor: Cursor): boolean {
  return cursor.is('DEFAULT', '(');
}
