import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../../fixtures/village.ts';
import { describeEngine } from '../engine.contract.ts';
import type { Engine } from '../engine.ts';
import { openSqliteEngine } from './sqlite-engine.ts';

describeEngine('sqlite', openSqliteEngine);

describe('SQLite', () => {
  let engine: Engine;
  beforeAll(async () => {
    const databases = [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }];
    engine = await openSqliteEngine({ databases });
  });
  afterAll(() => engine.close());

  const run = (sql: string, timeMs = 1_000) =>
    engine.execute({
      database: { preloaded: 'village' },
      sql,
      limits: { timeMs, rows: 1_000, bytes: 256 * 1_024 },
    });

  test.each([
    "ATTACH '/tmp/x.db' AS x",
    "ATTACH ':memory:' AS x",
    "VACUUM INTO '/tmp/x.db'",
    'VACUUM',
    'PRAGMA writable_schema = ON',
    'PRAGMA max_page_count = 1000000',
    "PRAGMA temp_store_directory = '/tmp'",
    'PRAGMA hard_heap_limit = 0',
    "SELECT load_extension('x')",
    "SELECT fts3_tokenizer('x')",
    'CREATE VIRTUAL TABLE t USING fts5(a)',
    'DETACH main',
    'SELECT * FROM sqlite_dbpage',
    'SELECT * FROM pragma_database_list',
  ])('[LI4] refuses %s', async (sql) => {
    expect((await run(sql)).kind).toMatch(/^(rejected|error)$/);
  });

  test('[LI4] shows its own tables to those who ask', async () => {
    expect(await run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1 LIMIT 1")).toMatchObject(
      {
        results: [{ rows: [['citizens']] }],
      },
    );
    expect((await run('PRAGMA table_info(citizens)')).kind).toBe('rows');
  });

  test.each([
    'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
    `SELECT count(*) FROM ${Array.from({ length: 30 }, (_, join) => `citizens c${join}`).join(', ')}`,
  ])('[LI1] stops a runaway query by itself: %s', async (sql) => {
    expect(await run(sql, 200)).toMatchObject({ kind: 'stopped', limit: 'time' });
  });

  test.each([
    ['SELECT zeroblob(1000000000)', 'size'],
    ["SELECT printf('%.*c', 1000000000, 'x')", 'size'],
    ['SELECT hex(hex(hex(zeroblob(1000000))))', 'size'],
    ["SELECT replace(hex(zeroblob(1000000)), '0', 'aaaaaaaaaa')", 'size'],
  ])('[LI3] %s is too large', async (sql, limit) => {
    expect(await run(sql)).toMatchObject({ kind: 'stopped', limit });
  });

  test('[RU3] reads blobs, floats and declared types', async () => {
    const outcome = await run(
      "SELECT x'00ff' AS b, 1.5 AS f, 9e999 AS i, savings, sings FROM citizens WHERE id = 1",
    );
    expect(outcome).toMatchObject({
      results: [
        {
          columns: [
            { name: 'b', type: 'blob' },
            { name: 'f', type: 'float' },
            { name: 'i', type: 'text' },
            { name: 'savings', type: 'decimal' },
            { name: 'sings', type: 'integer' },
          ],
          rows: [[{ blob: '00ff' }, 1.5, 'Infinity', 12.5, 1]],
        },
      ],
    });
  });
});
