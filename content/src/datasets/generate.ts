import type {
  DatasetColumn,
  DatasetRows,
  DatasetSchema,
  DatasetTable,
  DatasetValue,
} from '../grading/types.ts';
import { type Random, drawInteger, drawOne, shuffle } from './draw.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How one generated dataset is bent, so that a wrong query shows. */
export type Shape = {
  /** Rows asked of a table; fewer come where keys run out, none where a required parent is empty. */
  readonly rowsOf: (table: DatasetTable) => number;
  /** How often a nullable column is NULL, from 0 to 1. */
  readonly nullShare: number;
  readonly values: 'all' | 'edges';
  /** Different values that a column may take at most: few make ties and duplicates. */
  readonly variety: number;
  /** Whether the vocabulary's plants are set into its rows, each of them twice. */
  readonly planted: boolean;
  /** How many of the rows repeat another in everything but keys, from 0 to 1. */
  readonly echoShare: number;
};

type Row = readonly DatasetValue[];

/**
 * Rows for every table of `schema`, parents first; primary keys, unique columns and foreign keys hold.
 * The same random stream gives the same rows. Throws when the vocabulary lacks a column.
 */
export function generateRows(
  { schema, vocabulary }: { readonly schema: DatasetSchema; readonly vocabulary: Vocabulary },
  shape: Shape,
  random: Random,
): DatasetRows {
  const rows: Record<string, Row[]> = {};
  for (const table of schema.tables) {
    const columns = table.columns.map((column) =>
      columnValues(column, { table, vocabulary, shape, random, parents: parentValues(column, schema, rows) }),
    );
    const count = Math.min(shape.rowsOf(table), ...columns.map((values) => values.length));
    const drawn = Array.from({ length: count }, (_, i) => columns.map((values) => values[i]!));
    const planted = shape.planted ? withPlants(drawn, { table, vocabulary, random }) : drawn;
    const echoing = withEchoes(planted, table, Math.floor(count * shape.echoShare));
    rows[table.name] = echoing.map((row) => mended(row, { table, vocabulary }));
  }
  return rows;
}

type ColumnTask = {
  readonly table: DatasetTable;
  readonly vocabulary: Vocabulary;
  readonly shape: Shape;
  readonly random: Random;
  /** What a foreign key may hold; null for other columns. */
  readonly parents: readonly DatasetValue[] | null;
};

/** The cells of one column from the first row to the last; a unique column may run out early. */
function columnValues(column: DatasetColumn, task: ColumnTask): DatasetValue[] {
  const { table, shape, random, parents } = task;
  const count = shape.rowsOf(table);
  const isUnique = column.primaryKey || column.unique;
  if (parents && isUnique) return sorted(shuffle(random, parents).slice(0, count));
  if (column.primaryKey) return risingIds(random, count);
  const pool = varied(parents ?? wordsOf(column, task), task);
  if (isUnique) return shuffle(random, pool).slice(0, count);
  if (pool.length === 0 && !column.nullable) return [];
  return dealt(pool, count, random).map((value) =>
    column.nullable && (pool.length === 0 || random() < shape.nullShare) ? null : value,
  );
}

/** Every value of the pool in turn, in a new order each round, so that all of them appear. */
function dealt(pool: readonly DatasetValue[], count: number, random: Random): DatasetValue[] {
  if (pool.length === 0) return Array.from({ length: count }, () => null);
  const cells: DatasetValue[] = [];
  while (cells.length < count) cells.push(...shuffle(random, pool));
  return cells.slice(0, count);
}

function varied(pool: readonly DatasetValue[], { shape, random }: ColumnTask): DatasetValue[] {
  return shuffle(random, pool).slice(0, shape.variety);
}

function wordsOf(column: DatasetColumn, { table, vocabulary, shape }: ColumnTask): DatasetValue[] {
  const words = vocabulary.words[table.name]?.[column.name];
  if (!words) throw new Error(`The vocabulary has no words for ${table.name}.${column.name}`);
  return [...new Set(shape.values === 'edges' ? words.edges : [...words.edges, ...words.usual])];
}

/** Ids that rise with gaps: row numbers are not ids. */
function risingIds(random: Random, count: number): number[] {
  let id = 0;
  return Array.from({ length: count }, () => (id += drawInteger(random, 1, 3)));
}

function sorted(values: readonly DatasetValue[]): DatasetValue[] {
  return [...values].sort((a, b) => Number(a) - Number(b));
}

function parentValues(
  { references }: DatasetColumn,
  schema: DatasetSchema,
  rows: Readonly<Record<string, readonly Row[]>>,
): readonly DatasetValue[] | null {
  if (!references) return null;
  const parent = schema.tables.find((table) => table.name === references.table);
  const index = parent?.columns.findIndex((column) => column.name === references.column) ?? -1;
  if (index < 0) throw new Error(`No such column: ${references.table}.${references.column}`);
  return (rows[references.table] ?? []).map((row) => row[index]!);
}

/** The same rows with the table's plants set into some of them: each plant twice, told apart by keys alone. */
function withPlants(
  rows: readonly Row[],
  { table, vocabulary, random }: Pick<ColumnTask, 'table' | 'vocabulary' | 'random'>,
): Row[] {
  const planted = [...rows];
  const places = shuffle(random, [...rows.keys()]);
  for (const [i, plant] of (vocabulary.plants?.[table.name] ?? []).entries()) {
    const [place, echo] = [places[2 * i], places[2 * i + 1]];
    if (place === undefined) break;
    planted[place] = table.columns.map(({ name }, column) =>
      Object.hasOwn(plant, name) ? plant[name]! : rows[place]![column]!,
    );
    if (echo !== undefined) planted[echo] = echoOf(planted[place], rows[echo]!, table);
  }
  return planted;
}

/** The last rows say again what the first say. */
function withEchoes(rows: readonly Row[], table: DatasetTable, count: number): Row[] {
  const firstEcho = rows.length - count;
  return rows.map((row, i) => (i < firstEcho ? row : echoOf(rows[i - firstEcho]!, row, table)));
}

/** `row` with the cells of `other` wherever a value may come twice. */
function echoOf(other: Row, row: Row, { columns }: DatasetTable): Row {
  return columns.map(({ primaryKey, unique }, i) => (primaryKey || unique ? row[i]! : other[i]!));
}

function mended(row: Row, { table, vocabulary }: Pick<ColumnTask, 'table' | 'vocabulary'>): Row {
  const mend = vocabulary.mend?.[table.name];
  if (!mend) return row;
  const named = Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i]!]));
  mend(named);
  return table.columns.map(({ name }) => named[name]!);
}

/** One of a few shapes at random, `rows` long: what a witness is searched among. */
export function drawShape(random: Random, rowsOf: Shape['rowsOf']): Shape {
  return {
    rowsOf,
    nullShare: drawOne(random, [0, 0.25, 0.5]),
    values: drawOne(random, ['all', 'edges', 'edges']),
    variety: drawOne(random, [2, 3, 12]),
    planted: false,
    echoShare: 0,
  };
}
