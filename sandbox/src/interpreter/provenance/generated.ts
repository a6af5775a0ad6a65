import {
  type Arbitrary,
  array,
  bigInt,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  tuple,
} from 'fast-check';
import type { DatabaseState, Table } from '../catalog/state.ts';
import { EMPTY_STATE } from '../catalog/state.ts';
import { tableOf } from '../executor/small-town.ts';
import type { Row } from '../values/value.ts';
import type { Source } from './trace.ts';

/** Databases and queries for the properties of provenance: few rows, few values, so that much meets. */
const SHAPES = {
  a: ['id', 'x', 'y'],
  b: ['id', 'a_id', 'x'],
  c: ['id', 'b_id', 'y'],
} as const;
type TableName = keyof typeof SHAPES;
const NAMES: readonly TableName[] = ['a', 'b', 'c'];

const cell = oneof({ weight: 5, arbitrary: bigInt(1n, 3n) }, { weight: 1, arbitrary: constant(null) });

const rows: Arbitrary<Row[]> = array(tuple(cell, cell), { maxLength: 5 }).map((all) =>
  all.map(([one, other], i): Row => [BigInt(i + 1), one, other]),
);

export const databases: Arbitrary<DatabaseState> = tuple(rows, rows, rows).map((all) =>
  stateOf(NAMES.map((name, i) => tableFrom(name, all[i] ?? []))),
);

function tableFrom(name: TableName, rows: readonly Row[]): Table {
  const columns = SHAPES[name].map((column) => [column, 'INTEGER'] as const);
  return tableOf(name, { columns, rows }, 'sqlite');
}

function stateOf(tables: readonly Table[]): DatabaseState {
  return { ...EMPTY_STATE, relations: new Map(tables.map((table) => [table.name, table])) };
}

/** The database with these rows alone, or without them. */
export function restricted(
  state: DatabaseState,
  sources: readonly Source[],
  keep: 'only' | 'without',
): DatabaseState {
  const named = new Set(sources.map(({ table, row }) => `${table}.${row}`));
  const tables = [...state.relations.values()].flatMap((relation) =>
    relation.kind === 'table' ? [relation] : [],
  );
  return stateOf(
    tables.map((table) => ({
      ...table,
      rows: table.rows.filter(({ id }) => named.has(`${table.name}.${id}`) === (keep === 'only')),
    })),
  );
}

/** A source in FROM, under an alias of its own. */
type From = { readonly alias: string; readonly columns: readonly string[]; readonly sql: string };

const froms: Arbitrary<From[]> = array(tuple(constantFrom(...NAMES), boolean()), {
  minLength: 1,
  maxLength: 3,
}).map((picked) =>
  picked.map(([name, isDerived], i) => {
    const alias = `t${i}`;
    const source = isDerived ? `(SELECT * FROM ${name} WHERE id < 5)` : name;
    return { alias, columns: SHAPES[name], sql: `${source} ${alias}` };
  }),
);

function columnOf(sources: readonly From[]): Arbitrary<string> {
  return constantFrom(
    ...sources.flatMap(({ alias, columns }) => columns.map((column) => `${alias}.${column}`)),
  );
}

function predicate(sources: readonly From[]): Arbitrary<string> {
  const column = columnOf(sources);
  const operator = constantFrom('=', '<>', '<', '<=', '>', '>=');
  const plain = oneof(
    {
      weight: 3,
      arbitrary: tuple(column, integer({ min: 1, max: 3 })).map(([a, n]) => `${a} >= ${n}`),
    },
    { weight: 4, arbitrary: tuple(column, column).map(([a, b]) => `${a} = ${b}`) },
    { weight: 2, arbitrary: tuple(column, operator, column).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: column.map((a) => `${a} IS NOT NULL`) },
    { weight: 1, arbitrary: column.map((a) => `${a} IN (1, 3)`) },
  );
  return oneof(
    { weight: 4, arbitrary: plain },
    { weight: 1, arbitrary: tuple(plain, plain).map(([p, q]) => `(${p} OR ${q})`) },
  );
}

/** Conditions whose subqueries only ever gain rows. */
function positive(sources: readonly From[]): Arbitrary<string> {
  const column = columnOf(sources);
  const inner = constantFrom(...NAMES);
  return oneof(
    { weight: 4, arbitrary: predicate(sources) },
    {
      weight: 1,
      arbitrary: tuple(column, inner).map(([a, t]) => `${a} IN (SELECT s.${SHAPES[t][1]} FROM ${t} s)`),
    },
    {
      weight: 1,
      arbitrary: tuple(column, inner, boolean()).map(
        ([a, t, also]) =>
          `EXISTS (SELECT 1 FROM ${t} s WHERE s.${SHAPES[t][1]} = ${a}${also ? ' AND s.id > 1' : ''})`,
      ),
    },
    {
      weight: 1,
      arbitrary: tuple(column, inner).map(([a, t]) => `EXISTS (SELECT 1 FROM ${t} s WHERE ${a} <= s.id)`),
    },
  );
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

/** FROM with commas, or with JOIN … ON the first condition. */
function fromText(sources: readonly From[], joined: string | undefined): string {
  const [first, second, ...others] = sources.map(({ sql }) => sql);
  if (joined === undefined || second === undefined) return sources.map(({ sql }) => sql).join(', ');
  return [`${first} JOIN ${second} ON ${joined}`, ...others].join(', ');
}

/** Selects the key of each source, and perhaps more: each row then stands for one choice of source rows. */
export const keyedQueries: Arbitrary<string> = froms.chain((sources) =>
  tuple(
    array(predicate(sources), { maxLength: 3 }),
    option(predicate(sources.slice(0, 2)), { nil: undefined }),
    columnOf(sources),
  ).map(([conditions, joined, extra]) => {
    const keys = sources.map(({ alias }) => `${alias}.id`);
    return `SELECT ${[...keys, extra].join(', ')} FROM ${fromText(sources, joined)}${where(conditions)}`;
  }),
);

const selects: Arbitrary<string> = froms.chain((sources) =>
  tuple(
    boolean(),
    array(columnOf(sources), { minLength: 2, maxLength: 2 }),
    array(positive(sources), { maxLength: 3 }),
    option(predicate(sources.slice(0, 2)), { nil: undefined }),
  ).map(
    ([distinct, columns, conditions, joined]) =>
      `SELECT ${distinct ? 'DISTINCT ' : ''}${columns.join(', ')} FROM ${fromText(sources, joined)}${where(conditions)}`,
  ),
);

/** Queries that only gain rows when their tables do. */
export const monotoneQueries: Arbitrary<string> = oneof(
  { weight: 4, arbitrary: selects },
  {
    weight: 2,
    arbitrary: tuple(selects, constantFrom('UNION', 'UNION ALL', 'INTERSECT'), selects).map((parts) =>
      parts.join(' '),
    ),
  },
  {
    weight: 1,
    arbitrary: tuple(selects, selects).map(
      ([one, other]) =>
        `WITH w(p, q) AS (${one}), v(p, q) AS (${other}) SELECT w.p, v.q FROM w, v WHERE w.p = v.p`,
    ),
  },
  {
    weight: 1,
    arbitrary: selects.map(
      (one) =>
        `WITH RECURSIVE r(p, q) AS (${one} UNION SELECT b.id, r.q FROM b JOIN r ON b.a_id = r.p) SELECT p, q FROM r`,
    ),
  },
);
