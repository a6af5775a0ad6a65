import type { DialectRules } from '../dialects/dialect.ts';
import type { Expression } from '../tree/expressions.ts';

/** Binds tighter than any operator. */
const ATOM = Number.POSITIVE_INFINITY;

/** How tightly the expression's outermost operator binds; what has none is never split. */
export function powerOf(expression: Expression, rules: DialectRules): number {
  const operator = operatorOf(expression);
  if (operator === null) return ATOM;
  return rules.power.get(operator) ?? 0;
}

/** The key of the dialect's table of powers under which the expression was read. */
function operatorOf(expression: Expression): string | null {
  switch (expression.type) {
    case 'unary':
      return expression.operator === 'NOT' ? 'NOT' : 'UNARY';
    case 'binary':
      return expression.operator.startsWith('IS') ? 'IS' : expression.operator;
    case 'quantified':
      return expression.operator;
    case 'is':
      return 'IS';
    case 'between':
    case 'in':
    case 'match':
      return 'PREDICATE';
    case 'collate':
      return 'COLLATE';
    case 'at-time-zone':
      return 'AT';
    default:
      return null;
  }
}
