import type {
  DatasetColumn,
  DatasetRows,
  DatasetSchema,
  DatasetTable,
  DatasetValue,
} from '@sqltown/content/grading';
import type { AnyNode } from '../interpreter/tree/walk.ts';
import { domainOf } from './domains.ts';
import { columnsReadBy, meetingsIn, readBy } from './reading.ts';

type Row = readonly DatasetValue[];

/** All databases of up to so many rows a table, over a few values a column, that the schema allows. */
export type SmallWorld = {
  readonly schema: DatasetSchema;
  readonly rowsATable: number;
  /** At most this many; those that break a unique column are left out. */
  readonly size: number;
  readonly databases: () => Generator<DatasetRows>;
};

/** One row is not enough to see ties and duplicates. */
const FEWEST_ROWS = 2;
const MOST_ROWS = 4;

/**
 * The largest small world around some statements that has no more databases than `bound`: of the tables they
 * name, with the columns they read; other columns hold one value each. Rows come in every order, under ids
 * 1, 2, …; foreign keys point at the rows there are. Null when two rows a table are more than the bound.
 */
export function smallWorldOf(
  statements: readonly AnyNode[],
  schema: DatasetSchema,
  bound: number,
): SmallWorld | null {
  const [first] = statements;
  if (!first) return null;
  const whole: AnyNode & { readonly statements: readonly AnyNode[] } = {
    type: 'all',
    span: first.span,
    statements,
  };
  const town = readBy(whole, schema);
  const read = columnsReadBy(whole);
  const meetings = meetingsIn(whole);
  const domains = new Map(
    town.tables.flatMap(({ columns }) => columns).map((column) => [column, valuesOf(column)] as const),
  );
  for (let rowsATable = MOST_ROWS; rowsATable >= FEWEST_ROWS; rowsATable -= 1) {
    const size = town.tables.reduce((product, table) => product * contentsOf(table, rowsATable), 1);
    if (size <= bound) return { schema: town, rowsATable, size, databases: () => build(rowsATable, [], {}) };
  }
  return null;

  function valuesOf(column: DatasetColumn): DatasetValue[] {
    const isRead = read === null || read.has(column.name.toLowerCase());
    const domain = domainOf(column, meetings);
    return isRead ? domain : domain.slice(0, 1);
  }

  /** How many contents a table may have, at most. */
  function contentsOf({ columns }: DatasetTable, rowsATable: number): number {
    const rows = columns.reduce((product, column) => product * widthOf(column, rowsATable), 1);
    let sum = 0;
    for (let count = 0; count <= rowsATable; count += 1) sum += rows ** count;
    return sum;
  }

  function widthOf(column: DatasetColumn, rowsATable: number): number {
    if (isNumbered(column)) return 1;
    return parentOf(column) ? rowsATable + (column.nullable ? 1 : 0) : (domains.get(column)?.length ?? 1);
  }

  function parentOf({ references }: DatasetColumn): DatasetTable | undefined {
    return town.tables.find(({ name }) => name === references?.table);
  }

  /** Keys count 1, 2, … unless they point at rows that are there, too. */
  function isNumbered(column: DatasetColumn): boolean {
    return column.primaryKey && !parentOf(column);
  }

  /** Parents stand before their children, so what a foreign key may hold is known by then. */
  function* build(rowsATable: number, done: readonly string[], rows: DatasetRows): Generator<DatasetRows> {
    const table = town.tables[done.length];
    if (!table) {
      yield rows;
      return;
    }
    const options = table.columns.map((column) => optionsOf(column, rows));
    for (const content of contents(table, options, rowsATable)) {
      yield* build(rowsATable, [...done, table.name], { ...rows, [table.name]: content });
    }
  }

  function optionsOf(column: DatasetColumn, rows: DatasetRows): readonly DatasetValue[] | null {
    if (isNumbered(column)) return null;
    const parent = parentOf(column);
    if (!parent) return domains.get(column) ?? [];
    const index = parent.columns.findIndex(({ name }) => name === column.references?.column);
    const keys = new Set((rows[parent.name] ?? []).map((row) => row[index] ?? null));
    return [...keys, ...(column.nullable ? [null] : [])];
  }
}

/** Every list of up to `most` rows whose cells are among the options; null stands for the row's own number. */
function* contents(
  table: DatasetTable,
  options: readonly (readonly DatasetValue[] | null)[],
  most: number,
): Generator<Row[]> {
  const unique = table.columns.flatMap((column, i) => (column.unique || column.primaryKey ? [i] : []));
  yield* grow([]);

  function* grow(rows: readonly Row[]): Generator<Row[]> {
    yield [...rows];
    if (rows.length === most) return;
    for (const row of rowsOver(options, rows.length + 1)) {
      const isNew = unique.every((i) => rows.every((other) => other[i] !== row[i] || row[i] === null));
      if (isNew) yield* grow([...rows, row]);
    }
  }
}

function* rowsOver(options: readonly (readonly DatasetValue[] | null)[], number: number): Generator<Row> {
  const [first, ...others] = options;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first ?? [number]) {
    for (const rest of rowsOver(others, number)) yield [value, ...rest];
  }
}
