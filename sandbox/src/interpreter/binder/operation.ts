import { SqlFailure } from '../errors/failure.ts';
import type { Run } from '../run/run.ts';
import type { Conversion, Operation } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import { type BoundExpression, type Frame, joinReferences, NO_REFERENCES } from './bound.ts';

export function constant(type: Type, value: Value): BoundExpression {
  return { type, constant: value, evaluate: () => value, references: NO_REFERENCES, volatile: false };
}

/** A value computed from others; what is constant and does not fail is computed now. */
export function computed(
  type: Type,
  from: readonly BoundExpression[],
  evaluate: (frame: Frame) => Value,
): BoundExpression {
  const bound = {
    type,
    evaluate,
    references: joinReferences(from),
    volatile: from.some((one) => one.volatile),
  };
  return from.length > 0 && from.every((one) => one.constant !== undefined) ? folded(bound) : bound;
}

/** An operator over operands, all of which are evaluated before any is found to be NULL. */
export function operate(operation: Operation, given: readonly BoundExpression[], run: Run): BoundExpression {
  const operands = given.map((operand, i) => {
    const convert = operation.literals?.[i];
    return convert && operand.literal ? settled(operand, operand.type, { convert, run }) : operand;
  });
  const [left, right, third] = operands;
  const { type, takesNull } = operation;
  if (left && right && !third && !takesNull) {
    return computed(type, operands, (frame) => {
      const a = left.evaluate(frame);
      const b = right.evaluate(frame);
      return a === null || b === null ? null : operation.evaluate([a, b], run);
    });
  }
  return computed(type, operands, (frame) => {
    const values = operands.map((operand) => operand.evaluate(frame));
    return !takesNull && values.includes(null) ? null : operation.evaluate(values, run);
  });
}

export function converted(
  bound: BoundExpression,
  type: Type,
  convert: Conversion | null,
  run: Run,
): BoundExpression {
  if (!convert) return bound.type === type ? bound : { ...bound, type };
  if (bound.type.kind === 'unknown' && bound.literal) return settled(bound, type, { convert, run });
  const { evaluate } = bound;
  return computed(type, [bound], (frame) => {
    const value = evaluate(frame);
    return value === null ? null : convert(value, run);
  });
}

/** PostgreSQL reads a quoted literal as soon as its type is known, whether or not it is ever reached. */
function settled(
  { constant: text = null, literal }: BoundExpression,
  type: Type,
  { convert, run }: { readonly convert: Conversion; readonly run: Run },
): BoundExpression {
  try {
    return constant(type, text === null ? null : convert(text, run));
  } catch (failure) {
    if (failure instanceof SqlFailure && literal) failure.span = literal;
    throw failure;
  }
}

const NOWHERE: Frame = { row: [], outer: null };

/** An error is left to the run: the branch may never be reached. */
function folded(bound: BoundExpression): BoundExpression {
  if (bound.volatile) return bound;
  try {
    const value = bound.evaluate(NOWHERE);
    return { ...bound, constant: value, evaluate: () => value };
  } catch (failure) {
    if (failure instanceof SqlFailure) return bound;
    throw failure;
  }
}
