import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import {
  Decimal,
  decimalOf,
  decimalText,
  limitDigits,
  parseDecimal,
  toInteger,
  toNumber,
} from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { Json } from '../../values/json.ts';
import { parseJson } from '../../values/json-document.ts';
import { Temporal, floorDivide, timeOfDay } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { chain, unchanged } from '../base.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { inputOf, jsonbOf } from './input.ts';
import { type Target, limited } from './limits.ts';
import { textOf } from './output.ts';
import { categoryOf, isOpen, nameOf } from './types.ts';

/** CAST and `::`; what has no cast of its own goes through text, if one side is text. */
export const cast: Semantics['cast'] = (from, to, { span }) => {
  const target: Target = { explicit: true, column: null, span };
  const convert = conversion(from, to, span);
  return convert
    ? chain(convert, limited(to, target))
    : fail({ kind: 'cannot-cast', from: nameOf(from), to: nameOf(to) }, span);
};

/** Without the limits of the target; null where there is none. */
export function conversion(from: Type, to: Type, span: Span | null): Conversion | null {
  if (isOpen(from)) return to.kind === 'text' ? unchanged : inputOf(to, span);
  if (to.kind === 'text' || to.kind === 'unknown') return (value) => textOf(value, from);
  if (from.kind === 'text') return inputOf(to, span);
  if (from.kind === 'array' && to.kind === 'array') return itemwise(from.of, to.of, span);
  if (categoryOf(from) === 'number' && categoryOf(to) === 'number')
    return toNumberType(from, to) ?? unchanged;
  if (categoryOf(from) === categoryOf(to) && !['date', 'time'].includes(categoryOf(from))) return unchanged;
  return CASTS.get(`${kindOf(from)} ${kindOf(to)}`)?.(span, to) ?? null;
}

function itemwise(from: Type, to: Type, span: Span | null): Conversion | null {
  const convert = conversion(from, to, span);
  return (
    convert &&
    ((items, run) => (items as readonly Value[]).map((item) => (item === null ? null : convert(item, run))))
  );
}

function kindOf(type: Type): string {
  if (type.kind === 'integer') return type.bits === 32 ? 'int4' : 'integer';
  if (type.kind === 'timestamp') return type.zoned ? 'zoned' : 'timestamp';
  return type.kind === 'json' && type.binary ? 'jsonb' : type.kind;
}

/** To another of the number types, rounded where digits fall away; null where nothing is to be done. */
export function toNumberType(from: Type, to: Type): Conversion | null {
  if (from.kind === to.kind && from.kind !== 'float') return null;
  if (to.kind === 'integer') return (value) => toInteger64(value);
  if (to.kind === 'float')
    return from.kind === 'float' && from.bits <= to.bits ? null : (value) => floatFrom(value, to.bits);
  return (value) => (typeof value === 'bigint' ? decimalOf(value) : fromFloat(value as number, from));
}

/** Numerics round halves away from zero, floats to the even neighbour. */
function toInteger64(value: Value): bigint {
  if (value instanceof Decimal) return toInteger(value);
  if (typeof value === 'bigint') return value;
  const float = value as number;
  if (!Number.isFinite(float)) return 2n ** 64n;
  return toInteger(
    parseDecimal(float.toFixed(1)) ?? new Decimal(0n, 0),
    isHalf(float) ? 'half-even' : 'half-away',
  );
}

function isHalf(value: number): boolean {
  return Math.abs(value % 1) === 0.5;
}

function floatFrom(value: Value, bits: 32 | 64): number {
  const wide = value instanceof Decimal ? toNumber(value) : Number(value);
  const float = bits === 32 ? Math.fround(wide) : wide;
  const isLost = value instanceof Decimal ? float === 0 && value.digits !== 0n : float === 0 && wide !== 0;
  const isOver = !Number.isFinite(float) && (value instanceof Decimal || Number.isFinite(wide));
  if (!isLost && !isOver) return float;
  if (typeof value === 'number') {
    const what = `value out of range: ${isOver ? 'overflow' : 'underflow'}`;
    return fail({ kind: 'invalid-argument', name: 'float', code: '22003', what });
  }
  const type = bits === 32 ? 'real' : 'double precision';
  const text = decimalText(value instanceof Decimal ? value : decimalOf(value as bigint));
  return fail({ kind: 'out-of-range', type, value: text, column: null });
}

