import { lastPart } from '../catalog/names.ts';
import { fail, Unsupported } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import { plainCall } from '../functions/plain-call.ts';
import type {
  ArrayValue,
  AtTimeZone,
  Binary,
  Case,
  Cast,
  Collate,
  Expression,
  Interval,
  Literal,
  Placeholder,
  Row as RowValue,
  SequenceValue,
  Subscript,
  Unary,
} from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import { type BoundExpression, joinReferences, NO_REFERENCES } from './bound.ts';
import { bindCall } from './calls.ts';
import { bindColumn } from './column.ts';
import { isCondition } from './condition.ts';
import { compareValues, operatorSpan } from './comparison.ts';
import type { Place } from './context.ts';
import { bindPrior } from './prior.ts';
import { computed, constant, converted, operate } from './operation.ts';
import { bindScalar } from './subqueries.ts';

/** A value: names resolved, types settled, conversions put where the dialect has them. */
export function bindValue(expression: Expression, place: Place): BoundExpression {
  const known = place.gather?.known(expression, place);
  if (known) return known;
  if (isCondition(expression, place)) return bindConditionValue(expression, place);
  const { semantics } = place.context;
  switch (expression.type) {
    case 'literal': {
      const { type, value } = semantics.literal(expression);
      return { ...constant(type, value), literal: expression.span };
    }
    case 'typed-literal': {
      const { type, value } = semantics.typedLiteral(expression);
      return constant(type, value);
    }
    case 'interval':
      return bindInterval(expression, place);
    case 'column':
      return bindColumn(expression, place);
    case 'placeholder':
      return bindVariable(expression, place);
    case 'unary':
      return bindUnary(expression, place);
    case 'binary':
      return bindBinary(expression, place);
    case 'case':
      return bindCase(expression, place);
    case 'cast':
      return bindCast(expression, place);
    case 'call':
      return bindCall(expression, place);
    case 'wordy-call':
      return bindCall(plainCall(expression), place);
    case 'subquery':
      return bindScalar(expression, place);
    case 'collate':
      return bindCollate(expression, place);
    case 'row':
      return bindRow(expression, place);
    case 'array':
      return bindArray(expression, place);
    case 'subscript':
      return bindSubscript(expression, place);
    case 'at-time-zone':
      return bindTimeZone(expression, place);
    case 'sequence-value':
      return bindSequence(expression, place);
    case 'star':
      throw new Unsupported('* as a value', expression.span);
    case 'default-value':
      throw new Unsupported('DEFAULT as a value', expression.span);
    default:
      throw new Error(`no value: ${expression.type}`);
  }
}

function bindConditionValue(expression: Expression, place: Place): BoundExpression {
  const { semantics } = place.context;
  const { test, references, volatile } = place.bind.condition(expression, place);
  return {
    type: semantics.conditionType,
    references,
    volatile,
    evaluate: (frame) => {
      const truth = test(frame);
      return truth === null ? null : semantics.condition(truth);
    },
  };
}

function bindInterval(expression: Interval, place: Place): BoundExpression {
  const operand = place.bind.value(expression.value, place);
  const { type, convert } = place.context.semantics.interval(expression, operand.type);
  return converted(operand, type, convert, place.context.run);
}

function bindVariable({ text, span }: Placeholder, place: Place): BoundExpression {
  const variable = place.context.variable?.(text);
  if (!variable) {
    if (text.startsWith('@')) return fail({ kind: 'unknown-variable', name: text }, span);
    throw new Unsupported('a parameter', span);
  }
  return constant(variable.type, variable.value);
}

/** The least 64-bit integer is written as the negative of a number that is none. */
function isLeast(operand: Expression): operand is Literal {
  return operand.type === 'literal' && operand.kind === 'number' && operand.value === '9223372036854775808';
}

function bindUnary(expression: Unary, place: Place): BoundExpression {
  const { operator, operand, span } = expression;
  const { semantics, run } = place.context;
  if (operator === 'PRIOR' || operator === 'CONNECT_BY_ROOT') return bindPrior(expression, place);
  if (
    operator === '-' &&
    isLeast(operand) &&
    semantics.dialect !== 'mssql' &&
    semantics.dialect !== 'oracle'
  ) {
    const { type } = semantics.literal({ ...operand, value: '9223372036854775807' });
    return constant(type, -(2n ** 63n));
  }
  const value = place.bind.value(operand, place);
  return operate(semantics.unary(operator, value.type, span), [value], run);
}

/** NEXT VALUE FOR ids: another number each time. */
function bindSequence({ sequence, which, span }: SequenceValue, place: Place): BoundExpression {
  const { semantics, run } = place.context;
  const last = lastPart(sequence);
  const name = semantics.fold(last.name, last.quoted, 'table');
  return {
    type: { kind: 'integer', bits: 64, unsigned: false },
    references: NO_REFERENCES,
    volatile: true,
    evaluate: () => (which === 'NEXT' ? run.sequences.next(name, span) : run.sequences.current(name, span)),
  };
}

/** A long chain of one operator is bound without recursion on its left. */
function bindBinary(expression: Binary, place: Place): BoundExpression {
  const { semantics, run } = place.context;
  const waiting: Binary[] = [];
  let left: Expression = expression;
  while (left.type === 'binary' && !isCondition(left, place) && (left === expression || !place.gather)) {
    waiting.push(left);
    left = left.left;
  }
  let bound = place.bind.value(left, place);
  for (const { operator, left: before, right } of waiting.reverse()) {
    const second = place.bind.value(right, place);
    const span = operatorSpan(operator, before, place);
    bound = operate(semantics.binary(operator, bound.type, second.type, span), [bound, second], run);
  }
  return bound;
}

