import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Cell } from '@sqltown/shared/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellFrom, columnFrom } from '../../engines/postgresql/cells.ts';
import { readRow } from '../../engines/sqlite/columns.ts';
import type { DialectName } from '../dialects/dialect.ts';
import { SqlFailure } from '../errors/failure.ts';
import { dialectOf } from '../dialects/index.ts';
import type { Type } from '../types/type.ts';
import { ask, town, townScript, Unread } from './small-town.ts';

type Answer = { readonly columns: readonly string[]; readonly rows: readonly string[] } | 'error';

describe('queries against the real engines', () => {
  let sqlite: (sql: string) => Answer;
  let postgres: PGlite;
  beforeAll(async () => {
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    sqlite = openSqlite(await initialize());
    postgres = await PGlite.create();
    await postgres.exec(townScript(town('postgresql')));
  }, 60_000);
  afterAll(() => postgres.close());

  it('[IN50] SQLite gives the same columns and rows, and refuses the same', () => {
    const queries = queriesOf('sqlite');
    const differing = queries
      .map((sql) => ({ sql, real: inOrder(sql, sqlite(sql)), ours: inOrder(sql, ours(sql, 'sqlite')) }))
      .filter(({ real, ours }) => JSON.stringify(real) !== JSON.stringify(ours));
    expect(queries.length).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  });

  it('[IN50] PostgreSQL gives the same columns and rows, and refuses the same', async () => {
    const queries = queriesOf('postgresql');
    const differing: unknown[] = [];
    for (const sql of queries) {
      const real = inOrder(sql, await byPostgres(postgres, sql));
      const mine = inOrder(sql, ours(sql, 'postgresql'));
      if (JSON.stringify(real) !== JSON.stringify(mine)) differing.push({ sql, real, mine });
    }
    expect(queries.length).toBeGreaterThan(130);
    expect(differing).toEqual([]);
  });
});

function queriesOf(dialect: DialectName): string[] {
  return readFileSync(new URL(`queries.${dialect}.sql`, import.meta.url), 'utf8')
    .split(/;\s*\n/)
    .map((sql) => sql.trim())
    .filter(Boolean);
}

/** Without ORDER BY the order of the rows is nobody's promise. */
function inOrder(sql: string, answer: Answer): Answer {
  if (answer === 'error' || /order by/i.test(sql)) return answer;
  return { ...answer, rows: answer.rows.toSorted() };
}

function ours(sql: string, dialect: DialectName): Answer {
  try {
    const { columns, rows, query } = ask(sql, { dialect });
    const semantics = dialectOf(dialect).semantics;
    const typeAt = (i: number): Type => query.columns[i]?.type ?? { kind: 'null' };
    const shown = rows.map((row) => row.map((value, i): Cell => semantics.cell(value, typeAt(i))));
    return { columns, rows: shown.map((cells) => JSON.stringify(cells)) };
  } catch (failure) {
    if (failure instanceof SqlFailure || failure instanceof Unread) return 'error';
    throw failure;
  }
}

async function byPostgres(postgres: PGlite, sql: string): Promise<Answer> {
  const parsers = Object.fromEntries(OIDS.map((oid) => [oid, (text: string) => text]));
  try {
    const { rows, fields } = await postgres.query<unknown[]>(sql, [], { rowMode: 'array', parsers });
    const types = fields.map((field) => columnFrom(field).type);
    return {
      columns: fields.map(({ name }) => name),
      rows: rows.map((row) =>
        JSON.stringify(types.map((type, i) => cellFrom(row[i] as string | null, type))),
      ),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 'error';
    throw error;
  }
}

/** Types that PGlite would turn into JavaScript values. */
const OIDS = [
  16, 20, 21, 23, 25, 114, 700, 701, 1005, 1007, 1009, 1015, 1016, 1043, 1082, 1114, 1184, 1186, 1231, 1700,
];

function openSqlite(sqlite3: Sqlite3Static): (sql: string) => Answer {
  const connection: Database = new sqlite3.oo1.DB(':memory:');
  connection.exec(townScript(town('sqlite')));
  return (sql) => {
    try {
      const statement = connection.prepare(sql);
      try {
        const columns = statement.getColumnNames();
        const rows: string[] = [];
        while (statement.step())
          rows.push(JSON.stringify(readRow(sqlite3, statement.pointer as number, columns.length)));
        return { columns, rows };
      } finally {
        statement.finalize();
      }
    } catch (error) {
      if (error instanceof sqlite3.SQLite3Error) return 'error';
      throw error;
    }
  };
}
