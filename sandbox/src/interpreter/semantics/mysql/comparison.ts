import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Collation, Type } from '../../types/type.ts';
import { Json } from '../../values/json.ts';
import { parseJson } from '../../values/json-document.ts';
import { Temporal, microsFromParts } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { unchanged } from '../base.ts';
import { pickCollation } from '../collations.ts';
import { orderOf } from '../ordering.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { decimal } from '../type-arguments.ts';
import { bytesOf, cast } from './casts.ts';
import { type MomentType, momentOf } from './moments.ts';
import { decimalFrom, floatOf, numberKind, numberOf } from './numbers.ts';
import type { Server } from './server.ts';
import { strictCast, strictSide } from './strict.ts';
import { textOf } from './text.ts';
import { BIGINT, DOUBLE, datetime, digitsOf, textType, time } from './types.ts';

type Compared = ReturnType<Semantics['compare']>;

/** https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html */
export function compare(left: Type, right: Type, server: Server, span: Span): Compared {
  const type = sharedType(left, right, server);
  return {
    type,
    compare: orderOf(type),
    left: side(left, type, server, { beside: right, span }),
    right: side(right, type, server, { beside: left, span }),
  };
}

function isText(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'enum' || type.kind === 'null' || type.kind === 'uuid';
}

function isMoment(type: Type): type is MomentType {
  return type.kind === 'date' || type.kind === 'time' || type.kind === 'timestamp';
}

function collationOf(type: Type, byDefault: Collation): Collation {
  return type.kind === 'text' || type.kind === 'enum' ? type.collation : byDefault;
}

function sharedType(left: Type, right: Type, { collation }: Server): Type {
  const isBytes = left.kind === 'blob' || right.kind === 'blob';
  if (isText(left) && isText(right)) {
    const picked = pickCollation(collationOf(left, collation), collationOf(right, collation), collation);
    return textType(picked);
  }
  if (isBytes && [left, right].every((type) => type.kind === 'blob' || isText(type)))
    return { kind: 'blob', length: null, fixed: false };
  if (left.kind === 'json' || right.kind === 'json') return jsonCompared(left.kind === 'json' ? right : left);
  if (isMoment(left) && isMoment(right)) return left.kind === right.kind ? left : datetime(6);
  const moment = isMoment(left) ? left : right;
  if (isMoment(moment)) return moment.kind === 'time' ? time(6) : datetime(6);
  const kinds = [numberKind(left), numberKind(right)];
  if (left.kind === 'null' || right.kind === 'null') return left.kind === 'null' ? right : left;
  if (kinds.includes('float')) return DOUBLE;
  return kinds.includes('decimal') ? decimal(null, null) : BIGINT;
}

function jsonCompared(other: Type): Type {
  if (other.kind === 'json') return other;
  return numberKind(other) === 'float' && other.kind !== 'float' ? textType(BINARY_JSON) : DOUBLE;
}

const BINARY_JSON: Collation = {
  name: 'utf8mb4_bin',
  fold: 'none',
  accents: true,
  padded: false,
  rtrim: false,
};

/** The last moment of the year before 0. */
const NO_DATE = new Temporal('timestamp', microsFromParts({ year: 0, month: 1, day: 1 }) - 1n);

type Beside = { readonly beside: Type; readonly span: Span };

function side(from: Type, to: Type, server: Server, { beside, span }: Beside): Conversion | null {
  const convert = into(from, to, server, { beside, span });
  return convert && strictSide(from, to, { convert, server, span });
}

function into(from: Type, to: Type, server: Server, { beside, span }: Beside): Conversion | null {
  if (from.kind === 'null' || from.kind === to.kind) return null;
  if (from.kind === 'json') return fromJson(to);
  if (to.kind === 'float') return (value) => floatOf(value, from);
  if (to.kind === 'decimal') return (value) => decimalFrom(value, from);
  if (to.kind === 'text') return (value) => textOf(value, from);
  if (to.kind === 'blob') return (value) => bytesOf(value, from, null);
  if (!isMoment(to)) return (value) => numberOf(value, from);
  return (value, { nowMicros }) => {
    const moment = momentOf(value, to, { nowMicros, rounding: server.rounding });
    if (moment) return moment.value;
    // MariaDB takes what is no date for 0000-00-00, which lies before all dates.
    if (server.name === 'mariadb') return to.kind === 'time' ? new Temporal('time', 0n) : NO_DATE;
    const type = to.kind === 'time' ? 'TIME' : beside.kind === 'date' ? 'DATE' : 'DATETIME';
    return fail({ kind: 'invalid-text', type, text: textOf(value, from) }, span);
  };
}

