import type { Type } from '../types/type.ts';
import { type Interval, compareIntervals, intervalMicros } from '../values/interval.ts';
import { Json } from '../values/json.ts';
import { compareNumeric, isNumeric, numericKey } from '../values/numeric.ts';
import { Temporal } from '../values/temporal.ts';
import { compareBytes, compareCodePoints, hexOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { compareTexts, textKey } from './collations.ts';
import type { Comparison, Key } from './semantics.ts';

/** How values of one type are sorted; values of several kinds stand as SQLite has them: numbers, texts, bytes. */
export function orderOf(type: Type): Comparison {
  const texts = textOrderOf(type);
  const items = itemOrders(type);
  return (left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return texts(left, right);
    if (isNumeric(left) && isNumeric(right)) return compareNumeric(left, right);
    if (left instanceof Temporal && right instanceof Temporal) return compareMicros(left, right);
    if (Array.isArray(left) && Array.isArray(right)) return compareItems(left, right, items);
    return compareOthers(left, right);
  };
}

/** What values are alike by; equal exactly where `orderOf` says 0. */
export function keyOf(type: Type): (value: Value) => Key {
  const fold = 'collation' in type ? textKey(type.collation) : (text: string) => text;
  const items = type.kind === 'array' ? [keyOf(type.of)] : rowTypes(type).map(keyOf);
  return (value) => {
    if (typeof value === 'string') return `t${fold(value)}`;
    if (isNumeric(value)) return numericKey(value);
    if (typeof value === 'boolean') return value;
    if (value instanceof Temporal) return value.micros;
    if (Array.isArray(value)) return `r${value.map((item, i) => lengthAnd(item, itemAt(items, i))).join('')}`;
    if (value instanceof Uint8Array) return `b${hexOf(value)}`;
    if (value instanceof Json) return `j${value.text}`;
    return value === null ? 'n' : `i${intervalMicros(value as Interval)}`;
  };
}

function rowTypes(type: Type): readonly Type[] {
  return type.kind === 'row' ? type.of : [];
}

function itemAt<T>(items: readonly T[], index: number): T | undefined {
  return items[index] ?? items[0];
}

function lengthAnd(item: Value, key: ((value: Value) => Key) | undefined): string {
  if (item === null || !key) return '-';
  const text = `${typeof key(item)}${String(key(item))}`;
  return `${text.length}:${text}`;
}

function textOrderOf(type: Type): (left: string, right: string) => number {
  if (type.kind === 'enum') return (left, right) => type.members.indexOf(left) - type.members.indexOf(right);
  return 'collation' in type ? compareTexts(type.collation) : compareCodePoints;
}

function itemOrders(type: Type): readonly Comparison[] {
  return type.kind === 'array' ? [orderOf(type.of)] : rowTypes(type).map(orderOf);
}

function compareMicros(left: Temporal, right: Temporal): number {
  if (left.micros === right.micros) return 0;
  return left.micros < right.micros ? -1 : 1;
}

/** Item by item; NULL is greater than all, and a shorter one comes first. */
function compareItems(
  left: readonly Value[],
  right: readonly Value[],
  orders: readonly Comparison[],
): number {
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [a, b] = [left[i] ?? null, right[i] ?? null];
    if (a === null && b === null) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    const difference = (itemAt(orders, i) ?? compareOthers)(a, b);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function compareOthers(left: Value, right: Value): number {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Json && right instanceof Json) return compareCodePoints(left.text, right.text);
  if (rankOf(left) !== rankOf(right)) return rankOf(left) - rankOf(right);
  return compareIntervals(left as Interval, right as Interval);
}

function rankOf(value: Value): number {
  if (isNumeric(value)) return 0;
  if (typeof value === 'string') return 1;
  return value instanceof Uint8Array ? 2 : 3;
}
