import { type Bomb, bombsOf, times } from './bomb.ts';

const { ends, fails, leaves } = bombsOf('sqlite', 'pglite', 'postgresql', 'mariadb');
const graded = bombsOf('sqlite', 'pglite', 'postgresql');

const numbered = (count: number, text: (n: number) => string, between: string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(between);

/** What every dialect reads, or refuses in its own words. */
export const COMMON: readonly Bomb[] = [
  ...ends('S1', [
    'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
    'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT a.n FROM r a, r b',
    'WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT n + 1 FROM r WHERE n > 0) SELECT max(n) FROM r',
    'WITH RECURSIVE r(a, b) AS (SELECT 0, 1 UNION ALL SELECT b, a FROM r) SELECT count(a) FROM r',
  ]),
  ...ends('S2', [
    `SELECT count(*) FROM ${numbered(12, (n) => `citizens c${n}`, ', ')}`,
    `SELECT * FROM ${numbered(12, (n) => `citizens c${n}`, ', ')} ORDER BY 1, 9, 17`,
    `SELECT count(*) FROM ${numbered(60, (n) => `houses h${n}`, ' CROSS JOIN ')}`,
    `SELECT 1 FROM houses WHERE 1 IN (${numbered(9_000, (n) => String(n % 10), ',')})`,
    `SELECT name FROM citizens WHERE ${numbered(1_500, (n) => `id = ${n}`, ' OR ')}`,
    `SELECT count(*) FROM houses WHERE id IN (${numbered(50_000, String, ',')})`,
    `SELECT ${times(9_000, '1', '+')}`,
    times(700, 'SELECT 1 FROM houses', ' UNION ALL '),
    `INSERT INTO songs SELECT a.name FROM ${numbered(11, (n) => (n === 0 ? 'citizens a' : `citizens c${n}`), ', ')}`,
    `SELECT DISTINCT a.name, b.name, c.name FROM ${numbered(12, (n) => `citizens ${'abcdefghijkl'[n]}`, ', ')}`,
  ]),
  ...ends('S3', [
    "WITH RECURSIVE r(t) AS (SELECT 'x' UNION ALL SELECT replace(t, 'x', 'xxxxxxxxxx') FROM r) SELECT max(length(t)) FROM r",
    `SELECT '${'x'.repeat(19_000)}'`,
    `SELECT ${times(900, "'xxxxxxxxxxxxxxx'", ', ')}`,
  ]),
  ...ends('S5', [
    `SELECT ${'('.repeat(9_900)}1${')'.repeat(9_900)}`,
    `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`,
    `SELECT ${'NOT '.repeat(4_900)}1`,
    `SELECT ${times(1_800, '(SELECT 1)', '+')}`,
    `SELECT ${'- '.repeat(9_000)}1`,
    `SELECT ${'CASE WHEN 1=1 THEN '.repeat(700)}1${' END'.repeat(700)}`,
    `SELECT * FROM ${'(SELECT * FROM '.repeat(500)}houses${numbered(500, (n) => `) t${n}`, '')}`,
    `SELECT ${'abs('.repeat(2_900)}1${')'.repeat(2_900)}`,
  ]),
  ...ends('S6', [
    'BEGIN',
    'BEGIN; UPDATE citizens SET age = 1',
    'SAVEPOINT s;'.repeat(1_500),
    `BEGIN; ${'SAVEPOINT s;'.repeat(1_500)}`,
    'BEGIN; DELETE FROM citizens; SAVEPOINT a; DROP TABLE songs',
    'ROLLBACK; ROLLBACK; COMMIT',
  ]),
  ...fails('S7', [
    '.shell touch /tmp/sqltown-shell',
    '.read {file}',
    '\\! touch /tmp/sqltown-shell',
    '\\i {file}',
    "SELECT readfile('{file}')",
    "EXEC xp_cmdshell 'id'",
    "SELECT * FROM OPENROWSET('x', 'y', 'z')",
  ]),
  ...fails('S9', [
    'GRANT ALL ON citizens TO public',
    'CREATE TRIGGER t AFTER INSERT ON citizens EXECUTE FUNCTION f()',
    "SET ROLE 'postgres'",
    'CREATE USER intruder',
    'DROP DATABASE village',
  ]),
  ...ends('S9', [
    'CREATE TEMPORARY TABLE citizens (id integer, name varchar(9)); SELECT count(*) FROM citizens',
    'CREATE VIEW everyone AS SELECT * FROM citizens; DROP VIEW everyone',
    'ALTER TABLE citizens RENAME TO people; CREATE TABLE citizens (id integer)',
  ]),
  ...leaves('S10', [
    ["UPDATE citizens SET name = 'leak-update'", 'SELECT name FROM citizens', 'leak-update'],
    ["INSERT INTO songs VALUES ('leak-insert')", 'SELECT title FROM songs', 'leak-insert'],
    [
      "CREATE TABLE leak_table (t varchar(20)); INSERT INTO leak_table VALUES ('leak-created')",
      'SELECT t FROM leak_table',
      'leak-created',
    ],
    [
      "CREATE TEMPORARY TABLE leak_temp (t varchar(20)); INSERT INTO leak_temp VALUES ('leak-temporary')",
      'SELECT t FROM leak_temp',
      'leak-temporary',
    ],
    ["CREATE VIEW leak_view AS SELECT 'leak-view' AS t", 'SELECT t FROM leak_view', 'leak-view'],
    ["BEGIN; UPDATE houses SET name = 'leak-begun'", 'SELECT name FROM houses', 'leak-begun'],
  ]),
  ...ends('S11', [
    "SELECT name FROM citizens -- '; DROP TABLE citizens",
    'SELECT name FROM citizens /* OR 1=1 */ WHERE age > 18',
    'DELIMITER //\nSELECT 1//',
    "SELECT name FROM citizens WHERE name = '\\'' OR 1=1 --'",
    'SELECT name FROM citizens WHERE age > 18;;;SELECT 1',
  ]),
  ...graded.cheats('grown-ups', [
    "SELECT 'Asha' AS name UNION ALL SELECT 'Chand' UNION ALL SELECT 'Devi'",
    'SELECT name FROM citizens WHERE id IN (1, 3, 4)',
    'SELECT name FROM citizens WHERE age >= 18',
    'SELECT name FROM citizens WHERE age > 18 LIMIT 3',
    'SELECT name FROM citizens WHERE age > 18 OR 1 = 0',
    'SELECT name FROM citizens WHERE age > 18; SELECT name FROM citizens WHERE age > 18',
    'UPDATE citizens SET age = 99; SELECT name FROM citizens WHERE age > 18',
    "CREATE TEMPORARY TABLE citizens (name varchar(9), age integer); INSERT INTO citizens VALUES ('Asha', 34); SELECT name FROM citizens WHERE age > 18",
    'SELECT name FROM citizens WHERE age > 18 AND (SELECT count(*) FROM citizens) = 5',
    "SELECT CASE WHEN (SELECT count(*) FROM songs) = 2 THEN name ELSE 'x' END FROM citizens WHERE age > 18",
  ]),
  ...graded.cheats('by-age', [
    'SELECT name, age FROM citizens WHERE age IS NOT NULL',
    'SELECT name, age FROM citizens WHERE age IS NOT NULL ORDER BY name',
    "SELECT 'Bina' AS name, 8 AS age UNION ALL SELECT 'Asha', 34 UNION ALL SELECT 'Devi', 34 UNION ALL SELECT 'Chand', 61 ORDER BY 2",
  ]),
  ...ends('S12', [
    'SELECT 1\0; DROP TABLE houses',
    "SELECT '\uD800'",
    "SELECT '\uDC00\uD800', length('\uD83D')",
    '\uFEFFSELECT 1',
    'SELECT \u202E1 AS a',
    'SELECT * FROM сitizens',
    "SELECT 'é' = 'e\u0301', length('🪔')",
    `SELECT "${'x'.repeat(18_000)}"`,
    `SELECT '${'🪔'.repeat(9_000)}'`,
    `SELECT 1 AS ${'a'.repeat(19_000)}`,
    `SELECT "${'x'.repeat(1_000_000)}"`,
    'SELECT\u00A01',
  ]),
  ...ends('S13', [
    `SELECT 'a' LIKE '${'%a'.repeat(9_000)}'`,
    `SELECT '${'a'.repeat(9_000)}' LIKE '${'%a'.repeat(4_000)}b'`,
    `SELECT count(*) FROM citizens a, citizens b, citizens c WHERE '${'a'.repeat(5_000)}' LIKE '${'%a_'.repeat(2_000)}b'`,
  ]),
  ...ends('S14', [
    "SELECT '<img src=x onerror=alert(1)>' AS a",
    `SELECT 1 AS "<script>alert(1)</script>"`,
    "SELECT '=cmd|''/c calc''!A1' AS a, '@SUM(1)' AS b",
    `SELECT ${times(9_500, '1', ',')}`,
    'SELECT a.*, b.*, c.*, d.*, e.* FROM citizens a, citizens b, citizens c, citizens d, citizens e',
    "SELECT '<img src=x onerror=alert(1)>' FROM nowhere",
  ]),
];
