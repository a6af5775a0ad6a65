import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { Type } from '../types/type.ts';
import type { Row, Value } from '../values/value.ts';

/** A value as an error message shows it. */
export function textOf(value: Value, type: Type, { context }: Work): string {
  return value === null ? 'NULL' : context.semantics.text(value, type);
}

/** PostgreSQL's "Failing row contains (1, null, Asha)": what stands between the parentheses. */
export function rowText(row: Row, { columns }: Table, { context }: Work): string {
  return columns
    .map(({ type }, i) => {
      const value = row[i] ?? null;
      return value === null ? 'null' : context.semantics.text(value, type);
    })
    .join(', ');
}
