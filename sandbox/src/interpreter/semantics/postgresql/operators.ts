import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Run } from '../../run/run.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, negate } from '../../values/decimal.ts';
import { Interval, negateInterval } from '../../values/interval.ts';
import { Json } from '../../values/json.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { orderOf } from '../ordering.ts';
import type { Conversion, Operation, Semantics } from '../semantics.ts';
import { toNumberType } from './casts.ts';
import { inputOf } from './input.ts';
import { jsonOperation } from './json-operators.ts';
import { inRange } from './limits.ts';
import { match } from './matching.ts';
import { momentOperation, scaledInterval } from './moments.ts';
import { numberOperation } from './numbers.ts';
import { textOf } from './output.ts';
import { toFloat, isNumeric } from '../../values/numeric.ts';
import { BOOLEAN, INTERVAL, NUMERIC, TEXT, categoryOf, isOpen, nameOf, timestamp, widerOf } from './types.ts';

const REGEX = new Set(['~', '~*', '!~', '!~*']);

/** https://www.postgresql.org/docs/current/functions.html; an unknown side takes the type that the other suggests. */
export const binary: Semantics['binary'] = (operator, left, right, span) => {
  if (REGEX.has(operator)) return match(operator, [left, right], span);
  if (operator === 'AT TIME ZONE') return atTimeZone(left, right, span);
  if (operator === '||') return concatenation(left, right, span);
  const [a, b] = settled(operator, left, right, span);
  const operation =
    numeric(operator, a, b, span) ??
    moments(operator, a, b, span) ??
    documents(operator, a, b) ??
    arrays(operator, a, b);
  if (!operation) return noOperator(operator, { left, right, span });
  const literals = [
    isOpen(left) ? inputOf(a, span) : null,
    isOpen(right) ? inputOf(operation.right ?? b, span) : null,
  ] as const;
  return { type: operation.type, literals, evaluate: withLiterals(operation.evaluate, literals) };
};

const DOUBLE: Type = { kind: 'float', bits: 64 };

type Settled = Operation & { readonly right?: Type };

function noOperator(operator: string, { left, right, span }: { left: Type; right: Type; span: Span }): never {
  if (isOpen(left) && isOpen(right))
    fail({ kind: 'operator-types', operator, left: 'unknown', right: 'unknown' }, span);
  return fail({ kind: 'operator-types', operator, left: nameOf(left), right: nameOf(right) }, span);
}

/** What is still a text is read. */
function withLiterals(
  evaluate: Operation['evaluate'],
  [left, right]: readonly [Conversion | null, Conversion | null],
): Operation['evaluate'] {
  if (!left && !right) return evaluate;
  return ([a = null, b = null], run) => evaluate([readText(a, left, run), readText(b, right, run)], run);
}

function readText(value: Value, convert: Conversion | null, run: Run): Value {
  return convert && typeof value === 'string' ? convert(value, run) : value;
}

function withInputs(
  evaluate: Operation['evaluate'],
  [left, right]: readonly [Conversion | null, Conversion | null],
): Operation['evaluate'] {
  if (!left && !right) return evaluate;
  return ([a = null, b = null], run) => evaluate([left ? left(a, run) : a, right ? right(b, run) : b], run);
}

/** Types for both sides: an unknown one takes the other's, except beside dates, where it is an interval for `+`. */
function settled(operator: string, left: Type, right: Type, span: Span): readonly [Type, Type] {
  if (isOpen(left) && isOpen(right) && operator === '^') return [DOUBLE, DOUBLE];
  if (isOpen(left) && isOpen(right)) return noOperator(operator, { left, right, span });
  if (isOpen(left)) return [suggested(operator, right), right];
  return isOpen(right) ? [left, suggested(operator, left)] : [left, right];
}

function suggested(operator: string, beside: Type): Type {
  if (operator === '^') return beside.kind === 'decimal' ? NUMERIC : DOUBLE;
  if (beside.kind === 'timestamp' || beside.kind === 'time') return operator === '-' ? beside : INTERVAL;
  if (beside.kind === 'interval')
    return operator === '*' || operator === '/' ? { kind: 'float', bits: 64 } : INTERVAL;
  if (beside.kind === 'json')
    return operator === '@>' || operator === '<@' || operator === '||' ? beside : TEXT;
  return beside;
}

