import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import {
  Decimal,
  add,
  decimalOf,
  divide,
  multiply,
  negate,
  normalize,
  parseDecimal,
  subtract,
  toInteger,
  toNumber,
} from '../../values/decimal.ts';
import { Interval, addIntervals, negateInterval } from '../../values/interval.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import type { Operation } from '../semantics.ts';
import { float } from '../type-arguments.ts';
import { plusDays, plusInterval } from './moments.ts';
import { numberFromText, numberOf, quotient } from './numbers.ts';
import { textOf } from './text.ts';
import { DATE, DAY_TO_SECOND, NUMBER, VARCHAR2, isDate, isNumber, nameOf } from './types.ts';

export function binary(operator: string, left: Type, right: Type, span: Span): Operation {
  if (operator === '||') return concatenation(left, right);
  if (operator === 'AT TIME ZONE') throw new Unsupported('AT TIME ZONE', span);
  const operation = moments(operator, left, right, span) ?? intervals(operator, left, right, span);
  if (operation) return operation;
  if (!['+', '-', '*', '/'].includes(operator)) throw new Unsupported(`the operator ${operator}`, span);
  for (const type of [left, right]) {
    if (!isNumber(type) && type.kind !== 'text' && type.kind !== 'null')
      fail({ kind: 'types-do-not-match', what: 'operator', left: 'NUMBER', right: nameOf(type) }, span);
  }
  return left.kind === 'float' || right.kind === 'float'
    ? floats(operator, left, right, span)
    : numbers(operator, span);
}

/** NULL and '' are the same, so NULL adds nothing. */
function concatenation(left: Type, right: Type): Operation {
  return {
    type: left.kind === 'text' && left.name === 'CLOB' ? left : VARCHAR2,
    takesNull: true,
    evaluate: ([a = null, b = null], run) => {
      const [x, y] = [a === null ? '' : textOf(a, left), b === null ? '' : textOf(b, right)];
      run.budget.text(x.length + y.length);
      return x + y || null;
    },
  };
}

/** A text must be a number from end to end. */
export function decimalFrom(value: Value, span: Span | null): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return decimalOf(value);
  if (typeof value === 'number') return parseDecimal(String(value)) ?? decimalOf(0n);
  return numberFromText(value as string, span);
}

function numbers(operator: string, span: Span): Operation {
  return {
    type: NUMBER,
    evaluate: ([a = null, b = null]) => {
      const [x, y] = [decimalFrom(a, span), decimalFrom(b, span)];
      if (operator === '/') return quotient(x, y, span);
      const compute = { '+': add, '-': subtract, '*': multiply }[operator] ?? add;
      return numberOf(compute(x, y), span);
    },
  };
}

function floats(operator: string, left: Type, right: Type, span: Span): Operation {
  const isDouble = [left, right].some((type) => type.kind === 'float' && type.bits === 64);
  const floatOf = (value: Value): number =>
    typeof value === 'number' ? value : toNumber(decimalFrom(value, span));
  return {
    type: float(isDouble ? 64 : 32),
    evaluate: ([a = null, b = null]) => {
      const [x, y] = [floatOf(a), floatOf(b)];
      const result = { '+': x + y, '-': x - y, '*': x * y }[operator] ?? x / y;
      return isDouble ? result : Math.fround(result);
    },
  };
}

/** Days are numbers: date + 1, date - date. */
function moments(operator: string, left: Type, right: Type, span: Span): Operation | null {
  if (left.kind !== 'timestamp' && right.kind !== 'timestamp') return null;
  if (left.kind === 'timestamp' && right.kind === 'timestamp') return difference(operator, left, right, span);
  const [moment, other] = left.kind === 'timestamp' ? [left, right] : [right, left];
  const isSwapped = moment === right;
  if (operator !== '+' && (operator !== '-' || isSwapped))
    return fail(
      { kind: 'types-do-not-match', what: 'operator', left: 'NUMBER', right: nameOf(moment) },
      span,
    );
  const sign = operator === '-' ? -1n : 1n;
  const order = (values: readonly Value[]): readonly Value[] => (isSwapped ? values.toReversed() : values);
  if (other.kind === 'interval') {
    return {
      type: moment,
      evaluate: (values) => {
        const [value, by] = order(values) as [Temporal, Interval];
        return plusInterval(value, sign < 0n ? negateInterval(by) : by, span);
      },
    };
  }
  if (!isNumber(other) && other.kind !== 'text' && other.kind !== 'null')
    return fail({ kind: 'types-do-not-match', what: 'operator', left: 'NUMBER', right: nameOf(other) }, span);
  return {
    type: DATE,
    evaluate: (values) => {
      const [value, by = null] = order(values);
      const days = decimalFrom(by, span);
      return plusDays(value as Temporal, sign < 0n ? negate(days) : days, true);
    },
  };
}

