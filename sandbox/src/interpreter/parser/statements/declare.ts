import type { Declare, DeclaredVariable } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseValue } from '../expressions/condition.ts';
import { parseTypeName } from '../expressions/type-name.ts';

/** T-SQL's DECLARE @n int = 3, @m date; the word comes next. */
export function parseDeclare(cursor: Cursor): Declare {
  const { offset } = cursor.peek();
  cursor.expect('DECLARE');
  if (cursor.peek().kind !== 'variable') {
    return cursor.peek(1).value === 'CURSOR' ? cursor.unsupported('CURSOR') : cursor.fail('name');
  }
  const variables = cursor.list(() => parseVariable(cursor));
  return { type: 'declare', variables, span: cursor.since(offset) };
}

function parseVariable(cursor: Cursor): DeclaredVariable {
  const { offset, kind } = cursor.peek();
  if (kind !== 'variable') cursor.fail('name');
  const name = cursor.take().text;
  cursor.accept('AS');
  if (cursor.isAny('TABLE', 'CURSOR')) cursor.unsupported(`a variable of the type ${cursor.peek().value}`);
  const dataType = parseTypeName(cursor);
  const value = cursor.accept('=') ? parseValue(cursor) : null;
  return { type: 'declared-variable', name, dataType, value, span: cursor.since(offset) };
}