/** Fifteen digits of a double precision, six of a real. */
function fromFloat(value: number, from: Type): Decimal {
  if (!Number.isFinite(value)) throw new Unsupported(`${String(value)} as numeric`, null);
  const digits = from.kind === 'float' && from.bits === 32 ? 6 : 15;
  const text = value.toPrecision(digits);
  const short = parseDecimal(text.replace(/(\.\d*?)0+(e|$)/, '$1$2').replace(/\.(e|$)/, '$1'));
  return limitDigits(short ?? new Decimal(0n, 0), 400);
}

type Maker = (span: Span | null, to: Type) => Conversion;

const toDate: Maker = () => (value) =>
  new Temporal('date', floorDivide((value as Temporal).micros, MICROS_PER_DAY) * MICROS_PER_DAY);
const toTimestamp =
  (zoned: boolean): Maker =>
  () =>
  (value) =>
    new Temporal('timestamp', (value as Temporal).micros, zoned);
const toTime: Maker = () => (value) => new Temporal('time', timeOfDay(value as Temporal));

const CASTS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['int4 boolean', () => (value) => value !== 0n],
  ['boolean int4', () => (value) => (value ? 1n : 0n)],
  ['date date', () => unchanged],
  ['time time', () => unchanged],
  ['date timestamp', toTimestamp(false)],
  ['date zoned', toTimestamp(true)],
  ['timestamp date', toDate],
  ['zoned date', toDate],
  ['timestamp timestamp', () => unchanged],
  ['zoned zoned', () => unchanged],
  ['timestamp zoned', toTimestamp(true)],
  ['zoned timestamp', toTimestamp(false)],
  ['timestamp time', toTime],
  ['zoned time', toTime],
  ['time interval', () => (value) => new Interval(0, 0, (value as Temporal).micros)],
  ['interval time', () => (value) => new Temporal('time', modulo((value as Interval).micros))],
  ['json jsonb', () => (value) => jsonbOf(parseJson((value as Json).text) ?? { kind: 'null' })],
  ['jsonb json', () => (value) => new Json((value as Json).text, false)],
  ...['int4', 'integer', 'decimal', 'float', 'boolean'].map((kind): [string, Maker] => [
    `jsonb ${kind}`,
    (span, to) => (value) => fromJsonb(value as Json, to, span),
  ]),
]);

function modulo(micros: bigint): bigint {
  const rest = micros % MICROS_PER_DAY;
  return rest < 0n ? rest + MICROS_PER_DAY : rest;
}

function fromJsonb(json: Json, to: Type, span: Span | null): Value {
  const node = parseJson(json.text);
  if (node?.kind === 'null') return null;
  if (to.kind === 'boolean' && node?.kind === 'boolean') return node.value;
  const number = node?.kind === 'number' ? parseDecimal(node.text) : null;
  if (!number || to.kind === 'boolean')
    return fail({ kind: 'cannot-cast', from: `jsonb ${node?.kind ?? ''}`, to: nameOf(to) }, span);
  if (to.kind === 'decimal') return number;
  return to.kind === 'float' ? toNumber(number) : toInteger(number);
}

/** What an argument may turn into by itself: towards the wider type, text from its kin, anything from a literal. */
export function implicitConversion(from: Type, to: Type, span: Span | null): Conversion | null {
  if (isOpen(from)) return conversion(from, to, span);
  if (to.kind === 'any' || to.kind === 'unknown') return unchanged;
  const same = categoryOf(from) === categoryOf(to);
  if (!same) return null;
  if (categoryOf(from) === 'number')
    return rank(from) <= rank(to) ? (toNumberType(from, to) ?? unchanged) : null;
  if (categoryOf(from) === 'date') return rank(from) <= rank(to) ? conversion(from, to, span) : null;
  return conversion(from, to, span);
}

function rank(type: Type): number {
  if (type.kind === 'integer') return type.bits;
  if (type.kind === 'float') return type.bits * 10;
  if (type.kind === 'timestamp') return type.zoned ? 2 : 1;
  return type.kind === 'decimal' ? 100 : 0;
}
