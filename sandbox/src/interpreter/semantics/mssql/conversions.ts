import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import {
  Decimal,
  decimalFromFloat,
  decimalOf,
  parseDecimal,
  rescale,
  signOf,
  toInteger,
  toNumber,
} from '../../values/decimal.ts';
import { wholeNumberText } from '../../values/number-text.ts';
import { Temporal } from '../../values/temporal.ts';
import { bytesFromHex, characterCount, firstCharacters } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { unchanged } from '../base.ts';
import type { Conversion } from '../semantics.ts';
import { DAY_ZERO, type MomentType, fitted, momentFromText } from './moments.ts';
import { styledText } from './styles.ts';
import { isMoney, isOldMoment, nameOf } from './types.ts';

export type Converting = { readonly style: number | null; readonly span: Span | null };

/** CAST and CONVERT; null where the pair of types has no conversion at all. */
export function conversion(from: Type, to: Type, converting: Converting): Conversion | null {
  if (from.kind === 'null') return unchanged;
  switch (to.kind) {
    case 'integer':
      return toIntegerType(from, to, converting);
    case 'decimal':
      return toDecimalType(from, to, converting);
    case 'float':
      return toFloatType(from, to, converting);
    case 'text':
      return (value) => toText(value, from, to, converting);
    case 'date':
    case 'time':
    case 'timestamp':
      return toMoment(from, to, converting);
    case 'uuid':
      return from.kind === 'text'
        ? (value) => uuidFrom(value as string, converting)
        : from.kind === 'uuid'
          ? unchanged
          : null;
    case 'blob':
      return (value) => bytesFrom(value, to.length);
    default:
      return unchanged;
  }
}

function invalid(text: string, from: Type, to: Type, { span }: Converting): never {
  return fail({ kind: 'invalid-text', type: nameOf(to), text, from: nameOf(from) }, span);
}

function overflow(type: string, value: string, { span }: Converting): never {
  return fail({ kind: 'out-of-range', type, value, column: null }, span);
}

/** Fractions fall away; only money is rounded. */
function toIntegerType(
  from: Type,
  to: Type & { kind: 'integer' },
  converting: Converting,
): Conversion | null {
  const fit = (value: bigint): bigint =>
    to.bits === 1 ? (value === 0n ? 0n : 1n) : integerRange(value, to, converting);
  switch (from.kind) {
    case 'integer':
    case 'boolean':
      return (value) => fit(typeof value === 'boolean' ? BigInt(value) : (value as bigint));
    case 'decimal':
      return (value) => {
        const exact = value as Decimal;
        if (to.bits === 1) return fit(BigInt(signOf(exact)));
        return fit(toInteger(exact, isMoney(from) ? 'half-away' : 'cut'));
      };
    case 'float':
      return (value) => {
        const float = value as number;
        if (to.bits === 1) return fit(float === 0 ? 0n : 1n);
        return Number.isFinite(float) ? fit(BigInt(Math.trunc(float))) : overflow(nameOf(to), '', converting);
      };
    case 'text':
      return (value) => fit(integerFromText(value as string, from, to, converting));
    case 'timestamp':
      return isOldMoment(from) ? (value) => fit(daysFrom(value as Temporal)) : null;
    case 'blob':
      return (value) =>
        fit(
          BigInt(
            `0x${Array.from(value as Uint8Array, (byte) => byte.toString(16).padStart(2, '0')).join('') || '0'}`,
          ),
        );
    default:
      return null;
  }
}

export function integerRange(value: bigint, to: Type & { kind: 'integer' }, converting: Converting): bigint {
  const [least, most] = to.unsigned
    ? [0n, 2n ** BigInt(to.bits) - 1n]
    : [-(2n ** BigInt(to.bits - 1)), 2n ** BigInt(to.bits - 1) - 1n];
  return value >= least && value <= most ? value : overflow(nameOf(to), String(value), converting);
}

function integerFromText(
  text: string,
  from: Type,
  to: Type & { kind: 'integer' },
  converting: Converting,
): bigint {
  const trimmed = text.trim();
  if (to.bits === 1 && /^(?:true|false)$/i.test(trimmed)) return /^true$/i.test(trimmed) ? 1n : 0n;
  if (trimmed === '') return 0n;
  if (!/^[+-]?\s*\d+$/.test(trimmed)) return invalid(text, from, to, converting);
  return BigInt(trimmed.replace(/[+\s]/g, '').slice(0, 400));
}

/** Whole days since 1900, noon counting for the next. */
function daysFrom(value: Temporal): bigint {
  return (value.micros - DAY_ZERO + MICROS_PER_DAY / 2n) / MICROS_PER_DAY;
}

