import { PGlite } from '@electric-sql/pglite';
import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellFrom, columnFrom } from '../../engines/postgresql/cells.ts';
import { readRow } from '../../engines/sqlite/columns.ts';
import { POSTGRES_ASSIGNMENTS, SQLITE_ASSIGNMENTS } from './assignment.fixture.ts';
import { answer, keptBy, spokenAnswer } from './evaluate.fixture.ts';
import { POSTGRES_SAMPLES, SQLITE_SAMPLES } from './samples.fixture.ts';

describe('values against the real engines', () => {
  let sqlite3: Sqlite3Static;
  let postgres: PGlite;
  beforeAll(async () => {
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    sqlite3 = await initialize();
    postgres = await PGlite.create();
    await postgres.exec(`SET timezone = 'UTC'`);
  }, 60_000);
  afterAll(() => postgres.close());

  test('[IN7] SQLite gives the same values, and refuses the same', () => {
    const differing = SQLITE_SAMPLES.map((expression) => ({
      expression,
      real: bySqlite(sqlite3, expression),
      ours: answer(expression, 'sqlite'),
    })).filter(({ real, ours }) => real !== ours.replace(/^error .*/, 'error'));
    expect(differing).toEqual([]);
  });

  test('[IN7] [IN11] PostgreSQL gives the same values, and refuses the same in the same words', async () => {
    const differing: unknown[] = [];
    for (const expression of POSTGRES_SAMPLES) {
      const real = await byPostgres(postgres, expression);
      const ours = spokenAnswer(expression, 'postgresql');
      if (ours !== real && !(ours === 'error syntax' && real.startsWith('error 42601')))
        differing.push({ expression, real, ours });
    }
    expect(differing).toEqual([]);
  });

  test('[IN10] SQLite keeps the same in its columns', () => {
    const differing = SQLITE_ASSIGNMENTS.map(([type, value]) => ({
      type,
      value,
      real: keptBySqlite(sqlite3, type, value),
      ours: keptBy('sqlite', type, value),
    })).filter(({ real, ours }) => real !== ours);
    expect(differing).toEqual([]);
  });

  test('[IN10] [IN11] PostgreSQL keeps the same in its columns, and refuses the same in the same words', async () => {
    const differing: unknown[] = [];
    for (const [type, value] of POSTGRES_ASSIGNMENTS) {
      const real = await keptByPostgres(postgres, type, value);
      const ours = keptBy('postgresql', type, value);
      if (real !== ours) differing.push({ type, value, real, ours });
    }
    expect(differing).toEqual([]);
  });
});

function keptBySqlite(sqlite3: Sqlite3Static, type: string, value: string): string {
  const connection = new sqlite3.oo1.DB(':memory:');
  try {
    connection.exec(`CREATE TABLE t (c ${type}); INSERT INTO t VALUES (${value})`);
    const statement = connection.prepare('SELECT c FROM t');
    statement.step();
    const [cell] = readRow(sqlite3, statement.pointer as number, 1);
    statement.finalize();
    return JSON.stringify(cell);
  } finally {
    connection.close();
  }
}

async function keptByPostgres(postgres: PGlite, type: string, value: string): Promise<string> {
  await postgres.exec(`DROP TABLE IF EXISTS t; CREATE TABLE t (c ${type})`);
  return byPostgres(postgres, 'c FROM t', `INSERT INTO t VALUES (${value})`);
}

function bySqlite(sqlite3: Sqlite3Static, expression: string): string {
  const connection = new sqlite3.oo1.DB(':memory:');
  try {
    const statement = connection.prepare(`SELECT ${expression}`);
    statement.step();
    const [cell] = readRow(sqlite3, statement.pointer as number, 1);
    statement.finalize();
    return JSON.stringify(cell);
  } catch {
    return 'error';
  } finally {
    connection.close();
  }
}

const asText = (text: string): string => text;

async function byPostgres(postgres: PGlite, expression: string, before = ''): Promise<string> {
  try {
    if (before) await postgres.exec(before);
    const parsers = Object.fromEntries(OIDS.map((oid) => [oid, asText]));
    const { rows, fields } = await postgres.query<unknown[]>(`SELECT ${expression}`, [], {
      rowMode: 'array',
      parsers,
    });
    const [field] = fields;
    const value = (rows[0]?.[0] ?? null) as string | null;
    return field ? JSON.stringify(cellFrom(value, columnFrom(field).type)) : 'nothing';
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    return `error ${code ?? ''} ${message}`;
  }
}

/** Types that PGlite would turn into JavaScript values. */
const OIDS = [
  16, 17, 20, 21, 23, 25, 26, 114, 700, 701, 1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 1042, 1043, 1082,
  1083, 1114, 1184, 1186, 1231, 1700, 2950, 3802,
];