function numeric(operator: string, left: Type, right: Type, span: Span): Settled | null {
  if (categoryOf(left) !== 'number' || categoryOf(right) !== 'number') return null;
  const shifts = operator === '<<' || operator === '>>';
  const type = shifts ? left : numberType(operator, left, right);
  const operation = numberOperation(operator, type, span);
  if (!operation || (shifts && right.kind !== 'integer')) return null;
  const [a, b] = [toNumberType(left, type), shifts ? null : toNumberType(right, type)];
  return { type, evaluate: withInputs(operation.evaluate, [a, b]) };
}

function numberType(operator: string, left: Type, right: Type): Type {
  const wider = widerOf(left, right);
  const float: Type = { kind: 'float', bits: 64 };
  // real stays real only beside real.
  if (wider.kind === 'float')
    return left.kind === right.kind && nameOf(left) === nameOf(right) ? wider : float;
  if (operator === '^') return wider.kind === 'decimal' ? NUMERIC : float;
  return wider.kind === 'decimal' ? NUMERIC : wider;
}

function momentKind(type: Type): string {
  if (type.kind === 'timestamp') return type.zoned ? 'zoned' : 'timestamp';
  // Days are counted in integers, not in bigints.
  return type.kind === 'integer' && type.bits === 64 ? 'bigint' : type.kind;
}

function moments(operator: string, left: Type, right: Type, span: Span): Settled | null {
  const [a, b] = [momentKind(left), momentKind(right)];
  const plain = momentOperation(operator, a, b);
  if (plain) return { type: plain.type, evaluate: ([x = null, y = null]) => plain.evaluate(x, y) };
  if (operator === '*' && (isScaled(a, right) || isScaled(b, left))) {
    const [intervalAt, factorAt] = a === 'interval' ? [0, 1] : [1, 0];
    return {
      type: INTERVAL,
      evaluate: (values) => scaledInterval(values[intervalAt] as Interval, floatOf(values[factorAt])),
    };
  }
  if (operator === '/' && isScaled(a, right)) {
    return {
      type: INTERVAL,
      evaluate: ([x = null, y = null]) => {
        const divisor = floatOf(y);
        if (divisor === 0) fail({ kind: 'division-by-zero' }, span);
        return scaledInterval(x as Interval, 1 / divisor);
      },
    };
  }
  if ((left.kind === 'time') === (right.kind === 'time')) return null;
  // A time of day stands in for an interval.
  const [x, y] = [left, right].map((type) => (type.kind === 'time' ? INTERVAL : type));
  const operation = x && y ? moments(operator, x, y, span) : null;
  return (
    operation && { ...operation, evaluate: (values, run) => operation.evaluate(values.map(spanOf), run) }
  );
}

function spanOf(value: Value): Value {
  return value instanceof Temporal && value.kind === 'time' ? new Interval(0, 0, value.micros) : value;
}

function isScaled(kind: string, other: Type): boolean {
  return kind === 'interval' && categoryOf(other) === 'number';
}

function floatOf(value: Value | undefined): number {
  return value !== undefined && isNumeric(value) ? toFloat(value) : 0;
}

/** A document is read each time: that costs what it weighs. */
const CHARACTERS_A_STEP = 64;

function documents(operator: string, left: Type, right: Type): Settled | null {
  if (left.kind !== 'json') return null;
  const operation = jsonOperation(operator, left, right);
  if (!operation) return null;
  const { evaluate } = operation;
  return {
    type: operation.type,
    right: operation.right,
    evaluate: ([a = null, b = null], { budget }) => {
      if (a instanceof Json) budget.step(Math.ceil(a.text.length / CHARACTERS_A_STEP));
      return evaluate(a, b);
    },
  };
}

