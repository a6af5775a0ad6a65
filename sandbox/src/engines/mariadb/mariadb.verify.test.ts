import { createConnection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../../fixtures/village.ts';
import type { Engine } from '../engine.ts';
import { testServer } from '../servers/test-server.ts';
import { openMariadbEngine } from './mariadb-engine.ts';

const server = testServer('SQLTOWN_TEST_MARIADB_URL');
const setup = { databases: [{ key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS }], server };
const limits = { timeMs: 5_000, rows: 1_000, bytes: 256 * 1_024 };

function asRoot(url: string) {
  const { hostname: host, port, username: user } = new URL(url);
  return { host, port: Number(port), user };
}

/** Logins and databases of sandboxes on the server. */
async function ownedBySandboxes(): Promise<string[]> {
  const connection = await createConnection(asRoot(server));
  const rows = await connection.query<{ name: string }[]>(
    `SELECT User AS name FROM mysql.user WHERE User REGEXP '^sqltown[0-9a-f]{8}$'
     UNION ALL SELECT SCHEMA_NAME FROM information_schema.schemata WHERE SCHEMA_NAME REGEXP '^sqltown[0-9a-f]{8}n'`,
  );
  await connection.end();
  return rows.map(({ name }) => name);
}

describe('MariaDB', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openMariadbEngine(setup);
  });
  afterAll(() => engine.close());

  const run = (sql: string, timeMs = 5_000) =>
    engine.execute({ database: { preloaded: 'village' }, sql, limits: { ...limits, timeMs } });

  test.each([
    'SET SESSION max_statement_time = 0',
    'SET STATEMENT max_statement_time = 0 FOR SELECT 1',
    'SELECT 1 /*! + 1 */',
    'SELECT 1 /*M!100000 + 1 */',
    'SELECT * FROM mysql.user',
    'SELECT * FROM information_schema.processlist',
    'SELECT @@datadir',
    "SELECT LOAD_FILE('/etc/passwd')",
    "SELECT GET_LOCK('x', 1)",
    'SHOW GRANTS',
    'DESCRIBE mysql.user',
    'CREATE TABLE t (a INT) ENGINE=CSV',
    'DROP TABLE mysql.user',
    'INSERT INTO mysql.user VALUES (1)',
    'CREATE TABLE t (a INT REFERENCES mysql.user (a))',
    'ALTER TABLE houses RENAME TO mysql.houses',
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    'LOCK TABLES houses WRITE',
    'USE mysql',
  ])('[LI4] [LI10] refuses %s', async (sql) => {
    expect((await run(sql)).kind).toMatch(/^(rejected|error)$/);
  });

  test('[LI1] interrupts what runs too long, also what says that all went well', async () => {
    expect(await run('SELECT SLEEP(30)', 300)).toMatchObject({ kind: 'stopped', limit: 'time' });
    expect(
      await run('SELECT SUM(a.seq * b.seq) FROM seq_1_to_1000000 a, seq_1_to_1000000 b', 300),
    ).toMatchObject({ kind: 'stopped' });
    expect(await run('SELECT COUNT(*) FROM houses')).toMatchObject({ results: [{ rows: [[3]] }] });
  });

  test('[RU1] is given as many rows as there are', async () => {
    const songs = Array.from({ length: 450 }, (_, i) => [`Song ${i}`]);
    const given = { key: 'many songs', schema: VILLAGE, rows: { ...VILLAGE_ROWS, songs } };
    const outcome = await engine.execute({
      database: { given },
      sql: 'SELECT COUNT(*), (SELECT COUNT(*) FROM citizens) FROM songs',
      limits,
    });
    expect(outcome).toMatchObject({ results: [{ rows: [[450, 5]] }] });
  });

  test('[RU4] counts no more rows than anybody wants', async () => {
    expect(await run('SELECT * FROM seq_1_to_100000000')).toMatchObject({
      kind: 'rows',
      results: [{ rowCount: 100_000, truncated: true }],
    });
  });

  test('[RU5] words of the server name neither database nor login', async () => {
    const outcome = await run('SELECT * FROM nowhere');
    expect(outcome).toMatchObject({ error: { message: "Table 'village.nowhere' doesn't exist" } });
    expect(JSON.stringify(await run('SELECT nothing()'))).not.toMatch(/sqltown/);
  });

  test('[RU5] an error on a later line points at its place', async () => {
    const sql = "SELECT '🪔' AS lamp;\nSELECT name\nFROM citizens\nWEHRE age > 3";
    expect(await run(sql)).toMatchObject({ error: { line: 4, suggestion: 'WHERE' } });
  });

  test('[RU2] tells warnings', async () => {
    expect(await run("SELECT 'a' + 1 AS n")).toMatchObject({
      results: [{ rows: [[1]] }],
      notices: ["Truncated incorrect DOUBLE value: 'a'"],
    });
  });

  test.each([
    ["SET @word = 'secret'", 'SELECT @word', null],
    ['SELECT LAST_INSERT_ID(77)', 'SELECT LAST_INSERT_ID()', 0],
    ["SELECT @other := 'secret'", 'SELECT @other', null],
  ])('[RU1] %s is not seen by the next run', async (plant, look, seen) => {
    expect((await run(plant)).kind).toBe('rows');
    expect(await run(look)).toMatchObject({ results: [{ rows: [[seen]] }] });
  });

  test('[LI9] a login enters its own databases and no other', async () => {
    const connection = await createConnection(asRoot(server));
    const grants = await connection.query<{ Db: string; User: string }[]>(
      "SELECT Db, User FROM mysql.db WHERE User REGEXP '^sqltown[0-9a-f]{8}$'",
    );
    await connection.end();
    expect(grants.length).toBeGreaterThan(0);
    for (const { Db, User } of grants) expect(Db).toMatch(new RegExp(`^${User}n\\d+$`));
  });

  test('[LI9] what an engine had is gone with it, and what a dead one left with the next', async () => {
    const before = await ownedBySandboxes();
    const other = await openMariadbEngine(setup);
    expect((await ownedBySandboxes()).length).toBeGreaterThan(before.length);
    await other.close();
    const owners = before.map((name) => name.slice(0, 'sqltown00000000'.length));
    expect(
      (await ownedBySandboxes()).filter((name) => !owners.some((owner) => name.startsWith(owner))),
    ).toEqual([]);

    const connection = await createConnection(asRoot(server));
    await connection.query("CREATE USER 'sqltown00000000'@'%' IDENTIFIED BY 'x'");
    await connection.query('CREATE DATABASE sqltown00000000n0');
    await connection.end();
    await (await openMariadbEngine(setup)).close();
    expect((await ownedBySandboxes()).filter((name) => name.startsWith('sqltown00000000'))).toEqual([]);
  });
});
