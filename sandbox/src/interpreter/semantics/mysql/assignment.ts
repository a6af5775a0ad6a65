import { fail } from '../../errors/failure.ts';
import type { Complaint } from '../../errors/complaint.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { type Decimal, decimalText, rescale } from '../../values/decimal.ts';
import { isIntegerText, numberPrefix, wholeNumberText } from '../../values/number-text.ts';
import { characterCount, firstCharacters, trimSpacesAtEnd } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { textKey } from '../collations.ts';
import type { Conversion } from '../semantics.ts';
import { bytesOf, jsonOf } from './casts.ts';
import { momentOf } from './moments.ts';
import { decimalFrom, floatOf, integerFrom } from './numbers.ts';
import type { Server } from './server.ts';
import { textOf } from './text.ts';
import { nameOf } from './types.ts';

type Column = { readonly name: string; readonly table: string; readonly span: Span | null };

/** In strict mode, as both servers start: what doesn't fit is an error; fractions are rounded. */
export function assign(from: Type, to: Type, server: Server, column: Column): Conversion {
  const raise = (complaint: Complaint): never => fail(complaint, column.span);
  switch (to.kind) {
    case 'integer':
      return (value) => inRange(number(value, from, server, column), to, raise, column);
    case 'decimal':
      return (value) => fitting(exact(value, from, server, column), to, raise, column);
    case 'float':
      return (value) => {
        if (typeof value === 'string' && from.kind !== 'enum') {
          if (server.name === 'mysql' && wholeNumberText(value) === null)
            return raise({ kind: 'truncated', column: column.name, value });
          checkNumber(value, 'double', server, column);
        }
        const float = floatOf(value, from);
        if (to.bits === 64) return float;
        const single = Math.fround(float);
        return Number.isFinite(single)
          ? single
          : raise({ kind: 'out-of-range', type: 'float', value: String(float), column: column.name });
      };
    case 'text':
      return (value) => sized(textOf(value, from), to, raise, column);
    case 'enum':
      return (value) => member(value, to, raise, column);
    case 'blob':
      return (value) => bytesOf(value, from, to.length);
    case 'json':
      return (value) => jsonOf(value, from, column.span);
    case 'date':
    case 'time':
    case 'timestamp':
      return (value, { nowMicros }) => {
        const moment = momentOf(value, to, { nowMicros, rounding: server.rounding });
        if (moment?.isClean) return moment.value;
        const type = to.kind === 'timestamp' ? 'datetime' : to.kind;
        return raise({
          kind: 'invalid-text',
          type,
          text: textOf(value, from),
          column: column.name,
          table: column.table,
        });
      };
    default:
      return (value) => textOf(value, from);
  }
}

type Raise = (complaint: Complaint) => never;

function number(value: Value, from: Type, server: Server, column: Column): bigint {
  if (typeof value !== 'string' || from.kind === 'enum') return integerFrom(value, from);
  checkNumber(value, 'integer', server, column);
  return isIntegerText(value.trim())
    ? integerFrom(value, from)
    : integerFrom(decimalFrom(value, from), { kind: 'decimal', precision: null, scale: null });
}

function exact(value: Value, from: Type, server: Server, column: Column): Decimal {
  if (typeof value === 'string' && from.kind !== 'enum') checkNumber(value, 'decimal', server, column);
  return decimalFrom(value, from);
}

/** A text that is no number is incorrect; one that begins with a number is cut off, but for MySQL's DECIMAL. */
function checkNumber(text: string, type: string, server: Server, { name, table, span }: Column): void {
  if (wholeNumberText(text) !== null) return;
  if ((type !== 'decimal' || server.name === 'mariadb') && numberPrefix(text) !== null)
    fail({ kind: 'truncated', column: name, value: text }, span);
  fail({ kind: 'invalid-text', type, text, column: name, table }, span);
}

function inRange(value: bigint, to: Type & { kind: 'integer' }, raise: Raise, { name }: Column): bigint {
  if (to.name === 'YEAR') return year(value, raise, name);
  const [least, most] = to.unsigned
    ? [0n, 2n ** BigInt(to.bits) - 1n]
    : [-(2n ** BigInt(to.bits - 1)), 2n ** BigInt(to.bits - 1) - 1n];
  if (value >= least && value <= most) return value;
  return raise({ kind: 'out-of-range', type: nameOf(to), value: String(value), column: name });
}

/** Two digits are of this century up to 69. */
function year(value: bigint, raise: Raise, column: string): bigint {
  if (value >= 1n && value <= 69n) return value + 2000n;
  if (value >= 70n && value <= 99n) return value + 1900n;
  if (value === 0n || (value >= 1901n && value <= 2155n)) return value;
  return raise({ kind: 'out-of-range', type: 'year', value: String(value), column });
}

function fitting(value: Decimal, to: Type & { kind: 'decimal' }, raise: Raise, { name }: Column): Decimal {
  const rounded = rescale(value, to.scale ?? 0);
  const most = 10n ** BigInt(to.precision ?? 65);
  if (rounded.digits < most && rounded.digits > -most) return rounded;
  return raise({ kind: 'out-of-range', type: 'decimal', value: decimalText(value), column: name });
}

/** Spaces beyond the length are cut; a CHAR gives its trailing spaces away. */
function sized(value: string, to: Type & { kind: 'text' }, raise: Raise, { name, table }: Column): string {
  const text = to.fixed ? trimSpacesAtEnd(value) : value;
  const given = characterCount(text);
  if (to.length === null || given <= to.length) return text;
  const kept = firstCharacters(text, to.length);
  if (/^ *$/.test(text.slice(kept.length))) return kept;
  return raise({ kind: 'too-long', column: name, table, length: to.length, given, type: nameOf(to), value });
}

function member(
  value: Value,
  { members, collation }: Type & { kind: 'enum' },
  raise: Raise,
  { name }: Column,
): string {
  const fold = textKey(collation);
  const found =
    typeof value === 'string'
      ? members.find((one) => fold(one) === fold(value))
      : members[Number(integerFrom(value, { kind: 'unknown' })) - 1];
  return found ?? raise({ kind: 'truncated', column: name, value: typeof value === 'string' ? value : '' });
}
