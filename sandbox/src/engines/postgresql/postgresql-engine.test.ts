import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../../fixtures/village.ts';
import { DEFAULT_CACHE_FOLDER } from '../cache-folder.ts';
import { describeEngine } from '../engine.contract.ts';
import type { Engine } from '../engine.ts';
import { openPostgresqlEngine } from './postgresql-engine.ts';

describeEngine('postgresql', openPostgresqlEngine);

describe('PGlite', () => {
  let engine: Engine;
  beforeAll(async () => {
    const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
    engine = await openPostgresqlEngine({
      databases,
      cacheFolder: DEFAULT_CACHE_FOLDER,
    });
  });
  afterAll(() => engine.close());

  const run = (sql: string) =>
    engine.execute({
      database: { preloaded: 'village' },
      sql,
      limits: { timeMs: 5_000, rows: 1_000, bytes: 256 * 1_024 },
    });

  test.each([
    "COPY (SELECT 1) TO PROGRAM 'touch /tmp/x'",
    "COPY citizens TO '/tmp/x'",
    "COPY citizens FROM '/etc/passwd'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_catalog.pg_read_file('PG_VERSION')",
    "SELECT * FROM pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT name FROM citizens WHERE pg_read_file('PG_VERSION') IS NOT NULL",
    "SELECT query_to_xml('SELECT 1', true, true, '')",
    "SELECT xpath('//*[count(//*) > 0]', '<a/>'::xml)",
    "SELECT xmlexists('//*' PASSING ('<a/>'::xml))",
    "SELECT t.* FROM xmltable('//*' PASSING ('<a/>'::xml) COLUMNS a text) AS t",
    "SELECT set_config('role', 'postgres', false)",
    "CREATE TABLE t (a text DEFAULT pg_read_file('PG_VERSION'))",
    "CREATE VIEW v AS SELECT set_config('role', 'postgres', false)",
    "WITH x AS (SELECT set_config('role', 'postgres', false)) SELECT * FROM x",
    'SET ROLE postgres',
    'RESET ROLE',
    'SET SESSION AUTHORIZATION postgres',
    'DISCARD ALL',
    "ALTER SYSTEM SET archive_command = 'x'",
    'CREATE EXTENSION lo',
    'DO $$ BEGIN END $$',
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'x'",
    'CREATE ROLE r SUPERUSER',
    'GRANT ALL ON citizens TO public',
    'CREATE DATABASE d',
    'CREATE SCHEMA s',
    'LISTEN x',
    "PREPARE TRANSACTION 'x'",
    "BEGIN; COMMIT PREPARED 'x'",
    "NOTIFY x, 'y'",
    "SELECT pg_notify('x', 'y')",
    'SELECT pg_advisory_lock(1)',
    'LOCK TABLE citizens',
    'PREPARE p AS SELECT 1',
    'DECLARE c CURSOR WITH HOLD FOR SELECT 1',
    'SHOW data_directory',
    "SELECT current_setting('data_directory')",
    'SELECT * FROM pg_authid',
    'SELECT * FROM pg_catalog.pg_stat_activity',
    'SELECT * FROM information_schema.role_table_grants',
    'TABLE pg_authid',
    'CREATE TABLE t (LIKE pg_authid)',
    'VACUUM',
    'CHECKPOINT',
    'SELECT 1; RESET ROLE',
    'EXPLAIN ANALYZE SELECT pg_reload_conf()',
    "INSERT INTO songs SELECT pg_read_file('PG_VERSION')",
    "SELECT nextval('x'), pg_terminate_backend(1)",
  ])('[LI4] refuses %s', async (sql) => {
    expect(await run(sql)).toMatchObject({ kind: 'rejected', error: { code: '42501' } });
  });

  test('[LI4] a role that is not the owner of the server runs the statements', async () => {
    expect(await run('SELECT current_user, session_user')).toMatchObject({
      results: [{ rows: [['learner', 'postgres']] }],
    });
  });

  test('[RU4] counts rows that it does not keep, and stops counting', async () => {
    expect(await run('SELECT generate_series(1, 1000000000)')).toMatchObject({
      results: [{ rowCount: 100_000, truncated: true }],
      notices: ['Only the first 1,000 of 100,000 or more rows are shown.'],
    });
  });

  test('[RU3] reads PostgreSQL types from their text', async () => {
    const outcome = await run(
      "SELECT true, 12.50::numeric, 0.1::float8, 'NaN'::float8, '\\xff'::bytea, '2026-01-31'::date, '12:30'::time, interval '1 day'",
    );
    expect(outcome).toMatchObject({
      results: [
        {
          rows: [[true, { decimal: '12.50' }, 0.1, 'NaN', { blob: 'ff' }, '2026-01-31', '12:30:00', '1 day']],
          columns: ['boolean', 'decimal', 'float', 'float', 'blob', 'date', 'time', 'interval'].map(
            (type) => ({ type }),
          ),
        },
      ],
    });
  });

  test('[LI1] a value nested too deeply is a stop, and the next run is well', async () => {
    expect(await run("SELECT repeat('[', 100000)::json")).toMatchObject({ kind: 'stopped', limit: 'depth' });
    expect(await run('SELECT count(*) FROM citizens')).toMatchObject({ results: [{ rows: [[5]] }] });
    expect(await run('SELECT 1 / 0')).toMatchObject({ kind: 'error', error: { code: '22012' } });
  });

  test('[RU5] keeps SQLSTATE and hint', async () => {
    expect(await run('SELECT citizens.naem FROM citizens')).toMatchObject({
      kind: 'error',
      error: { code: '42703', hint: 'Perhaps you meant to reference the column "citizens.name".' },
    });
  });

  test('[RU1] sequences start anew', async () => {
    const script = 'CREATE TABLE t (id serial, a int); INSERT INTO t (a) VALUES (1) RETURNING id';
    expect(await run(script)).toMatchObject({ results: [{}, { rows: [[1]] }] });
    expect(await run(script)).toMatchObject({ results: [{}, { rows: [[1]] }] });
  });
});