/** Branches are evaluated only when they are reached. */
function bindCase(expression: Case, place: Place): BoundExpression {
  const { operand, whens, otherwise, span } = expression;
  const { semantics, run } = place.context;
  const subject = operand && place.bind.value(operand, place);
  const conditions = whens.map(({ condition }) => {
    if (!subject) return place.bind.condition(condition, place);
    const value = place.bind.value(condition, place);
    return compareValues(subject, value, { operator: '=', span: condition.span, place });
  });
  const results = [...whens.map(({ result }) => result), ...(otherwise ? [otherwise] : [])];
  const values = results.map((result) => place.bind.value(result, place));
  const { type, convert } = semantics.common(
    values.map((value) => value.type),
    'CASE',
    span,
  );
  const branches = values.map((value, i) => converted(value, type, convert[i] ?? null, run).evaluate);
  const last = otherwise ? branches[conditions.length] : undefined;
  const reads = [...conditions, ...values];
  return {
    type,
    references: joinReferences(reads),
    volatile: reads.some((one) => one.volatile),
    evaluate: (frame) => {
      for (let i = 0; i < conditions.length; i += 1) {
        if (conditions[i]?.test(frame) === true) return branches[i]?.(frame) ?? null;
      }
      return last?.(frame) ?? null;
    },
  };
}

function bindCast(expression: Cast, place: Place): BoundExpression {
  const { operand, to, style, form, span } = expression;
  const { semantics, run } = place.context;
  const value = place.bind.value(operand, place);
  const type = semantics.typeOf(to);
  const number = style && styleOf(place.bind.value(style, place), style.span, place);
  const convert = semantics.cast(value.type, type, {
    form,
    style: number,
    span,
  });
  return converted(value, type, convert, run);
}

/** T-SQL's third argument of CONVERT. @throws SqlFailure 8116 where it is no whole number */
function styleOf({ type, constant: given }: BoundExpression, span: Span, place: Place): number | null {
  if (given === null || given === undefined) return null;
  if (typeof given === 'bigint') return Number(given);
  const what = `Argument data type ${place.context.semantics.nameOf(type)} is invalid for argument 3 of convert function.`;
  return fail({ kind: 'invalid-argument', name: 'CONVERT', code: '8116', what }, span);
}

function bindCollate({ operand, collation, span }: Collate, place: Place): BoundExpression {
  const { semantics, run } = place.context;
  const value = place.bind.value(operand, place);
  const name = collation.parts.map((part) => part.name).join('.');
  const chosen = { ...semantics.collation(name, span), explicit: true };
  const { type } = value;
  if (type.kind === 'text' || type.kind === 'any' || type.kind === 'enum')
    return { ...value, type: { ...type, collation: chosen } };
  const text: Type = { kind: 'text', length: null, fixed: false, collation: chosen };
  if (type.kind === 'null' || type.kind === 'unknown') return { ...value, type: text };
  if (type.kind === 'array' && type.of.kind === 'text')
    return { ...value, type: { ...type, of: { ...type.of, collation: chosen } } };
  if (semantics.dialect === 'postgresql' || semantics.dialect === 'mssql')
    return fail({ kind: 'no-collation', type: semantics.nameOf(type) }, operand.span);
  // MySQL makes a text of anything but bytes; whether Oracle does is not known.
  if (semantics.dialect === 'oracle' || type.kind === 'blob')
    throw new Unsupported(`COLLATE of ${semantics.nameOf(type)}`, span);
  return converted(value, text, (given) => semantics.text(given, type), run);
}

function bindRow({ items }: RowValue, place: Place): BoundExpression {
  const values = items.map((item) => place.bind.value(item, place));
  const type: Type = { kind: 'row', of: values.map((value) => value.type) };
  return computed(type, values, (frame) => values.map((value) => value.evaluate(frame)));
}

function bindArray({ items, span }: ArrayValue, place: Place): BoundExpression {
  const { semantics, run } = place.context;
  const values = items.map((item) => place.bind.value(item, place));
  const { type, convert } = semantics.common(
    values.map((value) => value.type),
    'ARRAY',
    span,
  );
  const alike = values.map((value, i) => converted(value, type, convert[i] ?? null, run));
  return computed({ kind: 'array', of: type }, alike, (frame) => alike.map((value) => value.evaluate(frame)));
}

/** Arrays count from 1; beyond them is NULL. */
function bindSubscript({ operand, index, span }: Subscript, place: Place): BoundExpression {
  const [array, at] = [place.bind.value(operand, place), place.bind.value(index, place)];
  if (array.type.kind !== 'array') throw new Unsupported('a subscript of what is no array', span);
  return computed(array.type.of, [array, at], (frame) => {
    const [items, i] = [array.evaluate(frame), at.evaluate(frame)];
    if (!Array.isArray(items) || i === null) return null;
    return items[Number(i) - 1] ?? null;
  });
}

function bindTimeZone({ operand, zone, span }: AtTimeZone, place: Place): BoundExpression {
  const { semantics, run } = place.context;
  const [value, name] = [place.bind.value(operand, place), place.bind.value(zone, place)];
  return operate(semantics.binary('AT TIME ZONE', value.type, name.type, span), [value, name], run);
}
