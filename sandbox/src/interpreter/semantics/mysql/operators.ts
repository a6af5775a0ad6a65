import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Collation, Type } from '../../types/type.ts';
import {
  Decimal,
  add,
  divide,
  multiply,
  negate,
  powerOfTen,
  remainder,
  rescale,
  signOf,
  subtract,
  toInteger,
} from '../../values/decimal.ts';
import { toDecimal, toFloat } from '../../values/numeric.ts';
import type { Value } from '../../values/value.ts';
import type { Operation } from '../semantics.ts';
import { decimal } from '../type-arguments.ts';
import { moved } from './intervals.ts';
import { jsonArrow } from './json-arrows.ts';
import {
  MAX_SIGNED,
  MAX_UNSIGNED,
  MIN_SIGNED,
  decimalFrom,
  floatOf,
  integerFrom,
  numberKind,
  numberOf,
} from './numbers.ts';
import { textOf } from './text.ts';
import { BIGINT, DOUBLE, JSON_TYPE, UNSIGNED_BIGINT, digitsOf, textType } from './types.ts';

const MAX_PRECISION = 65;
const MAX_SCALE = 30;
/** div_precision_increment. */
const MORE_DIGITS = 4;

export type Operands = {
  readonly operator: string;
  readonly left: Type;
  readonly right: Type;
  readonly span: Span;
};

/** https://dev.mysql.com/doc/refman/8.4/en/arithmetic-functions.html */
export function binary({ operator, left, right, span }: Operands, collation: Collation): Operation {
  if (right.kind === 'interval' && (operator === '+' || operator === '-'))
    return moved(left, right, operator === '+' ? 1 : -1, collation);
  if (left.kind === 'interval' && operator === '+') {
    const swapped = moved(right, left, 1, collation);
    return { ...swapped, evaluate: ([a = null, b = null], run) => swapped.evaluate([b, a], run) };
  }
  switch (operator) {
    case '+':
    case '-':
    case '*':
      return arithmetic({ operator, left, right, span });
    case '/':
      return quotient({ operator, left, right, span });
    case '%':
    case 'MOD':
      return modulo(left, right);
    case 'DIV':
      return wholeQuotient({ operator, left, right, span });
    case '->':
    case '->>':
      return jsonOperation(operator, right, collation);
    default:
      return bits({ operator, left, right, span });
  }
}

const INTEGERS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
};
const DECIMALS: Readonly<Record<string, (a: Decimal, b: Decimal) => Decimal>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
};
const FLOATS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
};

function kindOf(left: Type, right: Type): 'integer' | 'decimal' | 'float' {
  const kinds = [numberKind(left), numberKind(right)];
  if (kinds.includes('float')) return 'float';
  return kinds.includes('decimal') ? 'decimal' : 'integer';
}

function isUnsigned(type: Type): boolean {
  return type.kind === 'integer' && type.unsigned;
}

function arithmetic(operands: Operands): Operation {
  const { operator, left, right, span } = operands;
  const kind = kindOf(left, right);
  if (kind === 'float') {
    const compute = FLOATS[operator];
    return {
      type: DOUBLE,
      evaluate: ([a = null, b = null]) =>
        finite(compute?.(floatOf(a, left), floatOf(b, right)) ?? 0, operands, [a, b]),
    };
  }
  if (kind === 'decimal') {
    const compute = DECIMALS[operator] ?? add;
    return {
      type: decimalType(operator, left, right),
      evaluate: ([a = null, b = null]) => {
        const [x, y] = [decimalFrom(a, left), decimalFrom(b, right)];
        return heldDecimal(compute(x, y), `(${toFloat(x)} ${operator} ${toFloat(y)})`, span);
      },
    };
  }
  const type = isUnsigned(left) || isUnsigned(right) ? UNSIGNED_BIGINT : BIGINT;
  const compute = INTEGERS[operator];
  return {
    type,
    evaluate: ([a = null, b = null]) => {
      const [x, y] = [integerFrom(a, left), integerFrom(b, right)];
      return inRange(compute?.(x, y) ?? 0n, type, `(${x} ${operator} ${y})`, span);
    },
  };
}

function inRange(value: bigint, type: Type, shown: string, span: Span): bigint {
  const [least, most] = isUnsigned(type) ? [0n, MAX_UNSIGNED] : [MIN_SIGNED, MAX_SIGNED];
  if (value >= least && value <= most) return value;
  const name = isUnsigned(type) ? 'BIGINT UNSIGNED' : 'BIGINT';
  return fail({ kind: 'out-of-range', type: name, value: shown, column: null }, span);
}

function finite(
  result: number,
  { operator, left, right, span }: Operands,
  [a, b]: readonly [Value, Value],
): number {
  if (Number.isFinite(result)) return result;
  const value = `(${floatOf(a, left)} ${operator} ${floatOf(b, right)})`;
  return fail({ kind: 'out-of-range', type: 'DOUBLE', value, column: null }, span);
}

/** Of a fraction more digits are kept than are shown, but not without end; before the point there are 65. */
const KEPT_SCALE = 45;
const MOST = 10n ** 65n;

function heldDecimal(value: Decimal, shown: string, span: Span): Decimal {
  const result = value.scale > KEPT_SCALE ? rescale(value, KEPT_SCALE, 'cut') : value;
  const limit = MOST * powerOfTen(result.scale);
  if (result.digits < limit && result.digits > -limit) return result;
  return fail({ kind: 'out-of-range', type: 'DECIMAL', value: shown, column: null }, span);
}

function decimalType(operator: string, left: Type, right: Type): Type {
  const [a, b] = [digitsOf(left), digitsOf(right)];
  if (operator === '*') return sized(a.whole + b.whole, a.scale + b.scale);
  return sized(Math.max(a.whole, b.whole) + 1, Math.max(a.scale, b.scale));
}

