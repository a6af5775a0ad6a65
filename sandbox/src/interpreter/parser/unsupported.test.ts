import { describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { parse } from './parse.ts';

/** dialect, SQL, what is named, where: what the dialect has and the parser does not read. */
const UNSUPPORTED: readonly (readonly [DialectName, string, string, string])[] = [
  ['sqlite', 'PRAGMA table_info(people)', 'the statement PRAGMA', 'PRAGMA'],
  ['sqlite', 'CREATE TRIGGER t AFTER INSERT ON people BEGIN SELECT 1; END', 'CREATE TRIGGER', 'TRIGGER'],
  ['sqlite', 'CREATE VIRTUAL TABLE t USING fts5(a)', 'CREATE VIRTUAL', 'VIRTUAL'],
  ['sqlite', "ATTACH 'x' AS y", 'the statement ATTACH', 'ATTACH'],
  ['postgresql', 'CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 $$', 'CREATE FUNCTION', 'FUNCTION'],
  ['postgresql', 'DO $$ BEGIN END $$', 'the statement DO', 'DO'],
  ['postgresql', 'WITH d AS (DELETE FROM people RETURNING *) SELECT * FROM d', 'a change inside WITH', '('],
  ['postgresql', 'SELECT a[1:2] FROM t', 'a slice of an array', ':'],
  ['postgresql', 'SELECT ARRAY(SELECT 1)', 'ARRAY(…)', 'ARRAY'],
  ['postgresql', "SELECT jsonb '{}'", 'a literal of the type JSONB', 'jsonb'],
  ['postgresql', 'SELECT make_interval(days => 10)', 'a named argument', 'days'],
  ['postgresql', 'SELECT a FROM t WHERE b BETWEEN SYMMETRIC 3 AND 1', 'BETWEEN SYMMETRIC', 'SYMMETRIC'],
  ['postgresql', "SELECT a LIKE ANY (ARRAY['x'])", 'LIKE ANY', 'ANY'],
  ['postgresql', 'SELECT a FROM t TABLESAMPLE SYSTEM (10)', 'TABLESAMPLE', 'TABLESAMPLE'],
  ['postgresql', 'EXPLAIN (ANALYZE) SELECT 1', 'EXPLAIN with options', '('],
  ['postgresql', 'GRANT SELECT ON people TO guests', 'the statement GRANT', 'GRANT'],
  ['postgresql', 'CREATE TABLE t (LIKE people)', 'CREATE TABLE … LIKE', '('],
  ['mysql', 'SELECT /*! 1 */ 2', 'executable comments', '/*! 1 */'],
  ['mysql', "SELECT a FROM t WHERE MATCH (a) AGAINST ('x')", 'MATCH … AGAINST', 'MATCH'],
  ['mysql', 'SELECT a FROM t USE INDEX (i)', 'an index hint', 'USE'],
  ['mysql', 'SELECT SQL_CALC_FOUND_ROWS a FROM t', 'SQL_CALC_FOUND_ROWS', 'SQL_CALC_FOUND_ROWS'],
  ['mysql', "SELECT * FROM JSON_TABLE('[]', '$' COLUMNS (a int)) j", 'JSON_TABLE in FROM', 'JSON_TABLE'],
  ['mysql', 'SELECT a INTO @a FROM t', 'SELECT INTO', 'INTO'],
  ['mysql', 'SELECT CONVERT(a USING utf8mb4) FROM t', 'CONVERT … USING', 'USING'],
  ['mysql', 'INSERT LOW_PRIORITY INTO t VALUES (1)', 'LOW_PRIORITY', 'LOW_PRIORITY'],
  ['mysql', 'SELECT * FROM t STRAIGHT_JOIN u', 'STRAIGHT_JOIN', 'STRAIGHT_JOIN'],
  ['mysql', 'CREATE PROCEDURE p() SELECT 1', 'CREATE PROCEDURE', 'PROCEDURE'],
  ['mariadb', 'SELECT GROUP_CONCAT(a ORDER BY a LIMIT 1) FROM t', 'GROUP_CONCAT(… LIMIT …)', 'LIMIT'],
  ['mariadb', 'SELECT * FROM t FOR SYSTEM_TIME ALL', 'FOR SYSTEM_TIME', 'FOR'],
  ['mssql', 'SELECT * FROM t PIVOT (SUM(a) FOR b IN ([1])) p', 'PIVOT', 'PIVOT'],
  ['mssql', 'SELECT * FROM t WITH (NOLOCK)', 'a table hint', 'WITH'],
  ['mssql', 'SELECT a FROM t FOR JSON PATH', 'FOR JSON', 'FOR'],
  ['mssql', 'SELECT a FROM t OPTION (RECOMPILE)', 'OPTION (RECOMPILE)', 'RECOMPILE'],
  ['mssql', 'DECLARE @t TABLE (a int)', 'a variable of the type TABLE', 'TABLE'],
  ['mssql', 'IF 1 = 1 SELECT 1', 'the statement IF', 'IF'],
  ['mssql', 'WHILE 1 = 1 SELECT 1', 'the statement WHILE', 'WHILE'],
  ['mssql', "EXEC sp_help 'people'", 'the statement EXEC', 'EXEC'],
  ['mssql', 'SELECT dbo.area(1)', 'a function of a schema', '(1)'],
  ['mssql', 'INSERT INTO t OUTPUT inserted.id INTO u VALUES (1)', 'OUTPUT … INTO', 'INTO'],
  ['mssql', 'SELECT 1\nGO 5', 'GO with a count', 'GO 5'],
  ['mssql', 'SET LOCK_TIMEOUT 100', 'SET LOCK_TIMEOUT', 'LOCK_TIMEOUT'],
  ['mssql', 'SET ANSI_NULLS, QUOTED_IDENTIFIER ON', 'several options in one SET', ','],
  ['mssql', 'SET @c = CURSOR FOR SELECT 1', 'CURSOR', 'CURSOR'],
  ['mssql', 'BEGIN TRAN town', 'a named transaction', 'town'],
  ['oracle', 'INSERT ALL INTO t VALUES (1) SELECT 1 FROM dual', 'INSERT ALL', 'ALL'],
  ['oracle', 'SELECT MAX(a) KEEP (DENSE_RANK FIRST ORDER BY b) FROM t', 'KEEP', 'KEEP'],
  ['oracle', 'SELECT * FROM t PIVOT (SUM(a) FOR b IN (1))', 'PIVOT', 'PIVOT'],
  [
    'oracle',
    "SELECT LISTAGG(a, ',' ON OVERFLOW TRUNCATE) WITHIN GROUP (ORDER BY a) FROM t",
    'LISTAGG(… ON …)',
    'ON',
  ],
  ['oracle', "SELECT JSON_VALUE(a, '$.b' RETURNING NUMBER) FROM t", 'JSON_VALUE(… RETURNING …)', 'RETURNING'],
  ['oracle', 'INSERT INTO t (a) VALUES (1) RETURNING a INTO :n', 'RETURNING … INTO', 'RETURNING'],
  ['oracle', 'BEGIN NULL; END;', 'the statement BEGIN', 'BEGIN'],
  ['oracle', "COMMENT ON TABLE t IS 'x'", 'the statement COMMENT', 'COMMENT'],
  ['oracle', 'SELECT a FROM t FOR UPDATE OF a', 'FOR UPDATE OF', 'OF'],
];

describe('[FE7] what is known and not read', () => {
  test.each(UNSUPPORTED)('%s: %s is named %s', (dialect, sql, what, place) => {
    const parsed = parse(sql, dialect);
    if (parsed.kind !== 'unsupported') throw new Error(`${parsed.kind}, not unsupported`);
    const { message, offset, length } = parsed.error;
    expect(message).toBe(`${what}: not supported here`);
    expect(sql.slice(offset, offset + length)).toBe(place);
  });
});
