import type { DiffDialect } from '../dialect.ts';
import type { Draw } from './draw.ts';

export type ValueType = 'int' | 'dec' | 'real' | 'text' | 'date';

export type GeneratedColumn = {
  readonly name: string;
  readonly type: ValueType;
  readonly nullable: boolean;
  /** The table whose `id` it names. */
  readonly references: string | null;
};
/** Its first column is `id`, the primary key. */
export type GeneratedTable = {
  readonly name: string;
  readonly columns: readonly GeneratedColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
};
export type GeneratedDatabase = { readonly tables: readonly GeneratedTable[] };

const TABLES = ['houses', 'citizens', 'ferries', 'markets', 'wells', 'lamps'];
const WORDS: Readonly<Record<ValueType, readonly string[]>> = {
  int: ['floors', 'age', 'seats', 'depth', 'points'],
  dec: ['price', 'wage', 'toll'],
  real: ['height', 'weight'],
  text: ['name', 'kind', 'street', 'note'],
  date: ['born_on', 'built_on', 'seen_on'],
};

const VALUES: Readonly<Record<ValueType, readonly string[]>> = {
  int: ['-3', '-1', '0', '1', '2', '3', '4', '5', '7', '9', '12', '100'],
  dec: ['0.00', '0.50', '1.25', '2.00', '9.99', '-1.50', '10.00', '100.05', '33.33'],
  real: ['0.0', '0.5', '-2.25', '1.5', '3.0', '1024.125'],
  text: ["''", "'a'", "'ab'", "'Asha'", "'asha'", "'Ram'", "'well'", "'x_y'", "'50%'", "'river'", "'été'"],
  date: ["'2024-02-29'", "'2025-01-01'", "'2025-12-31'", "'2026-03-01'", "'2026-03-20'", "'1999-11-05'"],
};

/** Two to four tables with keys to each other and few different values, so that joins meet and groups have members. */
export function drawDatabase(draw: Draw): GeneratedDatabase {
  const names = TABLES.filter(() => draw.chance(0.5)).slice(0, 4);
  while (names.length < 2) names.push(TABLES.find((name) => !names.includes(name)) ?? 'houses');
  const tables: GeneratedTable[] = [];
  for (const name of names) tables.push(drawTable(draw, name, tables));
  return { tables };
}

function drawTable(draw: Draw, name: string, earlier: readonly GeneratedTable[]): GeneratedTable {
  const id: GeneratedColumn = { name: 'id', type: 'int', nullable: false, references: null };
  const types: ValueType[] = [
    'int',
    'text',
    ...draw.several(0, 3, () => draw.one<ValueType>(['int', 'text', 'dec', 'date', 'real', 'dec', 'date'])),
  ];
  const columns = [id];
  for (const type of types) {
    const free = WORDS[type].filter((word) => !columns.some((column) => column.name === word));
    if (free.length > 0)
      columns.push({ name: draw.one(free), type, nullable: draw.chance(0.6), references: null });
  }
  for (const parent of earlier) {
    if (draw.chance(0.6))
      columns.push({
        name: `${parent.name.replace(/s$/, '')}_id`,
        type: 'int',
        nullable: draw.chance(0.6),
        references: parent.name,
      });
  }
  const count = draw.weighted([
    [1, 0],
    [1, 1],
    [24, draw.int(3, 14)],
  ]);
  return { name, columns, rows: drawRows(draw, columns, count, earlier) };
}

function drawRows(
  draw: Draw,
  columns: readonly GeneratedColumn[],
  count: number,
  earlier: readonly GeneratedTable[],
): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let id = 0;
  for (let n = 0; n < count; n++) {
    id += draw.int(1, 2);
    const row = columns.map((column, i): string | null => {
      if (i === 0) return String(id);
      const parents = earlier.find((table) => table.name === column.references)?.rows ?? [];
      if (column.references !== null && parents.length === 0) return null;
      if (column.nullable && draw.chance(0.25)) return null;
      if (column.references !== null) return draw.one(parents)[0] ?? null;
      return draw.one(VALUES[column.type]);
    });
    const isWhole = columns.every((column, i) => column.nullable || row[i] !== null);
    if (isWhole) rows.push(row);
  }
  return rows;
}

/** A literal of the type, NULL now and then never. */
export function drawLiteral(draw: Draw, type: ValueType): string {
  return draw.one(VALUES[type]);
}

const TYPES: Readonly<Record<DiffDialect, Readonly<Record<ValueType, string>>>> = {
  sqlite: { int: 'INTEGER', dec: 'DECIMAL(10,2)', real: 'REAL', text: 'TEXT', date: 'DATE' },
  postgresql: { int: 'integer', dec: 'numeric(10,2)', real: 'double precision', text: 'text', date: 'date' },
  mariadb: { int: 'INT', dec: 'DECIMAL(10,2)', real: 'DOUBLE', text: 'VARCHAR(100)', date: 'DATE' },
};

/** CREATE TABLE and INSERT statements, parents first. */
export function scriptOf({ tables }: GeneratedDatabase, dialect: DiffDialect): string[] {
  return tables.flatMap((table) => [createOf(table, dialect), ...insertsOf(table)]);
}

function createOf({ name, columns }: GeneratedTable, dialect: DiffDialect): string {
  const lines = columns.map((column, i) => {
    const type = TYPES[dialect][column.type];
    return `${column.name} ${type}${i === 0 ? ' PRIMARY KEY' : column.nullable ? '' : ' NOT NULL'}`;
  });
  const keys = columns.flatMap(({ name: column, references }) =>
    references === null ? [] : [`FOREIGN KEY (${column}) REFERENCES ${references} (id)`],
  );
  return `CREATE TABLE ${name} (${[...lines, ...keys].join(', ')})`;
}

function insertsOf({ name, rows }: GeneratedTable): string[] {
  if (rows.length === 0) return [];
  return [
    `INSERT INTO ${name} VALUES ${rows.map((row) => `(${row.map((value) => value ?? 'NULL').join(', ')})`).join(', ')}`,
  ];
}