function sized(whole: number, scale: number): Type {
  const held = Math.min(scale, MAX_SCALE);
  return decimal(Math.min(whole + held, MAX_PRECISION), held);
}

/** Four more digits than the left side has; by zero it is NULL. */
function quotient(operands: Operands): Operation {
  const { left, right } = operands;
  if (kindOf(left, right) === 'float') {
    return {
      type: DOUBLE,
      evaluate: ([a = null, b = null]) => {
        const divisor = floatOf(b, right);
        return divisor === 0 ? null : finite(floatOf(a, left) / divisor, operands, [a, b]);
      },
    };
  }
  const [a, b] = [digitsOf(left), digitsOf(right)];
  return {
    type: sized(a.whole + b.scale, a.scale + MORE_DIGITS),
    evaluate: ([x = null, y = null]) => {
      const [dividend, divisor] = [decimalFrom(x, left), decimalFrom(y, right)];
      return signOf(divisor) === 0 ? null : divide(dividend, divisor, keptScale(dividend, divisor), 'cut');
    },
  };
}

/** A quotient is worked out in words of nine digits (do_div_mod of decimal.c); only what is shown is rounded. */
function keptScale(left: Decimal, right: Decimal): number {
  const [a, b] = [words(left.scale), words(right.scale)];
  const more = Math.max(MORE_DIGITS - (a - left.scale) - (b - right.scale), 0);
  return words(a + b + more);
}

function words(digits: number): number {
  return Math.ceil(digits / 9) * 9;
}

function modulo(left: Type, right: Type): Operation {
  const kind = kindOf(left, right);
  if (kind === 'float') {
    return {
      type: DOUBLE,
      evaluate: ([a = null, b = null]) => {
        const divisor = floatOf(b, right);
        return divisor === 0 ? null : floatOf(a, left) % divisor;
      },
    };
  }
  if (kind === 'decimal') {
    const [a, b] = [digitsOf(left), digitsOf(right)];
    return {
      type: sized(Math.max(a.whole, b.whole), Math.max(a.scale, b.scale)),
      evaluate: ([x = null, y = null]) => {
        const divisor = decimalFrom(y, right);
        return signOf(divisor) === 0 ? null : remainder(decimalFrom(x, left), divisor);
      },
    };
  }
  return {
    type: isUnsigned(left) ? UNSIGNED_BIGINT : BIGINT,
    evaluate: ([a = null, b = null]) => {
      const divisor = integerFrom(b, right);
      return divisor === 0n ? null : integerFrom(a, left) % divisor;
    },
  };
}

function wholeQuotient({ left, right, span }: Operands): Operation {
  const type = isUnsigned(left) || isUnsigned(right) ? UNSIGNED_BIGINT : BIGINT;
  return {
    type,
    evaluate: ([a = null, b = null]) => {
      const [x, y] = [decimalFrom(a, left), decimalFrom(b, right)];
      if (signOf(y) === 0) return null;
      return inRange(toInteger(divide(x, y, 0, 'cut')), type, `(${toFloat(x)} DIV ${toFloat(y)})`, span);
    },
  };
}

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => (b >= 64n ? 0n : a << b),
  '>>': (a, b) => (b >= 64n ? 0n : a >> b),
};

/** In 64 unsigned bits. */
function bits({ operator, left, right, span }: Operands): Operation {
  const compute = BITS[operator];
  if (!compute) throw new Unsupported(`the operator ${operator}`, span);
  return {
    type: UNSIGNED_BIGINT,
    evaluate: ([a = null, b = null]) => {
      const [x, y] = [bitsFrom(a, left), bitsFrom(b, right)];
      return BigInt.asUintN(64, compute(x, y));
    },
  };
}

/** Here floats are rounded away from zero at halves. */
function bitsFrom(value: Value, type: Type): bigint {
  if (typeof value === 'string') return BigInt.asUintN(64, toInteger(decimalFrom(value, type)));
  const number = numberOf(value, type);
  const whole = typeof number === 'number' ? toInteger(decimalFrom(number, type)) : integerFrom(value, type);
  return BigInt.asUintN(64, whole);
}

function jsonOperation(operator: '->' | '->>', right: Type, collation: Collation): Operation {
  return {
    type: operator === '->' ? JSON_TYPE : textType(collation),
    evaluate: ([document = null, path = null], { budget }) => {
      budget.step(Math.ceil(textOf(document, JSON_TYPE).length / 64));
      return jsonArrow(document, textOf(path, right), operator);
    },
  };
}

export function unary(operator: string, operand: Type, span: Span): Operation {
  if (operator === '+') return { type: operand, evaluate: ([value = null]) => value };
  if (operator === '~')
    return {
      type: UNSIGNED_BIGINT,
      evaluate: ([value = null]) => BigInt.asUintN(64, ~integerFrom(value, operand)),
    };
  if (operator === 'BINARY') return bytes();
  if (operator !== '-') throw new Unsupported(`the operator ${operator}`, span);
  const kind = numberKind(operand);
  const types = { integer: BIGINT, float: DOUBLE, decimal: operand };
  return {
    type: types[kind],
    evaluate: ([value = null]) => {
      const number = numberOf(value, operand);
      if (typeof number === 'number') return kind === 'float' ? -number : -BigInt(Math.trunc(number));
      if (typeof number === 'bigint') return inRange(-number, BIGINT, `-(${number})`, span);
      return negate(toDecimal(number));
    },
  };
}

/** BINARY a: the text's bytes, compared as such. */
function bytes(): Operation {
  return {
    type: { kind: 'blob', length: null, fixed: false },
    evaluate: ([value = null]) => (typeof value === 'string' ? new TextEncoder().encode(value) : value),
  };
}
