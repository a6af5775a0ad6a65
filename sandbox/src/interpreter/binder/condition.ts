import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Between, Binary, Expression, IsTest, Match } from '../tree/expressions.ts';
import type { Truth } from '../values/value.ts';
import { type BoundCondition, type BoundExpression, type Frame, joinReferences } from './bound.ts';
import { bindComparison, compareValues, COMPARISONS, isRow } from './comparison.ts';
import type { Place } from './context.ts';
import { operate } from './operation.ts';
import { bindExists, bindIn, bindQuantified } from './subqueries.ts';

const ANDS: ReadonlySet<string> = new Set(['AND', '&&']);

/** Whether an expression is a condition by its form: elsewhere than in a condition it is turned into a value. */
export function isCondition(expression: Expression, place: Place): boolean {
  switch (expression.type) {
    case 'is':
    case 'between':
    case 'in':
    case 'match':
    case 'exists':
    case 'quantified':
      return true;
    case 'unary':
      return expression.operator === 'NOT' || expression.operator === '!';
    case 'binary':
      return isLogical(expression, place) || COMPARISONS.has(expression.operator);
    default:
      return false;
  }
}

function isLogical({ operator }: Binary, place: Place): boolean {
  if (operator === '||')
    return place.context.semantics.dialect === 'mysql' || place.context.semantics.dialect === 'mariadb';
  return ANDS.has(operator) || operator === 'OR' || operator === 'XOR';
}

/** A condition: three truths, evaluated from the left and only as far as needed. */
export function bindCondition(expression: Expression, place: Place): BoundCondition {
  if (!isCondition(expression, place)) return fromValue(expression, place);
  switch (expression.type) {
    case 'binary':
      return isLogical(expression, place)
        ? bindLogical(expression, place)
        : bindComparison(expression, place);
    case 'unary': {
      const inner = place.bind.condition(expression.operand, place);
      return condition([inner], expression.span, (frame) => not(inner.test(frame)));
    }
    case 'is':
      return bindIs(expression, place);
    case 'between':
      return bindBetween(expression, place);
    case 'match':
      return bindMatch(expression, place);
    case 'in':
      return bindIn(expression, place);
    case 'exists':
      return bindExists(expression, place);
    case 'quantified':
      return bindQuantified(expression, place);
    default:
      throw new Error(`no condition: ${expression.type}`);
  }
}

type Read = Pick<BoundExpression, 'references' | 'volatile'>;

export function condition(from: readonly Read[], span: Span, test: (frame: Frame) => Truth): BoundCondition {
  return { test, references: joinReferences(from), volatile: from.some((one) => one.volatile), span };
}

export function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** A value where a condition is wanted: `WHERE 1`. */
function fromValue(expression: Expression, place: Place): BoundCondition {
  const value = place.bind.value(expression, place);
  const { semantics, run } = place.context;
  const truth = semantics.truth(value.type, place.clause, expression.span);
  return condition([value], expression.span, (frame) => truth(value.evaluate(frame), run));
}

function bindLogical(expression: Binary, place: Place): BoundCondition {
  const { operator } = expression;
  const operands = chain(expression).map((operand) => place.bind.condition(operand, place));
  if (operator === 'XOR') return exclusive(operands, expression.span);
  const and = ANDS.has(operator);
  const bound = condition(operands, expression.span, and ? every(operands) : some(operands));
  return and ? { ...bound, parts: operands } : bound;
}

/** `a AND b AND c` as one list: a long chain is no deep recursion then. */
function chain(expression: Binary): Expression[] {
  const right: Expression[] = [];
  let left: Expression = expression;
  while (left.type === 'binary' && left.operator === expression.operator) {
    right.push(left.right);
    left = left.left;
  }
  return [left, ...right.reverse()];
}

function every(operands: readonly BoundCondition[]): (frame: Frame) => Truth {
  return (frame) => {
    let truth: Truth = true;
    for (const operand of operands) {
      const one = operand.test(frame);
      if (one === false) return false;
      if (one === null) truth = null;
    }
    return truth;
  };
}

function some(operands: readonly BoundCondition[]): (frame: Frame) => Truth {
  return (frame) => {
    let truth: Truth = false;
    for (const operand of operands) {
      const one = operand.test(frame);
      if (one === true) return true;
      if (one === null) truth = null;
    }
    return truth;
  };
}

function exclusive(operands: readonly BoundCondition[], span: Span): BoundCondition {
  return condition(operands, span, (frame) => {
    const truths = operands.map((operand) => operand.test(frame));
    return truths.includes(null) ? null : truths.filter(Boolean).length % 2 === 1;
  });
}

function bindIs(expression: IsTest, place: Place): BoundCondition {
  const { operand, what, span } = expression;
  const flip = (truth: boolean): boolean => truth !== expression.not;
  if (what === 'NULL') {
    if (isRow(operand)) return bindRowIsNull(expression, place);
    const value = place.bind.value(operand, place);
    return condition([value], span, (frame) => flip(value.evaluate(frame) === null));
  }
  const inner = place.bind.condition(operand, place);
  const wanted = what === 'UNKNOWN' ? null : what === 'TRUE';
  return condition([inner], span, (frame) => flip(inner.test(frame) === wanted));
}

/** A row IS NULL when all its values are, IS NOT NULL when none is. */
function bindRowIsNull(expression: IsTest, place: Place): BoundCondition {
  const items = expression.operand.type === 'row' ? expression.operand.items : [];
  const values = items.map((item) => place.bind.value(item, place));
  return condition(values, expression.span, (frame) =>
    values.every((value) => (value.evaluate(frame) === null) !== expression.not),
  );
}

function bindBetween(expression: Between, place: Place): BoundCondition {
  const { operand, low, high, span } = expression;
  if (isRow(operand)) fail({ kind: 'not-a-condition', type: 'record', clause: place.clause }, span);
  const [value, least, most] = [operand, low, high].map((one) => place.bind.value(one, place));
  if (!value || !least || !most) throw new Error('BETWEEN has three operands');
  const parts = [
    compareValues(value, least, { operator: '>=', span, place }),
    compareValues(value, most, { operator: '<=', span, place }),
  ];
  const both = every(parts);
  if (expression.not) return condition(parts, span, (frame) => not(both(frame)));
  return { ...condition(parts, span, both), parts };
}

function bindMatch(expression: Match, place: Place): BoundCondition {
  const { operand, pattern, escape, span } = expression;
  const { semantics, run } = place.context;
  const operands = [operand, pattern, ...(escape ? [escape] : [])].map((one) => place.bind.value(one, place));
  const operation = semantics.match(
    expression.operator,
    operands.map(({ type }) => type),
    span,
  );
  const value = operate(operation, operands, run);
  const truth = semantics.truth(operation.type, place.clause, span);
  const test = (frame: Frame): Truth => truth(value.evaluate(frame), run);
  return condition([value], span, expression.not ? (frame) => not(test(frame)) : test);
}
