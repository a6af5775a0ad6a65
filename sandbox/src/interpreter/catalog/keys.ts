import type { Key, Semantics } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';
import type { Row, Value } from '../values/value.ts';

/** Rows with the same key are alike; null: this row is like no other, since a NULL is in its key. */
export type Keyer = (row: Row) => string | null;

/** Reads one value of a row, and what it is known by. */
export type KeyPart = {
  readonly read: (row: Row) => Value;
  readonly key: (value: Value) => Key;
};

/**
 * What NULLs do in a unique key. `apart`: no two are alike (the standard). `alike`: one NULL only (SQL Server).
 * `unless-all`: alike, but a key that is NULL throughout isn't kept (Oracle).
 */
export type NullsInKeys = 'apart' | 'alike' | 'unless-all';

export function nullsInKeys({ dialect }: Semantics): NullsInKeys {
  if (dialect === 'mssql') return 'alike';
  return dialect === 'oracle' ? 'unless-all' : 'apart';
}

/** The key of some columns of a table's rows. */
export function columnKeyer(
  columns: readonly number[],
  typeOf: (column: number) => Type,
  { semantics, nulls }: { readonly semantics: Semantics; readonly nulls: NullsInKeys },
): Keyer {
  const parts = columns.map(
    (column): KeyPart => ({ read: (row) => row[column] ?? null, key: semantics.key(typeOf(column)) }),
  );
  return keyer(parts, nulls);
}

export function keyer(parts: readonly KeyPart[], nulls: NullsInKeys): Keyer {
  return (row) => {
    let text = '';
    let hasValue = false;
    for (const part of parts) {
      const value = part.read(row);
      if (value === null) {
        if (nulls === 'apart') return null;
        text += 'N;';
        continue;
      }
      hasValue = true;
      text += spell(part.key(value));
    }
    return nulls === 'unless-all' && !hasValue ? null : text;
  };
}

/** So that ('a', 'bc') and ('ab', 'c') differ, and 1 and '1' as well. */
function spell(key: Key): string {
  const text = String(key);
  return `${typeof key === 'string' ? 's' : typeof key === 'boolean' ? 'b' : 'n'}${text.length}:${text};`;
}