const MICROS_PER_DAY = new Decimal(86_400_000_000n, 0);

function difference(operator: string, left: Type, right: Type, span: Span): Operation {
  if (operator === '+')
    fail({ kind: 'operator-types', operator, left: nameOf(left), right: nameOf(right) }, span);
  if (operator !== '-')
    return fail({ kind: 'types-do-not-match', what: 'operator', left: 'NUMBER', right: nameOf(left) }, span);
  if (isDate(left) && isDate(right)) {
    return {
      type: NUMBER,
      evaluate: ([a, b]) =>
        quotient(decimalOf((a as Temporal).micros - (b as Temporal).micros), MICROS_PER_DAY, span),
    };
  }
  return {
    type: DAY_TO_SECOND,
    evaluate: ([a, b]) => new Interval(0, 0, (a as Temporal).micros - (b as Temporal).micros),
  };
}

function intervals(operator: string, left: Type, right: Type, span: Span): Operation | null {
  if (left.kind !== 'interval' && right.kind !== 'interval') return null;
  if (left.kind === 'interval' && right.kind === 'interval' && (operator === '+' || operator === '-')) {
    if (left.fields !== right.fields)
      return fail(
        { kind: 'types-do-not-match', what: 'operator', left: nameOf(left), right: nameOf(right) },
        span,
      );
    return {
      type: left,
      evaluate: ([a, b]) =>
        addIntervals(a as Interval, operator === '+' ? (b as Interval) : negateInterval(b as Interval)),
    };
  }
  const isScaled = operator === '*' || (operator === '/' && left.kind === 'interval');
  if (!isScaled || (left.kind === 'interval') === (right.kind === 'interval'))
    return fail({ kind: 'types-do-not-match', what: 'operator', left: 'NUMBER', right: 'INTERVAL' }, span);
  const type = left.kind === 'interval' ? left : right;
  return {
    type,
    evaluate: ([a = null, b = null]) => {
      const [by, factor] =
        a instanceof Interval ? [a, decimalFrom(b, span)] : [b as Interval, decimalFrom(a, span)];
      const scale = (count: bigint): bigint =>
        operator === '*'
          ? toInteger(multiply(decimalOf(count), factor))
          : toInteger(normalize(divide(decimalOf(count), nonZero(factor, span), 6)));
      return new Interval(
        Number(scale(BigInt(by.months))),
        0,
        scale(BigInt(by.days) * 86_400_000_000n + by.micros),
      );
    },
  };
}

function nonZero(value: Decimal, span: Span): Decimal {
  return value.digits === 0n ? fail({ kind: 'division-by-zero' }, span) : value;
}

export function unary(operator: string, operand: Type, span: Span): Operation {
  if (operator === 'PRIOR' || !['+', '-'].includes(operator))
    throw new Unsupported(`the operator ${operator}`, span);
  if (operand.kind === 'interval') {
    return {
      type: operand,
      evaluate: ([value]) => (operator === '-' ? negateInterval(value as Interval) : (value as Interval)),
    };
  }
  if (!isNumber(operand) && operand.kind !== 'text' && operand.kind !== 'null')
    return fail(
      { kind: 'types-do-not-match', what: 'operator', left: 'NUMBER', right: nameOf(operand) },
      span,
    );
  return {
    type: operand.kind === 'float' ? operand : NUMBER,
    evaluate: ([value = null]) => {
      if (typeof value === 'number') return operator === '-' ? -value : value;
      const number = decimalFrom(value, span);
      return operator === '-' ? negate(number) : number;
    },
  };
}
