import { createCatalogue } from '@sqltown/content/grading';
import { DIALECTS } from '@sqltown/shared/api';
import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { walk } from '../tree/walk.ts';
import { parse } from './parse.ts';
import { PARSED, SHARED_QUERIES, SHARED_STATEMENTS } from './samples.ts';

/** dialect, SQL, error code, the text that the error points at, words of the message */
const REFUSED: readonly (readonly [DialectName, string, string, string, string])[] = [
  ['sqlite', 'SELECT * FORM people', 'SQLITE_ERROR', 'FORM', 'near "FORM": syntax error'],
  ['sqlite', 'SELECT', 'SQLITE_ERROR', '', 'incomplete input'],
  ['sqlite', 'SELECT TOP 3 name FROM people', 'SQLITE_ERROR', '3', 'near "3": syntax error'],
  ['sqlite', "SELECT 'a", 'SQLITE_ERROR', "'a", 'unrecognized token: "\'a"'],
  ['postgresql', 'SELECT * FORM people', '42601', 'FORM', 'syntax error at or near "FORM"'],
  ['postgresql', 'SELECT name FROM people WHERE', '42601', '', 'syntax error at end of input'],
  ['postgresql', 'SELECT a = b = c', '42601', '=', 'syntax error at or near "="'],
  ['postgresql', 'SELECT a FROM t LIMIT 1, 2', '42601', 'LIMIT', 'LIMIT #,# syntax is not supported'],
  ['mysql', 'SELECT *\nFORM people', '1064', 'FORM', "near 'FORM people' at line 2"],
  [
    'mysql',
    'SELECT a FROM t FULL JOIN u ON t.a = u.a FETCH FIRST 1 ROWS ONLY',
    '1064',
    'FETCH',
    'ERROR 1064 (42000)',
  ],
  ['mariadb', 'SELECT TOP 3 a FROM t', '1064', '3', 'MariaDB server version'],
  ['mssql', 'SELECT * FORM people', '102', 'FORM', "Incorrect syntax near 'FORM'."],
  ['mssql', 'SELECT a FROM t LIMIT 5', '102', '5', "Incorrect syntax near '5'."],
  ['mssql', 'SELECT FROM t', '156', 'FROM', "Incorrect syntax near the keyword 'FROM'."],
  ['mssql', "SELECT 'a", '105', "'a", 'Unclosed quotation mark'],
  ['oracle', 'SELECT * FORM people', 'ORA-00923', 'FORM', 'FROM keyword not found where expected'],
  ['oracle', 'SELECT 1', 'ORA-00923', '', 'FROM keyword not found'],
  ['oracle', 'SELECT a FROM t LIMIT 5', 'ORA-00933', '5', 'SQL command not properly ended'],
  ['oracle', 'SELECT a FROM t AS x', 'ORA-00933', 'AS', 'SQL command not properly ended'],
  ['oracle', 'SELECT COUNT(a FROM t', 'ORA-00907', 'FROM', 'missing right parenthesis'],
  ['oracle', 'SELECT a FROM t WHERE a', 'ORA-00920', '', 'invalid relational operator'],
  ['oracle', 'SELEKT a FROM t', 'ORA-00900', 'SELEKT', 'invalid SQL statement'],
  ['oracle', 'INSERT t VALUES (1)', 'ORA-00925', 't', 'missing INTO keyword'],
  ['oracle', 'UPDATE t a = 1', 'ORA-00971', '=', 'missing SET keyword'],
  ['oracle', 'INSERT INTO t (a) 1', 'ORA-00926', '1', 'missing VALUES keyword'],
  ['oracle', 'INSERT INTO t VALUES (1), (2)', 'ORA-00933', ',', 'SQL command not properly ended'],
  ['sqlite', 'INSERT INTO t VALUE (1)', 'SQLITE_ERROR', 'VALUE', 'near "VALUE": syntax error'],
  ['sqlite', 'DELETE people', 'SQLITE_ERROR', 'people', 'near "people": syntax error'],
  ['sqlite', 'UPDATE t SET a == 1', 'SQLITE_ERROR', '==', 'near "==": syntax error'],
  ['sqlite', 'UPDATE t SET a = 1 ORDER BY b', 'SQLITE_ERROR', 'ORDER', 'near "ORDER": syntax error'],
  ['postgresql', 'INSERT t VALUES (1)', '42601', 't', 'at or near "t"'],
  ['postgresql', 'UPDATE t JOIN u ON 1 = 1 SET a = 1', '42601', 'JOIN', 'at or near "JOIN"'],
  ['postgresql', 'REPLACE INTO t VALUES (1)', '42601', 'REPLACE', 'at or near "REPLACE"'],
  ['postgresql', 'CREATE TABLE t (a, b int)', '42601', '', 'at end of input'],
  ['mysql', 'DELETE t WHERE a = 1', '1064', 'WHERE', "near 'WHERE a = 1' at line 1"],
  ['mysql', 'INSERT INTO t VALUES (1) RETURNING a', '1064', 'RETURNING', "near 'RETURNING a'"],
  ['mssql', 'DELETE FROM t LIMIT 5', '102', 'LIMIT', "Incorrect syntax near 'LIMIT'."],
  ['mssql', 'SET b = 2', '102', '=', "Incorrect syntax near '='."],
  ['mssql', 'SET SQUARE += ( 2 )', '102', '+=', "Incorrect syntax near '+='."],
  ['mssql', 'SET b', '102', 'b', "Incorrect syntax near 'b'."],
  ['mssql', 'SET b 2', '195', 'b', "Msg 195, Level 15, State 7, Line 1\n'b' is not a recognized SET option."],
  ['mssql', 'SET b OFF', '195', 'b', 'Level 15, State 5'],
  ['mssql', 'SELECT p.order FROM p', '156', 'order', "near the keyword 'order'."],
  [
    'mssql',
    'MERGE t USING u ON t.a = u.a WHEN NOT MATCHED THEN INSERT (t.a) VALUES (1)',
    '10739',
    '.',
    'The insert column list used in the MERGE statement cannot contain multi-part identifiers.',
  ],
  [
    'oracle',
    'SELECT p.minus FROM p',
    'ORA-01747',
    'minus',
    'invalid user.table.column, table.column, or column',
  ],
  ['oracle', 'UPDATE t SET date = 1', 'ORA-01747', 'date', 'invalid user.table.column'],
  ['oracle', 'SELECT a FROM town.table', 'ORA-00903', 'table', 'invalid table name'],
  ['mariadb', 'CREATE INDEX i ON t ((10), a)', '1064', '(', "near '(10), a)' at line 1"],
  ['mssql', 'CREATE TABLE IF NOT EXISTS t (a int)', '156', 'IF', "near the keyword 'IF'."],
];

