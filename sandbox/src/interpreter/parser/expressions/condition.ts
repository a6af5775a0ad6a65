import type { Expression } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { comparisonPower } from './infix.ts';

const TESTS: ReadonlySet<string> = new Set(['is', 'between', 'in', 'match', 'exists', 'quantified']);
const COMPARISONS = new Set(['=', '<>', '!=', '^=', '<', '<=', '>', '>=', '!<', '!>']);

/** What WHERE, ON, HAVING and WHEN take. Where a condition is no value, a value is no condition either. */
export function parseCondition(cursor: Cursor): Expression {
  const condition = cursor.expression();
  if (!cursor.can('boolean-values') && !isCondition(condition)) cursor.fail('condition');
  return condition;
}

/** A value: in T-SQL and Oracle it can't be a comparison. */
export function parseValue(cursor: Cursor): Expression {
  return cursor.expression(cursor.can('boolean-values') ? 0 : comparisonPower(cursor) + 1);
}

/** Without recursion: a chain of ANDs may be longer than any stack. */
function isCondition(expression: Expression): boolean {
  const waiting = [expression];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'unary' && next.operator === 'NOT') waiting.push(next.operand);
    else if (next.type === 'binary' && (next.operator === 'AND' || next.operator === 'OR')) {
      waiting.push(next.left, next.right);
    } else if (!isTest(next)) return false;
  }
  return true;
}

/** Oracle's functions that are conditions, and no values. */
const TESTING_CALLS = new Set(['REGEXP_LIKE', 'JSON_EXISTS', 'JSON_EQUAL', 'LNNVL']);

function isTest(expression: Expression): boolean {
  if (expression.type === 'call') {
    return TESTING_CALLS.has(expression.name.parts.at(-1)?.name.toUpperCase() ?? '');
  }
  if (expression.type !== 'binary') return TESTS.has(expression.type);
  return COMPARISONS.has(expression.operator) || expression.operator.startsWith('IS ');
}
