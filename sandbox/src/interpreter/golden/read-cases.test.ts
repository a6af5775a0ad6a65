import { describe, expect, test } from 'vitest';
import { differenceOf } from './compare.ts';
import { readCases, readSetups } from './read-cases.ts';

const SETUPS = readSetups('Tables.\n\nsetup town\nCREATE TABLE t (d DATE);\n\nsetup none\n');

const read = (...lines: string[]) =>
  readCases({ file: 'x.txt', text: ['source all: ~A manual', ...lines].join('\n'), setups: SETUPS });

describe('a file of cases', () => {
  test('is one case for each dialect that a statement is for', () => {
    const cases = read('[left-join] town', 'all but oracle mssql: SELECT 1', '  FROM t', '= 1', 'mysql = 2');
    expect(cases.map(({ id }) => id)).toEqual([
      'left-join.1/sqlite',
      'left-join.1/postgresql',
      'left-join.1/mysql',
      'left-join.1/mariadb',
    ]);
    expect(cases[0]).toMatchObject({ sql: 'SELECT 1\nFROM t', setup: 'CREATE TABLE t (d DATE);' });
    expect(cases.map(({ expected }) => (expected.kind === 'rows' ? expected.rows : null))).toEqual([
      [['1']],
      [['1']],
      [['2']],
      [['1']],
    ]);
  });

  test('writes FROM dual, dates and asides as the dialect does', () => {
    const cases = read('[x]', 'sqlite oracle: SELECT {date:2025-01-31}{only oracle: + 1}{dual}', '= 1');
    expect(cases.map(({ sql }) => sql)).toEqual([
      "SELECT '2025-01-31'",
      "SELECT DATE '2025-01-31'+ 1 FROM dual",
    ]);
  });

  test('says of an error its number, what stands beside it, its words and its place', () => {
    const [one] = read('[x]', 'mysql: SELECT a FROM nope, nope', "! 1146/42S02 Table '{}.nope' @2 nope");
    expect(one?.expected).toEqual({
      kind: 'error',
      code: '1146',
      extra: '42S02',
      words: "Table '{}.nope'",
      offset: 20,
    });
  });

  test('gives a case a source of its own, and the others that of the file', () => {
    const cases = read('[x]', 'all: SELECT 1', '= 1', 'source mysql: A page');
    expect(cases.find(({ dialect }) => dialect === 'mysql')?.source).toEqual({
      title: 'A page',
      recalled: false,
    });
    expect(cases[0]?.source).toEqual({ title: 'A manual', recalled: true });
  });

  test.each([
    ['an unknown dialect', ['[x]', 'db2: SELECT 1', '= 1']],
    ['an unknown setup', ['[x] village', 'all: SELECT 1', '= 1']],
    ['a case without an expectation', ['[x]', 'all: SELECT 1']],
    ['two kinds of expectation', ['[x]', 'all: SELECT 1', '= 1', '! 1146']],
    ['a place that is not in the statement', ['[x]', 'all: SELECT 1', '! 1146 no @nope']],
    ['an expectation before any case', ['[x]', '= 1']],
  ])('refuses %s', (_, lines) => {
    expect(() => read(...lines)).toThrow('x.txt');
  });
});

describe('a case', () => {
  const [rows] = read('[x]', 'mysql: SELECT 1', ': n', "= '1' | NULL", '= x | 2.50');
  const answer = {
    kind: 'result',
    names: ['n'],
    rows: [
      ["'1'", 'NULL'],
      ['x', '2.50'],
    ],
    count: 2,
  } as const;

  test('holds when rows, their order and their names are the same', () => {
    expect(rows && differenceOf(rows.expected, answer)).toBeNull();
  });

  test.each([
    [
      'a number for a text',
      {
        ...answer,
        rows: [
          ['1', 'NULL'],
          ['x', '2.50'],
        ],
      },
    ],
    [
      'another scale',
      {
        ...answer,
        rows: [
          ["'1'", 'NULL'],
          ['x', '2.5'],
        ],
      },
    ],
    [
      'the text NULL for NULL',
      {
        ...answer,
        rows: [
          ["'1'", "'NULL'"],
          ['x', '2.50'],
        ],
      },
    ],
    [
      'another order',
      {
        ...answer,
        rows: [
          ['x', '2.50'],
          ["'1'", 'NULL'],
        ],
      },
    ],
    ['another name', { ...answer, names: ['N'] }],
    ['a row too many', { ...answer, rows: [...answer.rows, ['x', 'x']] }],
    ['an error', { kind: 'error', code: '1', message: 'x', offset: null } as const],
    ['unsupported', { kind: 'unsupported', what: 'x' } as const],
  ])('does not hold with %s', (_, given) => {
    expect(rows && differenceOf(rows.expected, given)).not.toBeNull();
  });

  const [error] = read('[x]', 'mysql: SELECT nope', "! 1054/42S22 Unknown column '{}.nope' @nope");
  const said = {
    kind: 'error',
    code: '1054',
    message: "ERROR 1054 (42S22): Unknown column 't.nope' in",
    offset: 7,
  } as const;

  test('of an error holds with its number, words and place', () => {
    expect(error && differenceOf(error.expected, said)).toBeNull();
    expect(error && differenceOf(error.expected, { ...said, offset: undefined })).toBeNull();
  });

  test.each([
    ['another number', { ...said, code: '1055' }],
    ['another SQLSTATE', { ...said, message: "ERROR 1054 (42000): Unknown column 't.nope'" }],
    ['other words', { ...said, message: 'ERROR 1054 (42S22): what?' }],
    ['another place', { ...said, offset: 0 }],
    ['no place', { ...said, offset: null }],
  ])('of an error does not hold with %s', (_, given) => {
    expect(error && differenceOf(error.expected, given)).not.toBeNull();
  });
});
