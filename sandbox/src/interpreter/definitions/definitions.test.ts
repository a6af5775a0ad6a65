import { describe, expect, test } from 'vitest';
import type { Table } from '../catalog/state.ts';
import type { DialectName } from '../dialects/dialect.ts';
import { dialectOf } from '../dialects/index.ts';
import { openSession } from '../session/session.ts';

function tableAfter(dialect: DialectName, script: string, name = 't'): Table {
  const session = openSession({ dialect: dialectOf(dialect) });
  const answer = session.run(script);
  if (answer.kind !== 'rows') throw new Error(JSON.stringify(answer));
  const table = [...session.state.relations.values()].find((one) => one.name.toLowerCase() === name);
  if (table?.kind !== 'table') throw new Error(`no table ${name}`);
  return table;
}

function answerTo(dialect: DialectName, script: string): unknown {
  const answer = openSession({ dialect: dialectOf(dialect) }).run(script);
  if (answer.kind === 'error') return answer.error.code;
  return answer.kind === 'rows' ? answer.results.at(-1)?.rows : answer.kind;
}

const PARENT = 'CREATE TABLE p (id INT PRIMARY KEY);';
const MANY = `${PARENT} CREATE TABLE t (id INT PRIMARY KEY, a INT UNIQUE, b INT CHECK (b > 0), p INT, FOREIGN KEY (p) REFERENCES p (id))`;

describe('constraints without a name', () => {
  test.each([
    ['postgresql', ['t_pkey', 't_a_key'], ['t_b_check'], ['t_p_fkey']],
    ['mysql', ['PRIMARY', 'a'], ['t_chk_1'], ['t_ibfk_1']],
    ['mariadb', ['PRIMARY', 'a'], ['b'], ['t_ibfk_1']],
  ] as const)('[IN86] %s names them', (dialect, uniques, checks, foreignKeys) => {
    const table = tableAfter(dialect, MANY);
    expect(table.uniques.map(({ name }) => name)).toEqual(uniques);
    expect(table.checks.map(({ name }) => name)).toEqual(checks);
    expect(table.foreignKeys.map(({ name }) => name)).toEqual(foreignKeys);
  });

  test('[IN86] SQL Server cuts the table and adds a number; Oracle counts', () => {
    const [primary, unique] = tableAfter('mssql', MANY).uniques.map(({ name }) => name);
    expect(primary).toMatch(/^PK__t__[0-9A-F]{16}$/);
    expect(unique).toMatch(/^UQ__t__[0-9A-F]{16}$/);
    const names = tableAfter('oracle', MANY).uniques.map(({ name }) => name);
    expect(names.every((name) => /^SYS_C00\d{4}$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(2);
  });
});

function defining(begin: string): string {
  return `CREATE TABLE a (n INT); ${begin} INSERT INTO a VALUES (1); CREATE TABLE b (n INT); ROLLBACK; SELECT COUNT(*) FROM a`;
}

describe('what commits by itself', () => {
  test('[IN87] a definition commits in MySQL', () => {
    expect(answerTo('mysql', defining('START TRANSACTION;'))).toEqual([[1]]);
  });

  test('[IN87] and is rolled back in PostgreSQL and SQL Server', () => {
    expect(answerTo('postgresql', defining('BEGIN;'))).toEqual([[0]]);
    expect(answerTo('mssql', defining('BEGIN TRANSACTION;'))).toEqual([[0]]);
  });
});

describe('changes of a table', () => {
  test('MySQL puts a column in its place, and renames with CHANGE', () => {
    const made = 'CREATE TABLE t (a INT, b INT); INSERT INTO t VALUES (1, 2);';
    expect(answerTo('mysql', `${made} ALTER TABLE t ADD c INT DEFAULT 9 AFTER a; SELECT * FROM t`)).toEqual([
      [1, 9, 2],
    ]);
    expect(answerTo('mysql', `${made} ALTER TABLE t CHANGE a z VARCHAR(5); SELECT z FROM t`)).toEqual([
      ['1'],
    ]);
  });

  test('[IN11] SQL Server keeps a column that a default needs', () => {
    expect(answerTo('mssql', 'CREATE TABLE t (a INT, b INT DEFAULT 1); ALTER TABLE t DROP COLUMN b')).toBe(
      '5074',
    );
  });

  test('[IN11] Oracle changes the type of an empty column only', () => {
    expect(
      answerTo(
        'oracle',
        'CREATE TABLE t (a NUMBER); INSERT INTO t VALUES (1); ALTER TABLE t MODIFY (a VARCHAR2(5))',
      ),
    ).toBe('ORA-01439');
  });
});

describe('what the session tells of its tables', () => {
  test('[IN89] MySQL describes a table with types, keys and defaults', () => {
    const script =
      "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL, kind ENUM('a', 'b') DEFAULT 'a'); DESCRIBE t";
    expect(answerTo('mysql', script)).toEqual([
      ['id', 'int', 'NO', 'PRI', null, 'auto_increment'],
      ['name', 'varchar(20)', 'NO', '', null, ''],
      ['kind', "enum('a','b')", 'YES', '', 'a', ''],
    ]);
  });

  test.each([
    ['mysql', 'SELECT TABLE_NAME FROM information_schema.TABLES'],
    ['mssql', 'SELECT name FROM sys.tables'],
    ['sqlite', "SELECT name FROM sqlite_master WHERE type = 'table'"],
    ['postgresql', 'SELECT tablename FROM pg_tables'],
  ] as const)('[IN89] %s lists its tables', (dialect, sql) => {
    expect(answerTo(dialect, `CREATE TABLE t (a INT); ${sql}`)).toEqual([['t']]);
  });

  test('[IN89] Oracle lists its tables in capitals', () => {
    expect(answerTo('oracle', 'CREATE TABLE t (a NUMBER); SELECT table_name FROM user_tables')).toEqual([
      ['T'],
    ]);
  });
});
