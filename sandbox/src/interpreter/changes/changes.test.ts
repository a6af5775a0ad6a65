import { describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { dialectOf } from '../dialects/index.ts';
import { openSession } from '../session/session.ts';

/** The rows of the last statement; of an error its code. */
function answerTo(dialect: DialectName, script: string): unknown {
  const answer = openSession({ dialect: dialectOf(dialect) }).run(script);
  if (answer.kind === 'error') return answer.error.code;
  if (answer.kind !== 'rows') return answer;
  return answer.results.at(-1)?.rows;
}

function countsOf(dialect: DialectName, script: string): unknown {
  const answer = openSession({ dialect: dialectOf(dialect) }).run(script);
  return answer.kind === 'rows' ? answer.results.map(({ rowCount }) => rowCount) : answer;
}

const ALL = ['sqlite', 'postgresql', 'mysql', 'mariadb', 'mssql', 'oracle'] as const;
const T = 'CREATE TABLE t (id INT PRIMARY KEY, n INT);';
const FILLED = `${T} INSERT INTO t VALUES (1, 10); INSERT INTO t VALUES (2, 20); INSERT INTO t VALUES (3, 30);`;
const KIN = `CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES p (id));`;

describe('keys', () => {
  test.each([
    ['sqlite', 'SQLITE_CONSTRAINT_PRIMARYKEY'],
    ['postgresql', '23505'],
    ['mysql', '1062'],
    ['mariadb', '1062'],
    ['mssql', '2627'],
    ['oracle', 'ORA-00001'],
  ] as const)('[IN11] %s says %s to a key that is taken', (dialect, code) => {
    expect(answerTo(dialect, `${FILLED} INSERT INTO t VALUES (1, 0)`)).toBe(code);
  });

  test.each(['mssql', 'oracle'] as const)('[IN82] in %s an UPDATE may move all keys by one', (dialect) => {
    const script = `${FILLED} UPDATE t SET id = id + 1; SELECT SUM(id) FROM t`;
    expect(JSON.stringify(answerTo(dialect, script))).toContain('9');
  });

  test.each(['sqlite', 'postgresql', 'mysql', 'mariadb'] as const)(
    '[IN82] in %s it meets the next row',
    (dialect) => {
      expect(answerTo(dialect, `${FILLED} UPDATE t SET id = id + 1`)).toMatch(/PRIMARYKEY|23505|1062/);
    },
  );

  test.each([
    ['mssql', '2627'],
    ['postgresql', [[2]]],
    ['mysql', [[2]]],
    ['sqlite', [[2]]],
  ] as const)('[IN82] in %s two NULLs in a unique column are %j', (dialect, expected) => {
    const script = `CREATE TABLE u (a INT UNIQUE); INSERT INTO u VALUES (NULL); INSERT INTO u VALUES (NULL); SELECT COUNT(*) FROM u`;
    expect(answerTo(dialect, script)).toEqual(expected);
  });

  test('[IN82] Oracle keeps no key that is NULL throughout, and compares the others with their NULLs', () => {
    const table = 'CREATE TABLE u (a NUMBER, b NUMBER, UNIQUE (a, b));';
    const nulls = 'INSERT INTO u VALUES (NULL, NULL); INSERT INTO u VALUES (NULL, NULL);';
    expect(answerTo('oracle', `${table} ${nulls} SELECT a FROM u`)).toHaveLength(2);
    expect(
      answerTo('oracle', `${table} INSERT INTO u VALUES (1, NULL); INSERT INTO u VALUES (1, NULL)`),
    ).toBe('ORA-00001');
  });
});

describe('foreign keys', () => {
  test.each([
    ['sqlite', 'SQLITE_CONSTRAINT_FOREIGNKEY'],
    ['postgresql', '23503'],
    ['mysql', '1452'],
    ['mssql', '547'],
    ['oracle', 'ORA-02291'],
  ] as const)('[IN11] %s says %s to a child without a parent', (dialect, code) => {
    expect(answerTo(dialect, `${KIN} INSERT INTO c VALUES (1, 9)`)).toBe(code);
  });

  test.each([
    ['mysql', '1451'],
    ['mssql', '547'],
    ['oracle', 'ORA-02292'],
  ] as const)('[IN11] %s says %s to a parent that goes too early', (dialect, code) => {
    expect(
      answerTo(dialect, `${KIN} INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1); DELETE FROM p`),
    ).toBe(code);
  });

  const TREE = 'CREATE TABLE tree (id INT PRIMARY KEY, up INT, FOREIGN KEY (up) REFERENCES tree (id));';

  test.each(['postgresql', 'sqlite', 'mssql', 'oracle'] as const)(
    '[IN82] %s empties a tree at once',
    (dialect) => {
      const script = `${TREE} INSERT INTO tree VALUES (1, NULL); INSERT INTO tree VALUES (2, 1); DELETE FROM tree; SELECT id FROM tree`;
      expect(answerTo(dialect, script)).toEqual([]);
    },
  );

  test('[IN82] MySQL looks at each row, and meets the child', () => {
    expect(answerTo('mysql', `${TREE} INSERT INTO tree VALUES (1, NULL), (2, 1); DELETE FROM tree`)).toBe(
      '1451',
    );
  });

  test.each(ALL)('[IN83] in %s a cascade goes on through its children', (dialect) => {
    const script = `CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY, a INT, FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE);
      CREATE TABLE c (id INT PRIMARY KEY, b INT, FOREIGN KEY (b) REFERENCES b (id) ON DELETE CASCADE);
      INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1); INSERT INTO c VALUES (1, 1); DELETE FROM a; SELECT id FROM c`;
    expect(answerTo(dialect, script)).toEqual([]);
  });

  test('[IN11] SQL Server refuses two cascading ways to one table', () => {
    const script = `CREATE TABLE a (id INT PRIMARY KEY); CREATE TABLE b (id INT PRIMARY KEY, a INT REFERENCES a (id) ON DELETE CASCADE);
      CREATE TABLE c (a INT REFERENCES a (id) ON DELETE CASCADE, b INT REFERENCES b (id) ON DELETE CASCADE)`;
    expect(answerTo('mssql', script)).toBe('1785');
  });

  test('[IN83] MySQL reads a reference behind its column and forgets it; MariaDB keeps it', () => {
    const script =
      'CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p (id)); INSERT INTO c VALUES (9)';
    expect(answerTo('mysql', script)).toEqual([]);
    expect(answerTo('mariadb', script)).toBe('1452');
  });
});

describe('what MySQL counts', () => {
  test('[IN84] a row that did not change counts for nothing', () => {
    expect(String(countsOf('mysql', `${FILLED} UPDATE t SET n = 20`))).toBe('0,1,1,1,2');
  });

  test('[IN84] ON DUPLICATE KEY counts one for a new row, two for a changed one, none for one that stays', () => {
    const upsert = 'INSERT INTO t VALUES (1, 5) ON DUPLICATE KEY UPDATE n = VALUES(n)';
    expect(
      countsOf(
        'mysql',
        `${T} ${upsert}; ${upsert}; INSERT INTO t VALUES (1, 6) ON DUPLICATE KEY UPDATE n = 6`,
      ),
    ).toEqual([0, 1, 0, 2]);
  });

  test('[IN84] MariaDB counts a NULL that is set over a NULL where the column has a default', () => {
    const rows = 'CREATE TABLE m (id INT PRIMARY KEY, n INT DEFAULT 7, z INT DEFAULT 0, t INT)';
    const filled = `${rows}; INSERT INTO m VALUES (1, NULL, NULL, NULL)`;
    const upserts = ['n = n', 'n = n + 1', 'z = z', 't = t', 'n = n, t = 1'].map(
      (set) => `INSERT INTO m (id) VALUES (1) ON DUPLICATE KEY UPDATE ${set}`,
    );
    expect(countsOf('mariadb', [filled, ...upserts].join('; '))).toEqual([0, 1, 1, 1, 0, 0, 2]);
  });

  test('[IN84] REPLACE counts what it removed', () => {
    expect(countsOf('mysql', `${T} REPLACE INTO t VALUES (1, 1); REPLACE INTO t VALUES (1, 2)`)).toEqual([
      0, 1, 2,
    ]);
  });

  test('[IN82] SET sees what was set before it', () => {
    expect(
      answerTo(
        'mysql',
        `${FILLED} UPDATE t SET n = n + 1, id = n WHERE id = 1; SELECT id FROM t WHERE n = 11`,
      ),
    ).toEqual([[11]]);
    expect(
      answerTo(
        'postgresql',
        `${FILLED} UPDATE t SET n = n + 1, id = n WHERE id = 1; SELECT id FROM t WHERE n = 11`,
      ),
    ).toEqual([[10]]);
  });
});

describe('changes in forms of their own', () => {
  test('MySQL updates and deletes through joins, in several tables', () => {
    const script = `${FILLED} CREATE TABLE u (id INT PRIMARY KEY, n INT); INSERT INTO u VALUES (1, 5), (2, 6);
      UPDATE t JOIN u ON u.id = t.id SET t.n = u.n, u.n = 0; DELETE t, u FROM t JOIN u ON u.id = t.id WHERE t.id = 1;
      SELECT t.id, t.n, u.n FROM t LEFT JOIN u ON u.id = t.id ORDER BY 1`;
    expect(answerTo('mysql', script)).toEqual([
      [2, 6, 0],
      [3, 30, null],
    ]);
  });

  test('MySQL changes the first rows of an order', () => {
    expect(answerTo('mysql', `${FILLED} DELETE FROM t ORDER BY n DESC LIMIT 2; SELECT id FROM t`)).toEqual([
      [1],
    ]);
  });

  test('[IN11] MySQL does not change what a subquery reads, unless a derived table stands between', () => {
    expect(answerTo('mysql', `${FILLED} DELETE FROM t WHERE n = (SELECT MAX(n) FROM t)`)).toBe('1093');
    const apart = 'DELETE FROM t WHERE n = (SELECT m FROM (SELECT MAX(n) AS m FROM t) x)';
    expect(answerTo('mysql', `${FILLED} ${apart}; SELECT COUNT(*) FROM t`)).toEqual([[2]]);
  });

  test('SQL Server answers with OUTPUT, old values and new', () => {
    expect(
      answerTo(
        'mssql',
        `${FILLED} UPDATE t SET n = n + 1 OUTPUT deleted.n, inserted.n, inserted.id WHERE id < 3`,
      ),
    ).toEqual([
      [10, 11, 1],
      [20, 21, 2],
    ]);
    expect(answerTo('mssql', `${FILLED} DELETE TOP (1) FROM t OUTPUT deleted.*`)).toEqual([[1, 10]]);
    expect(answerTo('mssql', `${T} INSERT INTO t OUTPUT inserted.id VALUES (7, 1), (8, 2)`)).toEqual([
      [7],
      [8],
    ]);
  });

  test('SQL Server updates an alias of FROM', () => {
    const script = `${FILLED} CREATE TABLE u (id INT, n INT); INSERT INTO u VALUES (2, 99); UPDATE x SET n = u.n FROM t AS x JOIN u ON u.id = x.id; SELECT n FROM t ORDER BY id`;
    expect(answerTo('mssql', script)).toEqual([[10], [99], [30]]);
  });

  const MERGE = `${FILLED} MERGE INTO t USING (SELECT 2 AS id, 5 AS n UNION ALL SELECT 9, 9) s ON (t.id = s.id)`;

  test('MERGE changes what is there and adds what is not', () => {
    const branches =
      'WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, s.n)';
    const rest = 'SELECT id, n FROM t ORDER BY id';
    expect(answerTo('mssql', `${MERGE} ${branches}; ${rest}`)).toEqual([
      [1, 10],
      [2, 5],
      [3, 30],
      [9, 9],
    ]);
    const bySource = 'WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED BY SOURCE THEN DELETE';
    expect(answerTo('mssql', `${MERGE} ${bySource}; ${rest}`)).toEqual([[2, 5]]);
  });

  test('[IN11] MERGE touches no row twice', () => {
    const twice = `${FILLED} MERGE INTO t USING (SELECT 1 AS id UNION ALL SELECT 1) s ON (t.id = s.id) WHEN MATCHED THEN UPDATE SET n = 0`;
    expect(answerTo('mssql', `${twice};`)).toBe('8672');
    expect(answerTo('postgresql', twice)).toBe('21000');
  });

  test('Oracle deletes in MERGE what its UPDATE made so, and sets nothing that ON compares', () => {
    const merge = `${FILLED} MERGE INTO t USING (SELECT 2 AS id FROM dual) s ON (t.id = s.id)`;
    expect(
      answerTo(
        'oracle',
        `${merge} WHEN MATCHED THEN UPDATE SET n = 99 DELETE WHERE n > 50; SELECT id FROM t`,
      ),
    ).toHaveLength(2);
    expect(answerTo('oracle', `${merge} WHEN MATCHED THEN UPDATE SET t.id = 5`)).toBe('ORA-38104');
  });
});

describe('numbers that count by themselves', () => {
  test.each([
    ['mysql', 'id INT AUTO_INCREMENT PRIMARY KEY'],
    ['mssql', 'id INT IDENTITY(1, 1) PRIMARY KEY'],
    ['postgresql', 'id INT GENERATED ALWAYS AS IDENTITY'],
    ['postgresql', 'id SERIAL'],
    ['oracle', 'id NUMBER GENERATED ALWAYS AS IDENTITY'],
  ] as const)('[IN85] in %s what %s gave out does not come back with a rollback', (dialect, column) => {
    const session = openSession({ dialect: dialectOf(dialect) });
    const begin = {
      mysql: 'START TRANSACTION;',
      postgresql: 'BEGIN;',
      mssql: 'BEGIN TRANSACTION;',
      oracle: '',
    }[dialect];
    session.run(
      `CREATE TABLE s (${column}, a INT); ${begin} INSERT INTO s (a) VALUES (1); ROLLBACK; INSERT INTO s (a) VALUES (2)`,
    );
    expect(JSON.stringify(session.run('SELECT id FROM s'))).toMatch(/"rows":\[\[(2|\{"decimal":"2"\})\]\]/);
  });

  test('[IN85] SQL Server takes numbers from statements only while IDENTITY_INSERT is on', () => {
    const table = 'CREATE TABLE s (id INT IDENTITY(5, 5), a INT);';
    expect(answerTo('mssql', `${table} INSERT INTO s (id, a) VALUES (1, 1)`)).toBe('544');
    const open = 'SET IDENTITY_INSERT s ON; INSERT INTO s (id, a) VALUES (50, 1); SET IDENTITY_INSERT s OFF;';
    expect(
      answerTo(
        'mssql',
        `${table} ${open} INSERT INTO s (a) VALUES (2); SELECT id, SCOPE_IDENTITY() FROM s ORDER BY id`,
      ),
    ).toEqual([
      [50, { decimal: '55' }],
      [55, { decimal: '55' }],
    ]);
  });

  test('[IN85] MySQL counts on behind a number that was given, and remembers the first it made', () => {
    const script = `CREATE TABLE s (id INT AUTO_INCREMENT PRIMARY KEY, a INT); INSERT INTO s VALUES (10, 1); INSERT INTO s (a) VALUES (2), (3); SELECT LAST_INSERT_ID(), MAX(id) FROM s`;
    expect(answerTo('mysql', script)).toEqual([[11, 12]]);
  });

  test('[IN85] a sequence of Oracle is asked by NEXTVAL and CURRVAL', () => {
    const script =
      'CREATE SEQUENCE ids START WITH 5; CREATE TABLE s (id NUMBER); INSERT INTO s VALUES (ids.NEXTVAL); INSERT INTO s VALUES (ids.NEXTVAL); SELECT ids.CURRVAL FROM dual';
    expect(JSON.stringify(answerTo('oracle', script))).toContain('6');
    expect(answerTo('oracle', 'CREATE SEQUENCE ids; SELECT ids.CURRVAL FROM dual')).toBe('ORA-08002');
  });
});

describe('a subquery of an UPDATE that reads the table itself', () => {
  const TOTALS = `${FILLED} UPDATE t SET n = (SELECT SUM(x.n) FROM t x WHERE x.id <= t.id); SELECT n FROM t ORDER BY id`;

  test('[IN82] meets in SQLite the rows that are changed already, however they are found', () => {
    expect(answerTo('sqlite', TOTALS)).toEqual([[10], [30], [70]]);
    expect(
      answerTo(
        'sqlite',
        `${FILLED} UPDATE t SET n = (SELECT x.n FROM t x WHERE x.id = t.id - 1); SELECT n FROM t`,
      ),
    ).toEqual([[null], [null], [null]]);
    expect(
      answerTo(
        'sqlite',
        `${FILLED} UPDATE t SET n = EXISTS (SELECT 1 FROM t x WHERE x.n = t.n - 10); SELECT n FROM t`,
      ),
    ).toEqual([[0], [0], [0]]);
  });

  test('[IN82] is computed once, before the first row, where it looks at none', () => {
    const script = `${FILLED} UPDATE t SET n = (SELECT MAX(n) FROM t) + id; SELECT n FROM t`;
    expect(answerTo('sqlite', script)).toEqual([[31], [32], [33]]);
  });

  test.each(['postgresql', 'mariadb', 'mssql', 'oracle'] as const)(
    '[IN82] sees in %s what was there before the statement',
    (dialect) => {
      expect(JSON.stringify(answerTo(dialect, TOTALS))).toMatch(/10.*30.*60/);
    },
  );
});

describe('strict mode of MySQL and MariaDB', () => {
  const WORDS =
    "CREATE TABLE w (id INT PRIMARY KEY, n INT, s VARCHAR(9), d DATE); INSERT INTO w VALUES (1, 1, '12ab', '2026-03-20');";

  test.each([
    ['UPDATE w SET n = CAST(s AS SIGNED)', '1292'],
    ['UPDATE w SET n = 5 WHERE s = 12', '1292'],
    ['UPDATE w SET n = s * 2', '1292'],
    ['UPDATE w SET n = ABS(s)', '1292'],
    ['UPDATE w SET n = NOT s', '1292'],
    ["UPDATE w SET n = 5 WHERE d > 'abc'", '1292'],
    ['UPDATE w SET n = YEAR(s)', '1292'],
    ['UPDATE w SET n = CAST(1000 AS DECIMAL(3, 1))', '1264'],
    ['UPDATE w SET n = id DIV 0', '1365'],
    ['UPDATE w SET n = 5 WHERE id / 0 IS NULL', '1365'],
    ['UPDATE w SET n = MOD(id, 0)', '1365'],
    ['UPDATE w SET n = LN(0)', '1365'],
    ['INSERT INTO w (id, n) VALUES (2, 1 / 0)', '1365'],
    ['INSERT INTO w (id, n) SELECT 2, SUM(s) FROM w', '1292'],
    ['CREATE TABLE v AS SELECT s + 1 AS a FROM w', '1292'],
  ])('[IN80] makes an error of what a query only warns of: %s', (sql, code) => {
    expect(answerTo('mariadb', `${WORDS} ${sql}`)).toBe(code);
  });

  test.each([
    'SELECT CAST(s AS SIGNED) + s / 0 + LN(0) FROM w WHERE s = 12',
    'DELETE FROM w WHERE CAST(s AS SIGNED) / 0 = 1',
    'UPDATE w SET n = 5 WHERE 1 / 0 > 2',
    'UPDATE w SET n = CASE WHEN id > 0 THEN 1 ELSE 1 / 0 END',
    'UPDATE w SET n = 5 WHERE s = 1 AND id = 77',
    'UPDATE IGNORE w SET n = 1 / 0',
    'INSERT IGNORE INTO w (id, n) VALUES (2, 1 / 0)',
  ])('[IN80] and leaves alone what it never reaches, what only reads, and IGNORE: %s', (sql) => {
    expect(answerTo('mariadb', `${WORDS} ${sql}; SELECT COUNT(*) > 0 FROM w`)).toEqual([[1]]);
  });

  test('[IN80] is over with the statement that failed', () => {
    const session = openSession({ dialect: dialectOf('mysql') });
    session.run(`${WORDS} UPDATE w SET n = 1 / 0`);
    expect(session.run('SELECT 1 / 0')).toMatchObject({ results: [{ rows: [[null]] }] });
  });
});

describe('the common tables of a change', () => {
  test.each([
    ['UPDATE t SET n = (SELECT m FROM g)', [[3], [3], [3]]],
    ['INSERT INTO t VALUES ((SELECT m + 1 FROM g), 0)', [[10], [20], [30], [0]]],
    ['INSERT INTO t VALUES (3, 0) ON CONFLICT (id) DO UPDATE SET n = (SELECT m FROM g)', [[10], [20], [3]]],
    ['DELETE FROM t WHERE id = (SELECT m FROM g)', [[10], [20]]],
  ] as const)('[IN80] are in sight of every query in it: %s', (sql, rows) => {
    const script = `${FILLED} WITH g AS (SELECT MAX(id) AS m FROM t) ${sql}; SELECT n FROM t ORDER BY id`;
    expect(answerTo('sqlite', script)).toEqual(rows);
    expect(answerTo('postgresql', script)).toEqual(rows);
  });
});

describe('a statement that fails', () => {
  const FAILING: readonly string[] = [
    'INSERT INTO t VALUES (9, 9), (1, 1)',
    'UPDATE t SET id = 3',
    'INSERT INTO t (id, n) SELECT id + 1, n FROM t',
    'INSERT INTO t VALUES (4, 4), (5, 1 / 0), (6, nothing)',
    'ALTER TABLE t ADD n INT',
    'CREATE TABLE t (a INT)',
    'DELETE FROM p',
    'DROP TABLE nowhere',
  ];

  test.each(ALL.flatMap((dialect) => FAILING.map((sql) => [dialect, sql] as const)))(
    '[IN81] in %s %s leaves the same state',
    (dialect, sql) => {
      const session = openSession({ dialect: dialectOf(dialect) });
      session.run(`${FILLED} ${KIN} INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1)`);
      if (dialect === 'oracle') session.run('COMMIT');
      const before = session.state;
      expect(session.run(sql).kind).not.toBe('rows');
      expect(session.state).toBe(before);
    },
  );

  test('[IN90] so does one that is stopped', () => {
    const session = openSession({ dialect: dialectOf('sqlite'), limits: { steps: 2_000, cells: 100_000 } });
    session.run(FILLED);
    const before = session.state;
    expect(
      session.run(
        'INSERT INTO t SELECT a.id * 100 + b.id * 10 + c.id, 0 FROM t a, t b, t c, t d, t e, t f, t g, t h',
      ),
    ).toMatchObject({
      kind: 'stopped',
      limit: 'time',
    });
    expect(session.state).toBe(before);
    expect(session.run('SELECT COUNT(*) FROM t')).toMatchObject({ results: [{ rows: [[3]] }] });
  });
});
