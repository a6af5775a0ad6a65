import { createCatalogue } from '@sqltown/content/grading';
import { DIALECTS } from '@sqltown/shared/api';
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  letrec,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/rules/index.ts';
import { parse } from '../parser/parse.ts';
import { PARSED, SHARED_QUERIES, SHARED_STATEMENTS } from '../parser/samples.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Statement } from '../tree/statements.ts';
import { withoutSpans } from '../tree/walk.ts';
import { print } from './print.ts';

const span = { offset: 0, length: 0 };

function read(sql: string, dialect: DialectName): readonly Statement[] {
  const parsed = parse(sql, dialect);
  if (parsed.kind !== 'parsed') throw new Error(`${sql}: ${parsed.error.message}`);
  return parsed.statements;
}

const tree = (statement: Statement | undefined): string => JSON.stringify(withoutSpans(statement));

/** What printing made of the queries whose tree is another afterwards; none when all is well. */
function changedByPrinting(sql: string, dialect: DialectName): string[] {
  return read(sql, dialect)
    .map((query) => ({ query, printed: print(query, dialect) }))
    .filter(({ query, printed }) => tree(read(printed, dialect)[0]) !== tree(query))
    .map(({ printed }) => printed);
}

/** Any expression that a dialect can read where a value stands. */
function expressions(dialect: DialectName): Arbitrary<Expression> {
  const { power, features } = rulesOf(dialect);
  const binary = [...power.keys()].filter((text) => !NOT_BINARY.has(text));
  const arithmetic = binary.filter((text) => (power.get(text) ?? 0) > (power.get('=') ?? 0));
  const operators = features.has('boolean-values') ? binary : arithmetic;
  const name = string({ unit: 'binary-ascii', minLength: 1, maxLength: 4 }).filter(
    (text) => !/[\0\p{Cc}]/u.test(text),
  );
  const identifier = name.map((text) => ({ type: 'identifier' as const, name: text, quoted: true, span }));
  const { expression } = letrec<{ expression: Expression }>((tie) => {
    const inner = tie('expression');
    const not = boolean();
    const values: Arbitrary<Expression>[] = [
      constantFrom('0', '1.5', '7').map((value) => ({ type: 'literal', kind: 'number', value, span })),
      string({ maxLength: 5 }).map((value) => ({ type: 'literal', kind: 'plain', value, span })),
      array(identifier, { minLength: 1, maxLength: 2 }).map((parts) => ({
        type: 'column',
        name: { type: 'name', parts, span },
        outer: false,
        span,
      })),
      record({ operator: constantFrom('-', '+'), operand: inner }).map((fields) => ({
        type: 'unary',
        ...fields,
        span,
      })),
      record({ operator: constantFrom(...operators), left: inner, right: inner }).map((fields) => ({
        type: 'binary',
        ...fields,
        span,
      })),
    ];
    const conditions: Arbitrary<Expression>[] = [
      inner.map((operand) => ({ type: 'unary', operator: 'NOT', operand, span })),
      record({ operand: inner, not }).map((fields) => ({ type: 'is', ...fields, what: 'NULL', span })),
      record({ operand: inner, not, low: inner, high: inner }).map((fields) => ({
        type: 'between',
        ...fields,
        span,
      })),
      record({ operand: inner, not, choices: array(inner, { minLength: 1, maxLength: 3 }) }).map(
        (fields) => ({
          type: 'in',
          ...fields,
          span,
        }),
      ),
      record({ operand: inner, not, pattern: inner, escape: constantFrom(null) }).map((fields) => ({
        type: 'match',
        operator: 'LIKE',
        ...fields,
        span,
      })),
    ];
    const all = features.has('boolean-values') ? [...values, ...conditions] : values;
    return { expression: oneof({ depthSize: 'small', withCrossShrink: true }, ...all) };
  });
  return expression;
}

const NOT_BINARY = new Set([':=', 'NOT', 'UNARY', 'PREDICATE', 'IS', 'AT', 'COLLATE', '->', '->>']);

