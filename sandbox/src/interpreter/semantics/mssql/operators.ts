import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import {
  Decimal,
  add,
  divide,
  multiply,
  negate,
  remainder,
  rescale,
  signOf,
  subtract,
} from '../../values/decimal.ts';
import { Interval, addInterval } from '../../values/interval.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { pickCollation } from '../collations.ts';
import type { Operation } from '../semantics.ts';
import { conversion } from './conversions.ts';
import { decimalResult, exactOf } from './precision.ts';
import { DAY_ZERO, fitted } from './moments.ts';
import {
  DATETIME,
  FLOAT,
  LATIN,
  MONEY,
  isMoney,
  isNumber,
  isOldMoment,
  isText,
  nameOf,
  rankOf,
  varchar,
} from './types.ts';

const VERBS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
};

/** https://learn.microsoft.com/sql/t-sql/language-elements/operators-transact-sql */
export function binary(operator: string, left: Type, right: Type, span: Span): Operation {
  if (operator === '+' && isTextual(left) && isTextual(right)) return concatenation(left, right);
  if (operator === 'AT TIME ZONE') throw new Unsupported('AT TIME ZONE', span);
  const type =
    left.kind === 'null' ? right : right.kind === 'null' || rankOf(left) >= rankOf(right) ? left : right;
  if (type.kind === 'timestamp' || type.kind === 'date' || type.kind === 'time')
    return moments(operator, [left, right], type, span);
  if (!isNumber(type)) return refused(operator, type, span);
  if (['&', '|', '^', '<<', '>>'].includes(operator)) return bits(operator, [left, right], type, span);
  if (type.kind === 'integer' && type.bits === 1) return refused(operator, type, span);
  if (type.kind === 'float') return floats(operator, [left, right], type, span);
  if (type.kind === 'integer') return integers(operator, [left, right], type, span);
  return decimals(operator, [left, right], span);
}

type Pair = readonly [Type, Type];

function isTextual(type: Type): boolean {
  return isText(type) || type.kind === 'null' || type.kind === 'uuid';
}

function refused(operator: string, type: Type, span: Span): never {
  return fail(
    { kind: 'operator-types', operator: VERBS[operator] ?? operator, left: null, right: nameOf(type) },
    span,
  );
}

function concatenation(left: Type, right: Type): Operation {
  const [a, b] = [left, right].map((type) => (isText(type) ? type : varchar(null)));
  const isNational = [a, b].some((type) => type?.name?.startsWith('N'));
  const length =
    a && b && a.length !== null && b.length !== null ? Math.min(a.length + b.length, 8000) : null;
  const type = {
    ...varchar(length, isNational ? 'NVARCHAR' : 'VARCHAR'),
    collation: pickCollation(a?.collation ?? LATIN, b?.collation ?? LATIN, LATIN),
  };
  return {
    type,
    evaluate: ([x, y], run) => {
      const [first, second] = [x as string, y as string];
      run.budget.text(first.length + second.length);
      return first + second;
    },
  };
}

/** Both sides as `type`; NULL stays away. */
function converting(
  [left, right]: Pair,
  type: Type,
  span: Span,
): readonly [(value: Value) => Value, (value: Value) => Value] {
  const one = (from: Type): ((value: Value) => Value) => {
    const convert = conversion(from, type, { style: null, span });
    if (!convert) return fail({ kind: 'cannot-convert', from: nameOf(from), to: nameOf(type) }, span);
    return (value) => convert(value, undefined as never);
  };
  return [one(left), one(right)];
}

function integers(operator: string, types: Pair, type: Type & { kind: 'integer' }, span: Span): Operation {
  const [a, b] = converting(types, plainInteger(type), span);
  const least = type.unsigned ? 0n : -(2n ** BigInt(type.bits - 1));
  const most = type.unsigned ? 2n ** BigInt(type.bits) - 1n : 2n ** BigInt(type.bits - 1) - 1n;
  return {
    type: plainInteger(type),
    evaluate: ([x = null, y = null]) => {
      const result = computeIntegers(operator, a(x) as bigint, b(y) as bigint, span);
      if (result >= least && result <= most) return result;
      return fail(
        { kind: 'out-of-range', type: `expression to ${nameOf(type)}`, value: '', column: null },
        span,
      );
    },
  };
}

function plainInteger({ bits, unsigned }: Type & { kind: 'integer' }): Type {
  return { kind: 'integer', bits, unsigned };
}

function computeIntegers(operator: string, a: bigint, b: bigint, span: Span): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      if (b === 0n) fail({ kind: 'division-by-zero' }, span);
      return operator === '/' ? a / b : a % b;
  }
}

