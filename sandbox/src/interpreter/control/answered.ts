import type { OutputColumn } from '../binder/context.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Done, Work } from '../session/work.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

export function textType({ defaultCollation }: Semantics): Type {
  return { kind: 'text', length: null, fixed: false, collation: defaultCollation };
}

export const INTEGER: Type = { kind: 'integer', bits: 64, unsigned: false };

/** A statement that answers with texts and numbers about the schema. */
export function answered(
  names: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  { context }: Work,
): Done {
  const text = textType(context.semantics);
  const columns = names.map((name, i): OutputColumn => {
    const isNumber = rows.length > 0 && rows.every((row) => typeof row[i] === 'number');
    return { name, type: isNumber ? INTEGER : text, origin: null };
  });
  const values = rows.map((row) =>
    row.map((value): Value => (typeof value === 'number' ? BigInt(value) : value)),
  );
  return { state: context.state, rowCount: rows.length, answer: { columns, rows: values }, notices: [] };
}