describe('print', () => {
  test.each(DIALECT_NAMES)('[FE8] %s: what all dialects share prints back to the same tree', (dialect) => {
    const shared = [...SHARED_QUERIES, ...SHARED_STATEMENTS];
    expect(shared.flatMap((sql) => changedByPrinting(sql, dialect))).toEqual([]);
  });

  test.each(PARSED)('[FE8] %s prints back its own: %s', (dialect, sql) => {
    expect(changedByPrinting(sql, dialect)).toEqual([]);
  });

  test.each(DIALECTS)('[FE8] %s: every answer of the lessons prints back', (dialect) => {
    const answers = [...createCatalogue().exercises.values()].flatMap(({ solution, alternates, mutants }) =>
      [solution, ...alternates, ...mutants].map((answer) => answer[dialect]),
    );
    expect(answers.flatMap((sql) => changedByPrinting(sql, dialect))).toEqual([]);
  });

  test.each([
    ['SELECT (a + b) * c', 'SELECT (a + b) * c'],
    ['SELECT ((a * b)) + (c)', 'SELECT a * b + c'],
    ['SELECT a - (b - c)', 'SELECT a - (b - c)'],
    ['SELECT - - a', 'SELECT - -a'],
    ['SELECT NOT (a OR b) AND c', 'SELECT NOT (a OR b) AND c'],
    ["SELECT 'it''s'  x", "SELECT 'it''s' AS x"],
    ['select "a""b" from t u', 'SELECT "a""b" FROM t AS u'],
  ])('[FE8] %s is printed as %s: no more parentheses than needed', (sql, printed) => {
    expect(read(sql, 'postgresql').map((query) => print(query, 'postgresql'))).toEqual([printed]);
  });

  test.each([
    ['postgresql', 'FETCH FIRST (ROW) ROW ONLY', 'FETCH NEXT (ROW) ROWS ONLY'],
    ['postgresql', 'OFFSET rows ROWS', 'OFFSET (rows) ROWS'],
    [
      'postgresql',
      'OFFSET 1 ROW FETCH FIRST (1 + 1) ROWS ONLY',
      'OFFSET 1 ROWS FETCH NEXT (1 + 1) ROWS ONLY',
    ],
    ['mssql', 'ORDER BY a OFFSET @skip ROWS', 'ORDER BY a OFFSET @skip ROWS'],
  ] as const)('[FE8] %s: a count before ROWS, %s, is printed as %s', (dialect, sql, printed) => {
    const start = 'SELECT a FROM t ';
    expect(read(start + sql, dialect).map((query) => print(query, dialect))).toEqual([start + printed]);
  });

  test.each([
    ['mysql', '((10), (a), b DESC)', '((10), a, b DESC)'],
    ['mysql', '((LOWER(a)), b(10))', '((LOWER(a)), b(10))'],
    ['mysql', '((LEFT(10)))', '((LEFT(10)))'],
    ['mysql', '((SELECT 1), b)', '((SELECT 1), b)'],
    ['postgresql', '(((SELECT 1)) DESC, (SELECT a FROM u))', '(((SELECT 1)) DESC, (SELECT a FROM u))'],
    ['mariadb', '(b(10) DESC)', '(b(10) DESC)'],
    ['postgresql', '((lower(a)), ((1)) DESC)', '(lower(a), (1) DESC)'],
    ['postgresql', '((-a) COLLATE "C", (a::text))', '((-a) COLLATE "C", (a::TEXT))'],
    ['oracle', '((a + 1), LOWER(a))', '(a + 1, LOWER(a))'],
  ] as const)('[FE8] %s: the keys %s of an index are printed as %s', (dialect, keys, printed) => {
    const start = 'CREATE INDEX i ON t ';
    expect(read(start + keys, dialect).map((index) => print(index, dialect))).toEqual([start + printed]);
  });

  test.each(['mysql', 'mariadb'] as const)(
    '[FE8] %s: a reserved word that was free behind a dot is quoted alone',
    (dialect) => {
      const [printed] = read('INSERT INTO t (t.order, t.a) VALUES (1, 2)', dialect).map((insert) =>
        print(insert, dialect),
      );
      expect(printed).toBe('INSERT INTO t (`order`, a) VALUES (1, 2)');
      expect(changedByPrinting(printed ?? '', dialect)).toEqual([]);
    },
  );

  test.each(DIALECT_NAMES)('[FE8] %s: any expression prints back to itself', (dialect) => {
    const from = rulesOf(dialect).features.has('select-without-from') ? '' : ' FROM t';
    assert(
      property(expressions(dialect), (expression) => {
        const sql = `SELECT (${print(expression, dialect)})${from}`;
        const [statement] = read(sql, dialect);
        const body = statement?.type === 'query' ? statement.body : null;
        const item = body?.type === 'select' ? body.items[0]?.expression : null;
        expect([sql, withoutSpans(item)]).toEqual([sql, withoutSpans(expression)]);
      }),
      { numRuns: 1_000 },
    );
  });
});
