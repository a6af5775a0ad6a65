import type { DialectName } from '../../interpreter/dialects/dialect.ts';

/** A session in which something grows from statement to statement: `at` counts from 0. */
type Growth = (at: number, dialect: DialectName) => string;

const list = (count: number, of: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => of(at)).join('');
const dual = (dialect: DialectName): string => (dialect === 'oracle' ? ' FROM dual' : '');
const doubled = (column: string, dialect: DialectName): string => {
  if (dialect === 'mysql' || dialect === 'mariadb') return `CONCAT(${column}, ${column})`;
  return dialect === 'mssql' ? `${column} + ${column}` : `${column} || ${column}`;
};
const first = (at: number, dialect: DialectName): string =>
  at === 0
    ? `CREATE TABLE g0 (a INTEGER, b VARCHAR(4000)); INSERT INTO g0 VALUES (1, 'ab')${dialect === 'mssql' ? ';' : ''}`
    : '';

/** What doubles, chains or widens, so that a limit must end it. */
export const GROWTHS: readonly Growth[] = [
  (at, dialect) => first(at, dialect) || `CREATE VIEW g${at} AS SELECT a FROM g${at - 1}`,
  (at, dialect) =>
    first(at, dialect) ||
    `CREATE VIEW g${at} AS SELECT x.a + y.a AS a FROM g${at - 1} x JOIN g${at - 1} y ON x.a = y.a`,
  (at, dialect) => first(at, dialect) || 'INSERT INTO g0 SELECT a + 1, b FROM g0',
  (at, dialect) => first(at, dialect) || `UPDATE g0 SET b = ${doubled('b', dialect)}`,
  (at, dialect) => first(at, dialect) || 'UPDATE g0 SET a = a * 7 + 1',
  (at, dialect) => first(at, dialect) || `ALTER TABLE g0 ADD c${at} INTEGER DEFAULT ${at}`,
  (at, dialect) =>
    first(at, dialect) ||
    `SELECT 1 FROM g0 t0${list(at, (i) => ` JOIN g0 t${i + 1} ON t${i}.a = t${i + 1}.a`)}`,
  (at, dialect) =>
    first(at, dialect) || `SELECT 1 FROM g0 t0${list(at, (i) => ` CROSS JOIN g0 t${i + 1}`)} WHERE t0.a > 0`,
  (at, dialect) =>
    first(at, dialect) || `SELECT * FROM g0 WHERE a IN (0${list(4 ** Math.min(at, 6), (i) => `, ${i}`)})`,
  (at, dialect) =>
    first(at, dialect) ||
    `INSERT INTO g0 SELECT 1, 'x'${dual(dialect)}${list(at * 8, (i) => ` UNION ALL SELECT ${i}, 'y'${dual(dialect)}`)}`,
  (at, dialect) =>
    first(at, dialect) ||
    `WITH c0 AS (SELECT a FROM g0)${list(at, (i) => `, c${i + 1} AS (SELECT x.*, y.* FROM c${i} x CROSS JOIN c${i} y)`)} SELECT 1 FROM c${at}`,
  (at, dialect) =>
    first(at, dialect) ||
    `WITH c0 AS (SELECT a FROM g0)${list(at, (i) => `, c${i + 1} AS (SELECT a + a AS a FROM c${i})`)} SELECT a FROM c${at}`,
  (at, dialect) =>
    first(at, dialect) ||
    `WITH c0 AS (SELECT b FROM g0)${list(at, (i) => `, c${i + 1} AS (SELECT ${doubled('b', dialect)} AS b FROM c${i})`)} SELECT b FROM c${at}`,
  (at) =>
    at === 0
      ? 'CREATE TABLE k0 (a INTEGER PRIMARY KEY)'
      : `CREATE TABLE k${at} (a INTEGER PRIMARY KEY, FOREIGN KEY (a) REFERENCES k${at - 1} (a) ON DELETE CASCADE)`,
  (at) =>
    (at < 2
      ? [
          'CREATE TABLE k0 (a INTEGER PRIMARY KEY, b INTEGER REFERENCES k0 (a) ON DELETE CASCADE)',
          'INSERT INTO k0 VALUES (0, NULL)',
        ][at]
      : at % 40 === 39
        ? 'DELETE FROM k0 WHERE a = 0'
        : `INSERT INTO k0 VALUES (${at}, ${at === 2 ? 0 : at - 1})`) ?? '',
  (at) => (at === 0 ? 'BEGIN' : `SAVEPOINT s${at}`),
  (at, dialect) => `SELECT ${list(at * 20, () => '(')}1${list(at * 20, () => ')')}${dual(dialect)}`,
  (at, dialect) => `SELECT 1${list(at * 30, (i) => ` + ${i}`)}${dual(dialect)}`,
  (at, dialect) => `SELECT REPEAT('ab', ${10 ** Math.min(at, 18)})${dual(dialect)}`,
  (at, dialect) => `SELECT LPAD('a', ${10 ** Math.min(at, 18)}, 'bc')${dual(dialect)}`,
  (at, dialect) => `SELECT POWER(${at + 2}, ${10 ** Math.min(at, 6)})${dual(dialect)}`,
  (at, dialect) => `SELECT ${list(at, () => '9999999999999999999.99999999 * ')}9${dual(dialect)}`,
  (at, dialect) =>
    `WITH ${dialect === 'mssql' || dialect === 'oracle' ? '' : 'RECURSIVE '}r (n, t) AS (SELECT 1, 'a'${dual(dialect)} UNION ALL SELECT n + 1, t FROM r WHERE n < ${10 ** Math.min(at, 9)}) SELECT COUNT(*) FROM r`,
  (at) => `SELECT COUNT(*) FROM generate_series(1, ${10 ** Math.min(at, 18)})`,
];
