import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { parseDecimal } from '../../values/decimal.ts';
import { Json } from '../../values/json.ts';
import { type JsonNode, parseJson, printJson, sortMembers } from '../../values/json-document.ts';
import { decimalText } from '../../values/decimal.ts';
import { bytesFromHex } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import type { Conversion } from '../semantics.ts';
import { intervalFromText } from './interval-input.ts';
import { limited } from './limits.ts';
import { momentFromText } from './temporal-input.ts';
import { arrayItems } from './array-input.ts';
import { nameOf } from './types.ts';

/** How a type reads a text: a quoted literal, or a text that is cast. */
export function inputOf(type: Type, span: Span | null): Conversion {
  const fit = limited(type, { explicit: true, column: null, span });
  return (value, run) => fit(read(value as string, type, { nowMicros: run.nowMicros, span }), run);
}

type Reading = { readonly nowMicros: bigint; readonly span: Span | null };

function read(text: string, type: Type, reading: Reading): Value {
  const invalid = (): never => fail({ kind: 'invalid-text', type: nameOf(type), text }, reading.span);
  const trimmed = text.trim();
  switch (type.kind) {
    case 'integer':
      return inRangeText(integerFromText(trimmed) ?? invalid(), type, text, reading.span);
    case 'decimal':
      return numericFromText(trimmed, reading.span) ?? invalid();
    case 'float':
      return floatFromText(trimmed, text, { bits: type.bits, span: reading.span }) ?? invalid();
    case 'boolean':
      return booleanFromText(trimmed.toLowerCase()) ?? invalid();
    case 'date':
    case 'time':
    case 'timestamp':
      return momentFromText(text, type, reading);
    case 'interval':
      return intervalFromText(trimmed) ?? invalid();
    case 'json':
      return jsonFromText(text, type.binary) ?? invalid();
    case 'uuid':
      return uuidFromText(trimmed) ?? invalid();
    case 'blob':
      return bytesFromText(text) ?? invalid();
    case 'enum':
      return type.members.includes(text)
        ? text
        : fail({ kind: 'invalid-text', type: `enum ${nameOf(type)}`, text }, reading.span);
    case 'array': {
      const items = arrayItems(text) ?? fail({ kind: 'invalid-text', type: 'array', text }, reading.span);
      return items.map((item) => (item === null ? null : read(item, type.of, reading)));
    }
    default:
      return text;
  }
}

function inRangeText(
  value: bigint,
  type: Type & { kind: 'integer' },
  text: string,
  span: Span | null,
): bigint {
  if (value === BigInt.asIntN(type.bits, value)) return value;
  return fail({ kind: 'out-of-range', type: nameOf(type), value: text, column: null }, span);
}

function integerFromText(text: string): bigint | null {
  // Out of any range, and dear to read.
  if (text.length > 400 && /^[+-]?\d+$/.test(text)) return 2n ** 70n;
  if (/^[+-]?\d+(?:_\d+)*$/.test(text)) return BigInt(text.replaceAll('_', '').replace('+', ''));
  const [, sign = '', digits] = /^([+-]?)(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  return sign === '-' ? -BigInt(digits) : BigInt(digits);
}

function numericFromText(text: string, span: Span | null): Value {
  if (/^(?:nan|[+-]?inf(?:inity)?)$/i.test(text)) throw new Unsupported(`${text} as numeric`, span);
  const number = parseDecimal(text);
  if (!number && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text))
    throw new Unsupported('a number of such size', span);
  return number;
}

function floatFromText(
  text: string,
  asWritten: string,
  { bits, span }: { bits: 32 | 64; span: Span | null },
): number | null {
  const word = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i.exec(text);
  if (word) {
    if (!word[2]) return Number.NaN;
    return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return null;
  const number = bits === 32 ? Math.fround(Number(text)) : Number(text);
  if (Number.isFinite(number)) return number;
  const type = bits === 32 ? 'real' : 'double precision';
  return fail({ kind: 'out-of-range', type, value: asWritten, column: null }, span);
}

const BOOLEANS: readonly (readonly [word: string, least: number, truth: boolean])[] = [
  ['true', 1, true],
  ['yes', 1, true],
  ['on', 2, true],
  ['1', 1, true],
  ['false', 1, false],
  ['no', 1, false],
  ['off', 2, false],
  ['0', 1, false],
];

/** Any beginning that fits only one word: t, fal, of. */
export function booleanFromText(text: string): boolean | null {
  const found = BOOLEANS.find(([word, least]) => text.length >= least && word.startsWith(text));
  return found ? found[2] : null;
}

function jsonFromText(text: string, binary: boolean): Json | null {
  const node = parseJson(text);
  if (!node) return null;
  return binary ? jsonbOf(node) : new Json(text, false);
}

/** jsonb keeps the last of equal names, sorted, and its numbers as numerics. */
export function jsonbOf(node: JsonNode): Json {
  return new Json(printJson(sortMembers(withPlainNumbers(node)), 'spaced'), true);
}

function withPlainNumbers(node: JsonNode): JsonNode {
  if (node.kind === 'number') {
    const number = parseDecimal(node.text);
    return number ? { kind: 'number', text: decimalText(number) } : node;
  }
  if (node.kind === 'array') return { ...node, items: node.items.map(withPlainNumbers) };
  if (node.kind !== 'object') return node;
  return { ...node, members: node.members.map(([name, value]) => [name, withPlainNumbers(value)] as const) };
}

function uuidFromText(text: string): string | null {
  const bare = text
    .replace(/^\{(.*)\}$/, '$1')
    .replaceAll('-', '')
    .toLowerCase();
  if (!/^[\da-f]{32}$/.test(bare)) return null;
  return bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function bytesFromText(text: string): Uint8Array | null {
  return text.startsWith('\\x') ? bytesFromHex(text.slice(2)) : new TextEncoder().encode(text);
}