/** The operator at the top of the first column's expression, or what else stands there. */
function top(sql: string, dialect: DialectName): unknown {
  const parsed = parse(sql, dialect);
  if (parsed.kind !== 'parsed') throw new Error(parsed.error.message);
  const [statement] = parsed.statements;
  const body = statement?.type === 'query' ? statement.body : null;
  const expression = body?.type === 'select' ? body.items[0]?.expression : null;
  return expression?.type === 'binary' ? expression.operator : expression?.type;
}

describe('parse', () => {
  test.each(DIALECT_NAMES)('[FE4] %s reads what all dialects share', (dialect) => {
    const shared = [...SHARED_QUERIES, ...SHARED_STATEMENTS];
    expect(shared.filter((sql) => parse(sql, dialect).kind !== 'parsed')).toEqual([]);
  });

  test.each(PARSED)('[FE4] %s reads its own: %s', (dialect, sql) => {
    expect(parse(sql, dialect)).toMatchObject({ kind: 'parsed' });
  });

  test.each(REFUSED)('[FE5] %s refuses %j as %s at %j', (dialect, sql, code, near, words) => {
    const parsed = parse(sql, dialect);
    if (parsed.kind !== 'error') throw new Error(`${parsed.kind}, not refused`);
    const { error } = parsed;
    expect(error.code).toBe(code);
    expect(sql.slice(error.offset, error.offset + error.length)).toBe(near);
    expect(error.message).toContain(words);
  });

  test.each(DIALECTS)('[FE4] %s: every answer of the lessons parses', (dialect) => {
    for (const { solution, alternates, mutants } of createCatalogue().exercises.values()) {
      for (const sql of [solution, ...alternates, ...mutants].map((answer) => answer[dialect])) {
        expect([sql, parse(sql, dialect).kind]).toEqual([sql, 'parsed']);
      }
    }
  });

  test('[FE6] operators bind as the dialect binds them', () => {
    expect(top("SELECT 1 + 2 || 'a'", 'sqlite')).toBe('+');
    expect(top("SELECT 1 + 2 || 'a'", 'postgresql')).toBe('||');
    expect(top('SELECT a || b AND c', 'mysql')).toBe('||');
    expect(top('SELECT a - b - c', 'mssql')).toBe('-');
    expect(top('SELECT a = b IS NULL', 'postgresql')).toBe('is');
  });

  test('[FE1] a node spans the text it was read from', () => {
    const sql = 'SELECT  a + 1 AS n\nFROM t AS u WHERE b = 2';
    const parsed = parse(sql, 'sqlite');
    if (parsed.kind !== 'parsed') throw new Error(parsed.error.message);
    const texts = parsed.statements
      .flatMap((query) => [...walk(query)])
      .map(({ type, span }) => [type, sql.slice(span.offset, span.offset + span.length)]);
    expect(texts).toContainEqual(['select-item', 'a + 1 AS n']);
    expect(texts).toContainEqual(['table', 't AS u']);
    expect(texts).toContainEqual(['binary', 'b = 2']);
  });

  test.each(DIALECT_NAMES)('[FE7] %s answers to any depth, never with a stack overflow', (dialect) => {
    for (const piece of ['(', 'NOT ', '- ', '(SELECT ', 'CASE WHEN ', 'f(', 'a + ']) {
      expect([piece, parse(`SELECT ${piece.repeat(50_000)}`, dialect).kind]).toEqual([piece, 'error']);
    }
    const wide = `SELECT a FROM t WHERE a = 1${' OR a = 1'.repeat(20_000)}`;
    expect(parse(wide, dialect)).toMatchObject({ kind: 'error', error: { code: 'TOO_DEEP' } });
  });

  test('[FE7] what is known and not read is unsupported, not wrong', () => {
    expect(parse('PRAGMA foreign_keys = ON', 'sqlite').kind).toBe('unsupported');
    expect(parse('CREATE TRIGGER t', 'postgresql').kind).toBe('unsupported');
    expect(parse('SELECT /*! 1 */ 2', 'mysql').kind).toBe('unsupported');
    expect(parse('SELECT * FROM t PIVOT (SUM(a) FOR b IN (1))', 'mssql').kind).toBe('unsupported');
  });

  const WORDS =
    "SELECT FROM WHERE ( ) , a b.c 1 's' + = AND NOT IN LIKE CASE WHEN THEN END ORDER BY JOIN ON * ; INSERT INTO VALUES UPDATE SET DELETE MERGE USING CREATE TABLE INDEX KEY int DEFAULT ALTER ADD DROP IF EXISTS".split(
      ' ',
    );
  test.each(DIALECT_NAMES)('[FE7] %s takes any words as a value', (dialect) => {
    assert(
      property(array(constantFrom(...WORDS), { maxLength: 30 }), (words) => {
        expect(['parsed', 'error', 'unsupported']).toContain(parse(words.join(' '), dialect).kind);
      }),
      { numRuns: 500 },
    );
  });
});
