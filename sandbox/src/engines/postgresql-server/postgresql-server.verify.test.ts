import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../../fixtures/village.ts';
import type { Engine } from '../engine.ts';
import { testServer } from '../servers/test-server.ts';
import { openPostgresqlServerEngine } from './postgresql-server-engine.ts';

const server = testServer('SQLTOWN_TEST_DATABASE_URL');
const setup = { databases: [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }], server };
const limits = { timeMs: 5_000, rows: 1_000, bytes: 256 * 1_024 };

/** Logins and databases of sandboxes on the server. */
async function ownedBySandboxes(): Promise<string[]> {
  const client = new Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT rolname AS name FROM pg_roles WHERE rolname ~ '^sqltown[0-9a-f]{8}$'
     UNION ALL SELECT datname FROM pg_database WHERE datname ~ '^sqltown[0-9a-f]{8}_'`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

describe('PostgreSQL on a server', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openPostgresqlServerEngine(setup);
  });
  afterAll(() => engine.close());

  const run = (sql: string, timeMs = 5_000) =>
    engine.execute({ database: { preloaded: 'village' }, sql, limits: { ...limits, timeMs } });

  test.each([
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT set_config('statement_timeout', '0', false)",
    'SET statement_timeout = 0',
    'RESET ROLE',
    'SELECT * FROM pg_stat_activity',
    'SELECT pg_terminate_backend(1)',
    'CREATE DATABASE d',
    'DO $$ BEGIN END $$',
  ])('[LI4] refuses %s', async (sql) => {
    expect(await run(sql)).toMatchObject({ kind: 'rejected', error: { code: '42501' } });
  });

  test('[LI1] interrupts what runs too long, and goes on', async () => {
    // Long, and small: one long series is written to disk, where a quick one meets the limit of size first.
    const many = 'generate_series(1, 10000)';
    const slow = `SELECT count(*) FROM ${many} AS a, ${many} AS b, ${many} AS c`;
    expect(await run(slow, 300)).toMatchObject({ kind: 'stopped', limit: 'time' });
    expect(await run('SELECT count(*) FROM houses')).toMatchObject({ results: [{ rows: [[3]] }] });
  });

  test('[RU4] a row that is larger than anybody may hold is not taken', async () => {
    expect(await run("SELECT repeat('x', 20000000)")).toMatchObject({ kind: 'stopped', limit: 'size' });
    expect(await run('SELECT 1')).toMatchObject({ kind: 'rows' });
  });

  test('[RU5] an error behind the clock’s words points at its own place', async () => {
    const sql = 'SELECT CURRENT_DATE, LOCALTIMESTAMP(2), naem FROM citizens';
    expect(await run(sql)).toMatchObject({
      kind: 'error',
      error: { offset: sql.indexOf('naem'), length: 4 },
    });
  });

  test('[RU7] words that name the clock are the learner’s where they are names', async () => {
    expect(await run('SELECT name AS current_date FROM houses WHERE id = 1')).toMatchObject({
      results: [{ columns: [{ name: 'current_date' }], rows: [['Well House']] }],
    });
    expect(await run("SELECT age(timestamp '2020-03-20'), now()::date = current_date")).toMatchObject({
      results: [{ rows: [['6 years', true]] }],
    });
  });

  test('[RU1] given rows take the place of the prepared ones without their references', async () => {
    const rows = { ...VILLAGE_ROWS, houses: [] };
    const database = { given: { key: 'orphans', schema: VILLAGE, rows } };
    for (const sql of ['SELECT count(*) FROM houses', 'DELETE FROM songs; SELECT count(*) FROM houses']) {
      const outcome = await engine.execute({ database, sql, limits });
      expect(outcome.kind === 'rows' && outcome.results.at(-1)?.rows).toEqual([[0]]);
    }
    expect(await run('SELECT count(*) FROM houses')).toMatchObject({ results: [{ rows: [[3]] }] });
  });

  test('[LI9] what an engine had is gone with it, and what a dead one left with the next', async () => {
    const before = await ownedBySandboxes();
    const other = await openPostgresqlServerEngine(setup);
    expect((await ownedBySandboxes()).length).toBeGreaterThan(before.length);
    await other.close();
    const owners = before.map((name) => name.slice(0, 'sqltown00000000'.length));
    expect(
      (await ownedBySandboxes()).filter((name) => !owners.some((owner) => name.startsWith(owner))),
    ).toEqual([]);

    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query('CREATE ROLE sqltown00000000 LOGIN');
    await client.query('CREATE DATABASE sqltown00000000_0');
    await client.end();
    await (await openPostgresqlServerEngine(setup)).close();
    expect((await ownedBySandboxes()).filter((name) => name.startsWith('sqltown00000000'))).toEqual([]);
  });
});
