import type { DatasetColumn, DatasetRows, DatasetSchema, DatasetValue } from '../grading/types.ts';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with these rows under the schema, one sentence a fault; [] when every constraint holds. */
export function faultsIn(schema: DatasetSchema, rows: DatasetRows): string[] {
  const strangers = Object.keys(rows).filter((name) => !schema.tables.some((table) => table.name === name));
  const faults = strangers.map((name) => `${name} is no table of ${schema.id}`);
  for (const { name, columns } of schema.tables) {
    const tableRows = rows[name] ?? [];
    if (tableRows.some((row) => row.length !== columns.length))
      faults.push(`${name} has a row of another width`);
    for (const [i, column] of columns.entries()) {
      const cells = tableRows.map((row) => row[i] ?? null);
      const referenced = column.references && cellsOf(schema, rows, column.references);
      faults.push(
        ...columnFaults(column, cells, referenced).map((fault) => `${name}.${column.name} ${fault}`),
      );
    }
  }
  return faults;
}

function columnFaults(
  column: DatasetColumn,
  cells: readonly DatasetValue[],
  referenced: ReadonlySet<DatasetValue> | null,
): string[] {
  const faults: string[] = [];
  const known = cells.filter((cell) => cell !== null);
  if (known.length < cells.length && !column.nullable) faults.push('is NULL, but may not be');
  if ((column.unique || column.primaryKey) && new Set(known).size < known.length)
    faults.push('repeats itself');
  const stray = known.find((cell) => !fits(cell, column.type));
  if (stray !== undefined) faults.push(`is ${JSON.stringify(stray)}, not ${column.type}`);
  const orphan = referenced && known.find((cell) => !referenced.has(cell));
  if (orphan !== undefined && orphan !== null)
    faults.push(`refers to ${JSON.stringify(orphan)}, which is not there`);
  return faults;
}

function fits(cell: DatasetValue, type: DatasetColumn['type']): boolean {
  if (type === 'integer') return Number.isInteger(cell);
  if (type === 'decimal') return typeof cell === 'number' && Number.isInteger(cell * 100);
  if (type === 'boolean') return typeof cell === 'boolean';
  return typeof cell === 'string' && (type === 'text' || ISO_DATE.test(cell));
}

function cellsOf(
  schema: DatasetSchema,
  rows: DatasetRows,
  { table, column }: { readonly table: string; readonly column: string },
): Set<DatasetValue> {
  const index =
    schema.tables.find((t) => t.name === table)?.columns.findIndex((c) => c.name === column) ?? -1;
  return new Set((rows[table] ?? []).map((row) => row[index] ?? null));
}
