import type { BoundExpression, Frame } from '../binder/bound.ts';
import type { KeyAt } from '../plan/logical.ts';
import type { Key } from '../semantics/semantics.ts';
import type { Row, Value } from '../values/value.ts';

/** A side of an equality: its value, and what values are known by. */
export type KeyPart = { readonly value: BoundExpression; readonly key: (value: Value) => Key };

/** Stands for NULL where NULLs are alike. */
const NULL_KEY = Symbol('NULL');
export type RowKey = Key | typeof NULL_KEY;

/** The key of a join: null where a part is NULL, which equals nothing. */
export function joinKey(parts: readonly KeyPart[]): (frame: Frame) => RowKey | null {
  const [only, second] = parts;
  if (only && !second) {
    const { key } = only;
    const { evaluate } = only.value;
    return (frame) => {
      const value = evaluate(frame);
      return value === null ? null : key(value);
    };
  }
  return (frame) => {
    let text = '';
    for (const { value, key } of parts) {
      const one = value.evaluate(frame);
      if (one === null) return null;
      text += spelled(key(one));
    }
    return text;
  };
}

/** The key of a group, where NULLs are alike. */
export function groupKey(values: readonly Value[], keys: readonly ((value: Value) => Key)[]): RowKey {
  const [only, second] = keys;
  if (only && !second) {
    const value = values[0] ?? null;
    return value === null ? NULL_KEY : only(value);
  }
  let text = '';
  for (const [i, key] of keys.entries()) {
    const value = values[i] ?? null;
    text += value === null ? '-' : spelled(key(value));
  }
  return text;
}

/** The key of a whole row, where NULLs are alike. */
export function rowKey(row: Row, keys: readonly KeyAt[]): RowKey {
  const [only, second] = keys;
  if (only && !second) {
    const value = row[only.index] ?? null;
    return value === null ? NULL_KEY : only.key(value);
  }
  let text = '';
  for (const { index, key } of keys) {
    const value = row[index] ?? null;
    text += value === null ? '-' : spelled(key(value));
  }
  return text;
}

/** Keys one behind the other, so that no two lists of keys look alike. */
function spelled(key: Key): string {
  switch (typeof key) {
    case 'string':
      return `s${key.length}:${key}`;
    case 'bigint':
      return `i${key};`;
    case 'number':
      return `n${key};`;
    default:
      return key ? 't' : 'f';
  }
}