function fromJson(to: Type): Conversion {
  return (value) => {
    const node = value instanceof Json ? parseJson(value.text) : null;
    if (to.kind === 'float') return node?.kind === 'number' ? Number(node.text) : null;
    return node?.kind === 'string' ? node.value : textOf(value, { kind: 'json', binary: true });
  };
}

/** UNION, CASE, COALESCE: numbers of the widest kind; moments; text as soon as they are of several sorts. */
export function common(types: readonly Type[], server: Server): ReturnType<Semantics['common']> {
  const known = types.filter(({ kind }) => kind !== 'null');
  const type = commonType(known, server.collation);
  return { type, convert: types.map((from) => intoCommon(from, type, server)) };
}

function commonType(types: readonly Type[], collation: Collation): Type {
  const [first] = types;
  if (!first) return { kind: 'null' };
  const kinds = new Set(types.map(({ kind }) => kind));
  if (
    kinds.size === 1 &&
    !['integer', 'decimal', 'text', 'enum', 'time', 'timestamp', 'float'].includes(first.kind)
  )
    return first;
  const isAll = (...wanted: Type['kind'][]): boolean => [...kinds].every((kind) => wanted.includes(kind));
  if (isAll('integer', 'boolean')) return widestInteger(types);
  if (isAll('integer', 'boolean', 'decimal')) return widestDecimal(types);
  if (isAll('integer', 'boolean', 'decimal', 'float')) return kinds.size === 1 ? first : DOUBLE;
  if (isAll('date', 'time', 'timestamp')) {
    const precision = Math.max(...types.map((type) => ('precision' in type ? (type.precision ?? 0) : 0)));
    return kinds.size === 1 && first.kind === 'time' ? { ...first, precision } : datetime(precision);
  }
  if (isAll('blob', 'text', 'enum') && kinds.has('blob')) return { kind: 'blob', length: null, fixed: false };
  const texts = types.map((type) => collationOf(type, collation));
  return textType(texts.reduce((a, b) => pickCollation(a, b, collation), collation));
}

function widestInteger(types: readonly Type[]): Type {
  const integers = types.filter((type) => type.kind === 'integer');
  const bits = Math.max(...integers.map((type) => type.bits)) as 64;
  const unsigned = integers.every((type) => type.unsigned);
  const mixed = !unsigned && integers.some((type) => type.unsigned && type.bits === bits);
  if (mixed) return bits === 64 ? decimal(20, 0) : BIGINT;
  return { kind: 'integer', bits, unsigned };
}

function widestDecimal(types: readonly Type[]): Type {
  const digits = types.map(digitsOf);
  const scale = Math.max(...digits.map((one) => one.scale));
  return decimal(Math.min(Math.max(...digits.map((one) => one.whole)) + scale, 65), scale);
}

function intoCommon(from: Type, to: Type, server: Server): Conversion | null {
  if (from.kind === 'null') return null;
  if (to.kind === 'decimal') return (value) => decimalAt(value, from, to);
  if (to.kind === from.kind && to.kind !== 'float') return null;
  return cast(from, to, server, { offset: 0, length: 0 });
}

function decimalAt(value: Value, from: Type, to: Type & { kind: 'decimal' }): Value {
  const exact = decimalFrom(value, from);
  const missing = (to.scale ?? 0) - exact.scale;
  return missing <= 0 ? exact : decimalFrom(textOf(exact, to), { kind: 'unknown' });
}

/** Functions take anything: a text as a number, a number as a text. */
export function implicit(from: Type, to: Type, server: Server, span: Span): Conversion {
  if (from.kind === 'null' || from.kind === to.kind || to.kind === 'any' || to.kind === 'unknown')
    return unchanged;
  if (to.kind === 'interval') return fail({ kind: 'cannot-cast', from: from.kind, to: to.kind }, span);
  return strictCast(from, to, { convert: cast(from, to, server, span), server, span });
}
