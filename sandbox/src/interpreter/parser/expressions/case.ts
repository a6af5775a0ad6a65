import type { Case, When } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition, parseValue } from './condition.ts';

/** CASE WHEN a THEN b ELSE c END, and CASE x WHEN 1 THEN … */
export function parseCase(cursor: Cursor): Case {
  const { offset } = cursor.peek();
  cursor.expect('CASE');
  const operand = cursor.is('WHEN') ? null : parseValue(cursor);
  const whens: When[] = [];
  do whens.push(parseWhen(cursor, operand !== null));
  while (cursor.is('WHEN'));
  const otherwise = cursor.accept('ELSE') ? parseValue(cursor) : null;
  cursor.expect('END');
  return { type: 'case', operand, whens, otherwise, span: cursor.since(offset) };
}

function parseWhen(cursor: Cursor, simple: boolean): When {
  const { offset } = cursor.peek();
  cursor.expect('WHEN');
  const condition = simple ? parseValue(cursor) : parseCondition(cursor);
  cursor.expect('THEN');
  const result = parseValue(cursor);
  return { type: 'when', condition, result, span: cursor.since(offset) };
}
