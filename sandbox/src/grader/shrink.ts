import type { DatasetRows, DatasetSchema } from '@sqltown/content/grading';

/** Every dataset that has one row less and whose references still hold, the largest table's rows first. */
export function withOneRowLess(rows: DatasetRows, schema: DatasetSchema): DatasetRows[] {
  const tables = schema.tables.toSorted((a, b) => sizeOf(rows, b.name) - sizeOf(rows, a.name));
  return tables.flatMap(({ name }) =>
    (rows[name] ?? []).flatMap((_, i) => {
      if (isReferred(rows, schema, { table: name, row: i })) return [];
      return [{ ...rows, [name]: (rows[name] ?? []).toSpliced(i, 1) }];
    }),
  );
}

/** Rows over all tables. */
export function countRows(rows: DatasetRows): number {
  return Object.values(rows).reduce((sum, table) => sum + table.length, 0);
}

function sizeOf(rows: DatasetRows, table: string): number {
  return rows[table]?.length ?? 0;
}

/** Whether a row of another table (or another row of the same one) points at this row. */
function isReferred(
  rows: DatasetRows,
  schema: DatasetSchema,
  { table, row }: { readonly table: string; readonly row: number },
): boolean {
  const parent = schema.tables.find(({ name }) => name === table);
  return schema.tables.some((child) =>
    child.columns.some(({ references }, column) => {
      if (references?.table !== table) return false;
      const key = parent?.columns.findIndex(({ name }) => name === references.column) ?? -1;
      const value = rows[table]?.[row]?.[key];
      return (rows[child.name] ?? []).some(
        (other, i) => other[column] === value && !(child.name === table && i === row),
      );
    }),
  );
}