function floats(operator: string, types: Pair, type: Type, span: Span): Operation {
  if (operator === '%') return refused(operator, type, span);
  const [a, b] = converting(types, FLOAT, span);
  return {
    type,
    evaluate: ([x = null, y = null]) => {
      const [p, q] = [a(x) as number, b(y) as number];
      if (operator === '/' && q === 0) fail({ kind: 'division-by-zero' }, span);
      const result = operator === '+' ? p + q : operator === '-' ? p - q : operator === '*' ? p * q : p / q;
      if (Number.isFinite(result)) return result;
      return fail({ kind: 'out-of-range', type: 'expression to float', value: '', column: null }, span);
    },
  };
}

/** Precision and scale by the documented rules; a quotient is cut, not rounded. */
function decimals(operator: string, [left, right]: Pair, span: Span): Operation {
  const isAllMoney = [left, right].every(
    (type) => isMoney(type) || type.kind === 'integer' || isTextual(type),
  );
  const [p, q] = [exactOf(left, right), exactOf(right, left)];
  const type = isAllMoney ? MONEY : decimalResult(operator, p, q);
  const scale = type.kind === 'decimal' ? (type.scale ?? 0) : 0;
  const [a, b] = [conversion(left, p, { style: null, span }), conversion(right, q, { style: null, span })];
  if (!a || !b) return refused(operator, a ? right : left, span);
  const most = 10n ** BigInt(type.kind === 'decimal' ? (type.precision ?? 38) : 38);
  return {
    type,
    evaluate: ([x = null, y = null], run) => {
      const [m, n] = [a(x, run) as Decimal, b(y, run) as Decimal];
      const result = rescale(computeDecimals(operator, [m, n], isAllMoney ? 4 : scale, span), scale);
      if (result.digits < most && result.digits > -most) return result;
      return fail({ kind: 'out-of-range', type: 'expression to numeric', value: '', column: null }, span);
    },
  };
}

function computeDecimals(
  operator: string,
  [a, b]: readonly [Decimal, Decimal],
  scale: number,
  span: Span,
): Decimal {
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    default:
      if (signOf(b) === 0) fail({ kind: 'division-by-zero' }, span);
      return operator === '/' ? divide(a, b, scale, 'cut') : remainder(a, b);
  }
}

function bits(operator: string, types: Pair, type: Type, span: Span): Operation {
  if (type.kind !== 'integer') return refused(operator, type, span);
  const [a, b] = converting(types, plainInteger(type), span);
  return {
    type: plainInteger(type),
    evaluate: ([x = null, y = null]) => {
      const [p, q] = [a(x) as bigint, b(y) as bigint];
      if (operator === '&') return p & q;
      if (operator === '|') return p | q;
      return operator === '^' ? p ^ q : BigInt.asIntN(type.bits, operator === '<<' ? p << q : p >> q);
    },
  };
}

/** A DATETIME takes numbers for days, and gives a DATETIME even for a difference; the newer types take none. */
function moments(operator: string, [left, right]: Pair, type: Type, span: Span): Operation {
  const other = type === left ? right : left;
  if (!isOldMoment(type)) {
    if (isNumber(other))
      fail({ kind: 'incomparable', operator: 'clash', left: nameOf(left), right: nameOf(right) }, span);
    return refused(operator, type, span);
  }
  if (operator !== '+' && operator !== '-') return refused(operator, type, span);
  const [a, b] = converting([left, right], DATETIME, span);
  return {
    type,
    evaluate: ([x = null, y = null]) => {
      const [p, q] = [a(x) as Temporal, b(y) as Temporal];
      const days = (q.micros - DAY_ZERO) * (operator === '-' ? -1n : 1n);
      const result = addInterval(p, new Interval(0, 0, days));
      return type.kind === 'timestamp' ? fitted(result, type) : result;
    },
  };
}

export function unary(operator: string, operand: Type, span: Span): Operation {
  const type = operand.kind === 'integer' ? plainInteger(operand) : operand;
  if (operator === '+') return { type: operand, evaluate: ([value = null]) => value };
  if (operator === '~' && operand.kind === 'integer') {
    const { bits: width, unsigned } = operand;
    return {
      type,
      evaluate: ([value]) =>
        unsigned || width === 1 ? BigInt.asUintN(width, ~(value as bigint)) : ~(value as bigint),
    };
  }
  if (operator !== '-' || !isNumber(operand))
    return fail(
      {
        kind: 'operator-types',
        operator: operator === '-' ? 'minus' : operator,
        left: null,
        right: nameOf(operand),
      },
      span,
    );
  const digits = operand.kind === 'integer' && operand.digits !== undefined ? { ...operand } : type;
  return {
    type: digits,
    evaluate: ([value]) => {
      if (value instanceof Decimal) return negate(value);
      return typeof value === 'bigint' ? -value : -(value as number);
    },
  };
}
