import type { Expression } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseInfix, peekOperator } from './infix.ts';
import { parsePrimary } from './primary.ts';

/** An expression by precedence climbing: takes operators that bind at least as tightly as `minPower`. */
export function parseExpression(cursor: Cursor, minPower: number): Expression {
  const { offset } = cursor.peek();
  let left = parsePrefix(cursor, minPower);
  for (;;) {
    const operator = peekOperator(cursor);
    if (!operator || operator.power < minPower) return left;
    left = parseInfix(cursor, left, { ...operator, offset });
  }
}

function parsePrefix(cursor: Cursor, minPower: number): Expression {
  const { offset } = cursor.peek();
  const { power } = cursor.rules;
  const not = power.get('NOT') ?? 0;
  if (cursor.is('NOT')) {
    if (minPower > not && !cursor.can('not-operand')) cursor.fail('expression');
    cursor.take();
    const operand = cursor.expression(not);
    return { type: 'unary', operator: 'NOT', operand, span: cursor.since(offset) };
  }
  const operator = prefixOperator(cursor);
  if (!operator) return parsePrimary(cursor, minPower > not);
  const operand = cursor.expression(power.get('UNARY'));
  return { type: 'unary', operator, operand, span: cursor.since(offset) };
}

function prefixOperator(cursor: Cursor): string | null {
  const sign = cursor.acceptAny('-', '+', '~', '!');
  if (sign) return sign;
  if (cursor.can('connect-by')) return cursor.acceptAny('PRIOR', 'CONNECT_BY_ROOT');
  return cursor.can('binary-word') ? cursor.acceptAny('BINARY') : null;
}