function toDecimalType(
  from: Type,
  to: Type & { kind: 'decimal' },
  converting: Converting,
): Conversion | null {
  const fit = (value: Decimal, kind: string): Decimal => {
    const rounded = rescale(value, to.scale ?? 0);
    const most = 10n ** BigInt(to.precision ?? 38);
    if (rounded.digits < most && rounded.digits > -most) return rounded;
    return overflow(`${kind} to ${nameOf(to)}`, '', converting);
  };
  switch (from.kind) {
    case 'integer':
      return (value) => fit(decimalOf(value as bigint), nameOf(from));
    case 'decimal':
      return (value) => fit(value as Decimal, nameOf(from));
    case 'float':
      return (value) => fit(decimalFromFloat(value as number) ?? new Decimal(0n, 0), nameOf(from));
    case 'text':
      return (value) => {
        const text = isMoney(to) ? (value as string).replace(/[$,\s]/g, '') || '0' : (value as string);
        const plain = wholeNumberText(text);
        const exact = plain === null || /e/i.test(plain) ? null : parseDecimal(plain);
        return exact ? fit(exact, nameOf(from)) : invalid(value as string, from, to, converting);
      };
    case 'timestamp':
      return isOldMoment(from)
        ? (value) =>
            fit(
              decimalFromFloat(Number((value as Temporal).micros - DAY_ZERO) / 86_400_000_000) ??
                decimalOf(0n),
              nameOf(from),
            )
        : null;
    default:
      return null;
  }
}

function toFloatType(from: Type, to: Type & { kind: 'float' }, converting: Converting): Conversion | null {
  const fit = (value: number): number => {
    const float = to.bits === 32 ? Math.fround(value) : value;
    return Number.isFinite(float) ? float : overflow(`expression to ${nameOf(to)}`, '', converting);
  };
  switch (from.kind) {
    case 'integer':
    case 'float':
      return (value) => fit(Number(value));
    case 'decimal':
      return (value) => fit(toNumber(value as Decimal));
    case 'text':
      return (value) => {
        const text = (value as string).trim();
        const plain = text === '' ? '0' : wholeNumberText(text);
        return plain === null ? invalid(value as string, from, to, converting) : fit(Number(plain));
      };
    case 'timestamp':
      return isOldMoment(from)
        ? (value) => fit(Number((value as Temporal).micros - DAY_ZERO) / 86_400_000_000)
        : null;
    default:
      return null;
  }
}

/** Days since 1900 that DATETIME has: of the years 1753 to 9999. */
const OLD_DAYS = [-53_690, 2_958_464] as const;
/** SMALLDATETIME's are of 16 bits. */
const SMALL_DAYS = [0, 65_536] as const;

function toMoment(from: Type, to: MomentType, converting: Converting): Conversion | null {
  if (from.kind === 'text') {
    return (value) => {
      const moment = momentFromText(value as string, converting.style);
      return moment ? fitted(moment, to) : invalid(value as string, from, to, converting);
    };
  }
  if (from.kind === 'timestamp') return (value) => fitted(value as Temporal, to);
  if (from.kind === 'date') return to.kind === 'time' ? null : (value) => fitted(value as Temporal, to);
  if (from.kind === 'time') return to.kind === 'date' ? null : (value) => fitted(value as Temporal, to);
  if (!isOldMoment(to) || !(from.kind === 'integer' || from.kind === 'decimal' || from.kind === 'float'))
    return null;
  const isSmall = to.kind === 'timestamp' && to.name === 'SMALLDATETIME';
  return (value) => {
    const days = value instanceof Decimal ? toNumber(value) : Number(value);
    const [least, most] = isSmall ? SMALL_DAYS : OLD_DAYS;
    if (!(days >= least && days < most)) return overflow(`expression to ${nameOf(to)}`, '', converting);
    return fitted(new Temporal('timestamp', DAY_ZERO + BigInt(Math.round(days * 86_400_000_000))), to);
  };
}

/** What is too long is cut; a number that doesn't fit is a star, or an error. */
function toText(value: Value, from: Type, to: Type & { kind: 'text' }, converting: Converting): string {
  const text = styledText(value, from, converting);
  if (to.length === null) return text;
  const given = characterCount(text);
  if (given > to.length) {
    if (from.kind === 'integer')
      return from.bits === 64 && to.name?.startsWith('N') ? overflow(nameOf(to), '', converting) : '*';
    if (from.kind === 'decimal' || from.kind === 'float')
      return overflow(`${nameOf(from)} to ${nameOf(to)}`, '', converting);
    return firstCharacters(text, to.length);
  }
  return to.fixed ? text + ' '.repeat(to.length - given) : text;
}

function uuidFrom(text: string, { span }: Converting): string {
  const bare = text.trim().replace(/^\{(.*)\}$/, '$1');
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.test(bare)) return bare.slice(0, 36).toUpperCase();
  return fail({ kind: 'invalid-text', type: 'uniqueidentifier', text }, span);
}

function bytesFrom(value: Value, length: number | null): Value {
  if (typeof value === 'bigint') {
    const digits = BigInt.asUintN(32, value).toString(16).padStart(8, '0');
    return bytesFromHex(digits);
  }
  if (typeof value !== 'string') return value;
  const bytes = Uint8Array.from(value, (character) => Math.min(character.charCodeAt(0), 255));
  return length === null ? bytes : bytes.slice(0, length);
}
