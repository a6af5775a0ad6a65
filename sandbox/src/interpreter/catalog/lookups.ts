import type { Keyer } from './keys.ts';
import type { StoredRow } from './state.ts';

type Rows = readonly StoredRow[];

/** A table's rows never change in place, so that what was once derived from them serves every session. */
const derived = new WeakMap<Rows, Map<object, ReadonlyMap<string, readonly StoredRow[]>>>();

/**
 * Rows by their key, made once for each version of a table.
 * @param rule what the key belongs to: a constraint, an index. The same rule must always come with the same key.
 */
export function rowsByKey(rows: Rows, rule: object, keyOf: Keyer): ReadonlyMap<string, readonly StoredRow[]> {
  const ofRows = derived.get(rows) ?? new Map<object, ReadonlyMap<string, readonly StoredRow[]>>();
  derived.set(rows, ofRows);
  const known = ofRows.get(rule);
  if (known) return known;
  const made = new Map<string, StoredRow[]>();
  for (const row of rows) {
    const key = keyOf(row.values);
    if (key === null) continue;
    const alike = made.get(key);
    if (alike) alike.push(row);
    else made.set(key, [row]);
  }
  ofRows.set(rule, made);
  return made;
}
