import { Unsupported } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Run } from '../../run/run.ts';
import type { Value } from '../../values/value.ts';
import type { Operation } from '../semantics.ts';
import { jsonArrow } from './json-arrows.ts';
import { NONE } from './types.ts';
import { fits, integerOf, numberOf, textOf } from './values.ts';

const CHARACTERS_A_STEP = 64;

type Numbers = (left: bigint | number, right: bigint | number) => Value;

const OPERATORS: Readonly<Record<string, Operation['evaluate']>> = {
  '+': numbers(
    arithmetic(
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  ),
  '-': numbers(
    arithmetic(
      (a, b) => a - b,
      (a, b) => a - b,
    ),
  ),
  '*': numbers(
    arithmetic(
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  ),
  '/': numbers(divide),
  '%': remainder,
  '&': integers((a, b) => a & b),
  '|': integers((a, b) => a | b),
  '<<': integers((a, b) => shift(a, b)),
  '>>': integers((a, b) => shift(a, -b)),
  '||': ([left = null, right = null], run) => {
    const [a, b] = [textOf(left), textOf(right)];
    run.budget.text(a.length + b.length);
    return a + b;
  },
  '->': ([left = null, right = null], run) => arrow(left, right, { sign: '->', run }),
  '->>': ([left = null, right = null], run) => arrow(left, right, { sign: '->>', run }),
};

/** https://sqlite.org/lang_expr.html#operators_and_parse_affecting_attributes */
export function binary(operator: string, span: Span): Operation {
  const evaluate = OPERATORS[operator];
  if (!evaluate) throw new Unsupported(`the operator ${operator}`, span);
  return { type: NONE, evaluate };
}

export function unary(operator: string): Operation {
  if (operator === '~') return { type: NONE, evaluate: ([value = null]) => ~integerOf(value) };
  if (operator === '+') return { type: NONE, evaluate: ([value = null]) => value };
  return {
    type: NONE,
    evaluate: ([value = null]) => {
      const number = numberOf(value);
      if (typeof number === 'number') return -number;
      return fits(-number) ? -number : -Number(number);
    },
  };
}

/** A document is read each time: that costs what it weighs. */
function arrow(left: Value, right: Value, { sign, run }: { sign: '->' | '->>'; run: Run }): Value {
  run.budget.step(Math.ceil(textOf(left).length / CHARACTERS_A_STEP));
  return jsonArrow(left, right, sign);
}

function numbers(compute: Numbers): Operation['evaluate'] {
  return ([left = null, right = null]) => notNaN(compute(numberOf(left), numberOf(right)));
}

function notNaN(value: Value): Value {
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
}

function integers(compute: (left: bigint, right: bigint) => bigint): Operation['evaluate'] {
  return ([left = null, right = null]) => compute(integerOf(left), integerOf(right));
}

/** Integers as long as the result has room in 64 bits, floats beyond. */
function arithmetic(
  exact: (left: bigint, right: bigint) => bigint,
  inexact: (left: number, right: number) => number,
): Numbers {
  return (left, right) => {
    if (typeof left === 'bigint' && typeof right === 'bigint') {
      const result = exact(left, right);
      if (fits(result)) return result;
    }
    return inexact(Number(left), Number(right));
  };
}

/** Integers cut towards zero; by zero it is NULL. */
function divide(left: bigint | number, right: bigint | number): Value {
  if (Number(right) === 0) return null;
  if (typeof left === 'bigint' && typeof right === 'bigint' && fits(left / right)) return left / right;
  return Number(left) / Number(right);
}

/** Of whole numbers; a real where one side is. */
function remainder([left = null, right = null]: readonly Value[]): Value {
  const [a, b] = [integerOf(left), integerOf(right)];
  if (b === 0n) return null;
  const isWhole = [left, right].every((value) => typeof numberOf(value) === 'bigint');
  return isWhole ? a % b : Number(a % b);
}

/** By a negative count it goes the other way; bits that leave are gone. */
function shift(value: bigint, count: bigint): bigint {
  if (count >= 64n) return 0n;
  if (count <= -64n) return value < 0n ? -1n : 0n;
  return count >= 0n ? BigInt.asIntN(64, value << count) : value >> -count;
}
