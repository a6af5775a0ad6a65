import { PGlite } from '@electric-sql/pglite';
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellFrom, columnFrom } from '../../engines/postgresql/cells.ts';
import { readRow } from '../../engines/sqlite/columns.ts';
import type { DialectName } from '../dialects/dialect.ts';
import { SqlFailure } from '../errors/failure.ts';
import { ask } from '../executor/small-town.ts';
import { dialectOf } from '../dialects/index.ts';
import { POSTGRESQL_QUERIES, POSTGRESQL_SAMPLES, SQLITE_QUERIES, SQLITE_SAMPLES } from './samples.fixture.ts';

describe('functions against the real engines', () => {
  let sqlite3: Sqlite3Static;
  let postgres: PGlite;
  beforeAll(async () => {
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    sqlite3 = await initialize();
    postgres = await PGlite.create();
    await postgres.exec(`SET timezone = 'UTC'`);
  }, 60_000);
  afterAll(() => postgres.close());

  test('[IN30] SQLite gives the same values, and refuses the same', () => {
    const differing = [...SQLITE_SAMPLES.map(selected), ...SQLITE_QUERIES]
      .map((sql) => ({ sql, real: bySqlite(sqlite3, sql), ours: ours(sql, 'sqlite') }))
      .filter(({ real, ours: own }) => real !== own);
    expect(differing).toEqual([]);
  });

  test('[IN30] PostgreSQL gives the same values, and refuses the same', async () => {
    const differing: unknown[] = [];
    for (const sql of [...POSTGRESQL_SAMPLES.map(selected), ...POSTGRESQL_QUERIES]) {
      const real = await byPostgres(postgres, sql);
      const own = ours(sql, 'postgresql');
      if (own !== real) differing.push({ sql, real, ours: own });
    }
    expect(differing).toEqual([]);
  }, 60_000);
});

function selected(expression: string): string {
  return `SELECT ${expression}`;
}

/** The cells of all rows as JSON; `error` where it is refused. What is unsupported here is no refusal. */
function ours(sql: string, dialect: DialectName): string {
  const semantics = dialectOf(dialect).semantics;
  try {
    const { rows, query } = ask(sql, { dialect });
    return JSON.stringify(
      rows.map((row) => query.columns.map(({ type }, i) => semantics.cell(row[i] ?? null, type))),
    );
  } catch (failure) {
    if (failure instanceof SqlFailure) return 'error';
    throw new Error(sql, { cause: failure });
  }
}

function bySqlite(sqlite3: Sqlite3Static, sql: string): string {
  const connection = new sqlite3.oo1.DB(':memory:');
  try {
    const statement = connection.prepare(sql);
    const rows: unknown[] = [];
    while (statement.step()) rows.push(readRow(sqlite3, statement.pointer as number, statement.columnCount));
    statement.finalize();
    return JSON.stringify(rows);
  } catch {
    return 'error';
  } finally {
    connection.close();
  }
}

const asText = (text: string): string => text;

async function byPostgres(postgres: PGlite, sql: string): Promise<string> {
  try {
    const parsers = Object.fromEntries(OIDS.map((oid) => [oid, asText]));
    const { rows, fields } = await postgres.query<(string | null)[]>(sql, [], { rowMode: 'array', parsers });
    const types = fields.map((field) => columnFrom(field).type);
    return JSON.stringify(rows.map((row) => row.map((text, i) => cellFrom(text, types[i] ?? 'any'))));
  } catch {
    return 'error';
  }
}

/** Types that PGlite would turn into JavaScript values. */
const OIDS = [
  16, 17, 20, 21, 23, 25, 26, 114, 700, 701, 1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 1042, 1043, 1082,
  1083, 1114, 1184, 1186, 1231, 1266, 1700, 2206, 2950, 3802,
];