function arrays(operator: string, left: Type, right: Type): Settled | null {
  if (left.kind !== 'array' || right.kind !== 'array' || !['@>', '<@', '&&'].includes(operator)) return null;
  const order = orderOf(left.of);
  const among = (item: Value, items: readonly Value[]): boolean =>
    item !== null && items.some((other) => other !== null && order(item, other) === 0);
  return {
    type: BOOLEAN,
    evaluate: ([a, b]) => {
      const [x, y] = [a as readonly Value[], b as readonly Value[]];
      if (operator === '&&') return x.some((item) => among(item, y));
      const [whole, part] = operator === '@>' ? [x, y] : [y, x];
      return part.every((item) => among(item, whole));
    },
  };
}

/** Text with anything that is no array; arrays with items or arrays; jsonb with jsonb. */
function concatenation(left: Type, right: Type, span: Span): Operation {
  if (left.kind === 'array' || right.kind === 'array') return arrayConcatenation(left, right);
  if (left.kind === 'json' || right.kind === 'json') {
    const json = left.kind === 'json' ? left : right;
    const operation = documents('||', json, json);
    if (operation && (isOpen(left) || left.kind === 'json') && (isOpen(right) || right.kind === 'json')) {
      const inputs = [left, right].map((type) => (isOpen(type) ? inputOf(json, span) : null));
      return { type: json, evaluate: withInputs(operation.evaluate, [inputs[0] ?? null, inputs[1] ?? null]) };
    }
  }
  if (!isText(left) && !isText(right)) noOperator('||', { left, right, span });
  return {
    type: TEXT,
    evaluate: ([a = null, b = null], run) => {
      const [x, y] = [textOf(a, left), textOf(b, right)];
      run.budget.text(x.length + y.length);
      return x + y;
    },
  };
}

function isText(type: Type): boolean {
  return type.kind === 'text' || isOpen(type);
}

function itemsOf(value: Value, type: Type): readonly Value[] {
  if (value === null && isOpen(type)) return [];
  return Array.isArray(value) ? value : [value];
}

function arrayConcatenation(left: Type, right: Type): Operation {
  return {
    type: left.kind === 'array' ? left : right,
    takesNull: true,
    evaluate: ([a = null, b = null]) => {
      if ((a === null && left.kind === 'array') || (b === null && right.kind === 'array')) return a ?? b;
      return [...itemsOf(a, left), ...itemsOf(b, right)];
    },
  };
}

/** A zone is a name, or its distance from UTC. */
const ZONES: ReadonlySet<Type['kind']> = new Set(['text', 'unknown', 'null', 'interval']);

/** Only UTC is known: sessions run there. */
function atTimeZone(left: Type, zone: Type, span: Span): Operation {
  if (!ZONES.has(zone.kind)) {
    const types = [nameOf(zone), nameOf(left)];
    return fail({ kind: 'unknown-function', name: 'pg_catalog.timezone', types }, span);
  }
  if (zone.kind === 'interval') throw new Unsupported('AT TIME ZONE with an interval', span);
  if (left.kind !== 'timestamp') throw new Unsupported('AT TIME ZONE with that type', span);
  return {
    type: timestamp(!left.zoned),
    evaluate: ([value, zone]) => {
      if (!/^(?:utc|gmt|z|etc\/utc)$/i.test(zone as string))
        throw new Unsupported(`the time zone ${zone as string}`, span);
      return new Temporal('timestamp', (value as Temporal).micros, !left.zoned);
    },
  };
}

export const unary: Semantics['unary'] = (operator, operand, span) => {
  const number = categoryOf(operand) === 'number';
  if (operator === '+' && number) return { type: operand, evaluate: ([value = null]) => value };
  if (operator === '~' && operand.kind === 'integer')
    return { type: operand, evaluate: ([value]) => ~(value as bigint) };
  if (operator === '-' && operand.kind === 'time')
    return { type: INTERVAL, evaluate: ([value = null]) => negateInterval(spanOf(value) as Interval) };
  if (operator !== '-' || !(number || operand.kind === 'interval'))
    return fail({ kind: 'operator-types', operator, left: null, right: nameOf(operand) }, span);
  return {
    type: operand,
    evaluate: ([value]) => {
      if (typeof value === 'bigint') return inRange(-value, operand, span);
      if (value instanceof Decimal) return negate(value);
      return value instanceof Interval ? negateInterval(value) : -(value as number);
    },
  };
};
