import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES } from '../dialects/dialect.ts';
import { dialectOf } from '../dialects/index.ts';
import { loadDialect } from '../dialects/load.ts';
import { openPageSession, pageDatabaseFrom } from './page-session.ts';
import { databaseFrom } from './database.ts';
import { openSession } from './session.ts';

const DDL = 'CREATE TABLE houses (id INTEGER PRIMARY KEY, name VARCHAR(20), floors INTEGER NOT NULL)';
const ROWS = {
  houses: [
    [1, 'High House', 4],
    [2, 'Low House', 1],
  ],
};

/** Everyday and seldom statements, mistakes in either, and what no dialect begins a statement with. */
const SCRIPTS = [
  'SELECT name FROM houses ORDER BY id',
  'UPDATE houses SET floors = 2; SELECT SUM(floors) FROM houses',
  'SELECT nowhere FROM houses',
  'ALTER TABLE houses ADD street VARCHAR(20); SELECT * FROM houses ORDER BY id',
  'UPDATE houses SET floors = 9; ALTER TABLE nowhere ADD street INTEGER',
  'CREATE VIEW high AS SELECT name FROM houses WHERE floors > 2; SELECT * FROM high',
  'SELECT table_name FROM information_schema.tables',
  'SELECT name FROM sqlite_master',
  'SELECT table_name FROM user_tables',
  'DROP TABLE',
  'SELCT 1',
  "SELECT 'never ends",
];

describe.each(DIALECT_NAMES)('a page that has %s open', (name) => {
  test('[IN92] fetches the dialect that a server has at hand', async () => {
    expect(await loadDialect(name)).toBe(dialectOf(name));
  });

  test.each(SCRIPTS)('[IN92] answers as a server does: %s', async (sql) => {
    const dialect = await loadDialect(name);
    const state = await pageDatabaseFrom({ dialect, ddl: DDL, rows: ROWS });
    const served = databaseFrom({ dialect, ddl: DDL, rows: ROWS });
    const answer = await openPageSession({ dialect, state }).run(sql);
    expect(answer).toEqual(openSession({ dialect, state: served }).run(sql));
  });

  test('shows the state behind what it ran', async () => {
    const session = openPageSession({ dialect: await loadDialect(name) });
    await session.run(DDL);
    await session.run('DROP TABLE houses');
    expect(session.state.relations.size).toBe(0);
  });
});

test('a page says so where definitions of a database fail', async () => {
  const dialect = await loadDialect('sqlite');
  await expect(pageDatabaseFrom({ dialect, ddl: 'CREATE TABLE', rows: {} })).rejects.toThrow('fail');
});
