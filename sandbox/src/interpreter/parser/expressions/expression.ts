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
    // Where NOT goes on with an operator, what is wrong stands behind it.
    const mayNegate = minPower <= (cursor.rules.power.get('PREDICATE') ?? 0);
    if (!operator && mayNegate && cursor.is('NOT') && cursor.can('comparison-chains')) {
      cursor.fail('expression', cursor.peek(1));
    }
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
  if (!operator && cursor.can('double-colon') && isOtherOperator(cursor)) {
    cursor.unsupported(`the prefix operator ${cursor.peek().value}`);
  }
  if (!operator) return parsePrimary(cursor, minPower > not);
  const operand = cursor.expression(power.get('UNARY'));
  return { type: 'unary', operator, operand, span: cursor.since(offset) };
}

/** PostgreSQL lets anybody define what stands before a value. */
function isOtherOperator(cursor: Cursor): boolean {
  const { kind, value } = cursor.peek();
  const { power } = cursor.rules;
  return kind === 'operator' && (value === '@' || power.get(value) === power.get('||'));
}

function prefixOperator(cursor: Cursor): string | null {
  const sign = cursor.acceptAny('-', '+', '~', '!');
  if (sign) return sign;
  if (cursor.can('connect-by')) return cursor.acceptAny('PRIOR', 'CONNECT_BY_ROOT');
  return cursor.can('binary-word') ? cursor.acceptAny('BINARY') : null;
}
