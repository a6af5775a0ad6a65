import { bindQuery } from '../binder/index.ts';
import type { BindContext, BoundQuery } from '../binder/context.ts';
import { catalogue } from '../catalog/virtual/index.ts';
import { EMPTY_STATE, type DatabaseState, type Table } from '../catalog/state.ts';
import type { DialectName } from '../dialects/dialect.ts';
import { SqlFailure } from '../errors/failure.ts';
import { parse } from '../parser/parse.ts';
import { Trace } from '../provenance/trace.ts';
import type { BudgetLimits } from '../run/budget.ts';
import { startRun } from '../run/start-run.ts';
import type { Semantics } from '../semantics/semantics.ts';
import { dialectOf } from '../dialects/index.ts';
import type { Query } from '../tree/queries.ts';
import type { Row, Value } from '../values/value.ts';
import { type Execution, execute, type ResultRow } from './index.ts';

/** A town of a few rows for the tests of queries, in every dialect, without anyone having to create it. */
export type Asked = {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly results: readonly ResultRow[];
  readonly query: BoundQuery;
  readonly execution: Execution;
};

type Options = {
  readonly dialect?: DialectName;
  readonly state?: DatabaseState;
  readonly traced?: boolean;
  readonly limits?: BudgetLimits;
};

/** Runs one query in the town. @throws what binding and running throw */
export function ask(sql: string, options: Options = {}): Asked {
  const context = contextOf(sql, options);
  const query = bindQuery(parseQuery(sql, options.dialect ?? 'sqlite'), context);
  const execution = execute(query, context);
  const results = [...execution.rows()];
  return {
    columns: query.columns.map(({ name }) => name),
    rows: results.map(({ row }) => row),
    results,
    query,
    execution,
  };
}

/** The parser refused it, or it is no query. */
export class Unread extends Error {}

export function parseQuery(sql: string, dialect: DialectName): Query {
  const parsed = parse(sql, dialect);
  const [statement] = parsed.kind === 'parsed' ? parsed.statements : [];
  if (statement?.type !== 'query') throw new Unread(`no query: ${JSON.stringify(parsed)}`);
  return statement;
}

export function contextOf(
  sql: string,
  { dialect = 'sqlite', state, traced, limits }: Options = {},
): BindContext {
  const semantics = dialectOf(dialect).semantics;
  return {
    sql,
    state: state ?? town(dialect),
    semantics,
    catalogue,
    functions: dialectOf(dialect).functions,
    tableFunctions: dialectOf(dialect).tableFunctions,
    unsupported: dialectOf(dialect).unsupported,
    run: startRun({ semantics, limits }),
    ...(traced && { trace: new Trace() }),
  };
}

/** What is wrong with a query, and the text that it points at. */
export function complaintOf(sql: string, options: Options = {}): { kind: string; at: string | null } {
  try {
    ask(sql, options);
  } catch (failure) {
    if (!(failure instanceof SqlFailure)) throw failure;
    const { span } = failure;
    return { kind: failure.complaint.kind, at: span && sql.slice(span.offset, span.offset + span.length) };
  }
  throw new Error(`nothing is wrong with ${sql}`);
}

const TABLES = {
  districts: {
    columns: [
      ['id', 'INTEGER', 'not null'],
      ['name', 'TEXT'],
    ],
    rows: [
      [1n, 'North'],
      [2n, 'South'],
      [3n, 'East'],
    ],
  },
  houses: {
    columns: [
      ['id', 'INTEGER', 'not null'],
      ['name', 'TEXT'],
      ['floors', 'INTEGER'],
      ['district_id', 'INTEGER'],
    ],
    rows: [
      [1n, 'Mill', 2n, 1n],
      [2n, 'Bakery', 1n, 1n],
      [3n, 'Tower', 9n, 2n],
      [4n, 'Ruin', null, null],
    ],
  },
  citizens: {
    columns: [
      ['id', 'INTEGER', 'not null'],
      ['name', 'TEXT'],
      ['house_id', 'INTEGER'],
      ['age', 'INTEGER'],
      ['boss_id', 'INTEGER'],
    ],
    rows: [
      [1n, 'Ada', 1n, 36n, null],
      [2n, 'Bo', 1n, 12n, 1n],
      [3n, 'Cy', 2n, 70n, 1n],
      [4n, 'Di', 3n, 36n, 3n],
      [5n, 'Ed', null, 51n, 3n],
    ],
  },
} as const;

const TEXTS: Readonly<Partial<Record<DialectName, string>>> = {
  oracle: 'VARCHAR2',
  mysql: 'VARCHAR',
  mariadb: 'VARCHAR',
  mssql: 'VARCHAR',
};

/** Districts, houses in them, citizens in those; each keyed by its id. */
export function town(dialect: DialectName): DatabaseState {
  const tables = Object.entries(TABLES).map(([name, { columns, rows }]) =>
    tableOf(name, { columns, rows }, dialect),
  );
  const semantics = dialectOf(dialect).semantics;
  return {
    ...EMPTY_STATE,
    relations: new Map(tables.map((table) => [semantics.fold(table.name, true, 'table'), table])),
  };
}

/** The same town for a real engine, in SQL that SQLite and PostgreSQL have in common. */
export function townScript({ relations }: DatabaseState): string {
  const tables = [...relations.values()].filter((relation) => relation.kind === 'table');
  return tables
    .map(({ name, columns, rows }) => {
      const defined = columns.map(
        (column, i) => `${column.name} ${column.declaredType}${i === 0 ? ' PRIMARY KEY' : ''}`,
      );
      const values = rows.map(({ values }) => `(${values.map(written).join(', ')})`);
      return `CREATE TABLE ${name} (${defined.join(', ')}); INSERT INTO ${name} VALUES ${values.join(', ')};`;
    })
    .join('\n');
}

function written(value: Value): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'bigint' ? String(value) : 'NULL';
}

type Plain = {
  readonly columns: readonly (readonly [name: string, type: string, notNull?: string])[];
  readonly rows: readonly Row[];
};

/** A table with its first column as its key. */
export function tableOf(written: string, { columns, rows }: Plain, dialect: DialectName): Table {
  const semantics = dialectOf(dialect).semantics;
  const name = semantics.fold(written, false, 'table');
  return {
    kind: 'table',
    name,
    temporary: false,
    columns: columns.map(([column, type, notNull], i) => ({
      name: semantics.fold(column, false, 'column'),
      type: semantics.typeOf(typeName(type, dialect)),
      declaredType: type,
      notNull: notNull !== undefined,
      default: null,
      generated: null,
      identity: i === 0 && dialect === 'sqlite' ? ROW_ID : null,
      comment: null,
      defaultName: null,
      onUpdate: null,
    })),
    uniques: [{ name: `${name}_pkey`, columns: [0], primary: true }],
    checks: [],
    foreignKeys: [],
    indexes: [],
    rows: rows.map((values, i) => ({ id: i + 1, values })),
    nextRowId: rows.length + 1,
    options: {},
  };
}

/** SQLite's INTEGER PRIMARY KEY. */
const ROW_ID = { form: 'ROWID', start: 1n, step: 1n, sequence: null } as const;

function typeName(type: string, dialect: DialectName): Parameters<Semantics['typeOf']>[0] {
  const span = { offset: 0, length: 0 };
  const named = type === 'TEXT' ? (TEXTS[dialect] ?? type) : type;
  const length = { type: 'literal' as const, kind: 'number' as const, value: '40', span };
  const sized = named.startsWith('VARCHAR') ? [length] : [];
  return { type: 'type-name', name: named, arguments: sized, suffix: '', dimensions: 0, span };
}
