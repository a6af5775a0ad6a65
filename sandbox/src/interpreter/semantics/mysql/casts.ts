import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { Json } from '../../values/json.ts';
import { parseJson, printJson, quoteJson, sortMembers } from '../../values/json-document.ts';
import { firstCharacters } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { unchanged } from '../base.ts';
import type { Conversion } from '../semantics.ts';
import { momentOf } from './moments.ts';
import { decimalFrom, floatOf, integerFrom } from './numbers.ts';
import type { Server } from './server.ts';
import { textOf } from './text.ts';

/** CAST and CONVERT: what doesn't fit is cut, held at the limit or NULL, with no more than a warning. */
export function cast(from: Type, to: Type, { name, rounding }: Server, span: Span): Conversion {
  const isMariadb = name === 'mariadb';
  switch (to.kind) {
    case 'integer':
      return (value) => {
        const integer = integerFrom(value, from);
        // Only whole numbers wrap around; a negative fraction is held at zero.
        const isHeld =
          to.unsigned && integer <= 0n && (from.kind === 'decimal' || (from.kind === 'float' && isMariadb));
        return isHeld ? 0n : wrapped(integer, to.unsigned);
      };
    case 'decimal':
      return (value) => held(decimalFrom(value, from), to);
    case 'float':
      return (value) => (to.bits === 32 ? single(floatOf(value, from), span) : floatOf(value, from));
    case 'text':
      return (value) =>
        to.length === null ? textOf(value, from) : firstCharacters(textOf(value, from), to.length);
    case 'blob':
      return (value) => bytesOf(value, from, to.length);
    case 'date':
    case 'time':
    case 'timestamp':
      return (value, { nowMicros }) => momentOf(value, to, { nowMicros, rounding })?.value ?? null;
    case 'json':
      return (value) => jsonOf(value, from, span);
    default:
      return unchanged;
  }
}

/** FLT_MAX. */
const MOST_SINGLE = 3.4028234663852886e38;

/** Whether what a FLOAT doesn't hold is an error or its limit is not known of every server. */
function single(value: number, span: Span): number {
  if (Math.abs(value) > MOST_SINGLE) throw new Unsupported(`${value} as FLOAT`, span);
  return Math.fround(value);
}

/** Numbers beyond 64 bits stay at the limit; a negative one read as unsigned wraps around. */
function wrapped(value: bigint, unsigned: boolean): bigint {
  const [least, most] = unsigned ? [-(2n ** 63n), 2n ** 64n - 1n] : [-(2n ** 63n), 2n ** 63n - 1n];
  const inside = value < least ? least : value > most ? most : value;
  return unsigned ? BigInt.asUintN(64, inside) : inside;
}

export function held(value: Decimal, { precision, scale }: Type & { kind: 'decimal' }): Decimal {
  const rounded = rescale(value, scale ?? 0);
  const most = 10n ** BigInt(precision ?? 65) - 1n;
  if (rounded.digits > most) return new Decimal(most, scale ?? 0);
  return rounded.digits < -most ? new Decimal(-most, scale ?? 0) : rounded;
}

export function bytesOf(value: Value, from: Type, length: number | null): Uint8Array {
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(textOf(value, from));
  return length === null ? bytes : bytes.slice(0, length);
}

/** JSON as MySQL keeps it: members sorted by their names' length, then by bytes. */
export function jsonOf(value: Value, from: Type, span: Span | null): Json {
  if (value instanceof Json) return value;
  if (from.kind === 'integer' || from.kind === 'decimal' || from.kind === 'float')
    return new Json(textOf(value, from), true);
  if (from.kind !== 'text') return new Json(quoteJson(textOf(value, from)), true);
  const node = parseJson(textOf(value, from));
  if (!node) return fail({ kind: 'invalid-text', type: 'json', text: textOf(value, from) }, span);
  return new Json(printJson(sortMembers(node), 'spaced'), true);
}
