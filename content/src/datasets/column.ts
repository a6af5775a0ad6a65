import type { DatasetColumn } from '../grading/types.ts';

type ColumnTraits = {
  readonly nullable?: boolean;
  readonly unique?: boolean;
  /** "table.column" */
  readonly references?: string;
};

/** A column that is not a key; not null unless it says so. */
export function column(name: string, type: DatasetColumn['type'], traits: ColumnTraits = {}): DatasetColumn {
  const { nullable = false, unique = false, references } = traits;
  return { name, type, nullable, unique, primaryKey: false, references: toReference(references) };
}

/** The integer primary key of a table; with `references`, one row at most for each parent. */
export function key(name: string, references?: string): DatasetColumn {
  return { ...column(name, 'integer', references ? { references } : {}), primaryKey: true };
}

function toReference(path: string | undefined): DatasetColumn['references'] {
  if (path === undefined) return null;
  const [table, referenced] = path.split('.');
  if (!table || !referenced) throw new Error(`A reference reads "table.column", not "${path}"`);
  return { table, column: referenced };
}
