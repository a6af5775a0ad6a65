import { describe, expect, test } from 'vitest';
import { dialectOf } from '../dialects/index.ts';
import { openSession } from './session.ts';

const many = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join('');

describe('a session that is asked for too much', () => {
  test('[IN90] stops queries that name each other further down than the stack goes, and goes on', () => {
    const session = openSession({ dialect: dialectOf('sqlite') });
    const tables = many(3_000, (i) => `, c${i + 1} AS (SELECT a FROM c${i})`);
    expect(session.run(`WITH c0 AS (SELECT 1 AS a)${tables} SELECT a FROM c3000`)).toMatchObject({
      kind: 'stopped',
      limit: 'depth',
    });
    expect(session.run('SELECT 6 * 7')).toMatchObject({ kind: 'rows', results: [{ rows: [[42]] }] });
  });

  test.each(['sqlite', 'postgresql'] as const)(
    '[IN65] stops %s where each query has twice the columns of the one before it',
    (dialect) => {
      const session = openSession({
        dialect: dialectOf(dialect),
        limits: { steps: 300_000, cells: 300_000 },
      });
      const tables = many(40, (i) => `, c${i + 1} AS (SELECT x.*, y.* FROM c${i} x CROSS JOIN c${i} y)`);
      const answer = session.run(`WITH c0 AS (SELECT 1 AS a)${tables} SELECT 1 FROM c40`);
      expect(answer.kind).toBe('stopped');
    },
  );
});

describe('a session that is asked for what has no sense', () => {
  test('[IN11] PostgreSQL knows no time zone that is a number', () => {
    const answer = openSession({ dialect: dialectOf('postgresql') }).run(
      "SELECT TIMESTAMP '2025-01-31 12:00:00' AT TIME ZONE 1",
    );
    expect(answer).toMatchObject({
      kind: 'error',
      error: {
        code: '42883',
        message: 'function pg_catalog.timezone(integer, timestamp without time zone) does not exist',
      },
    });
  });

  test('[IN7] MySQL takes no number for a path into a document', () => {
    const session = openSession({ dialect: dialectOf('mysql') });
    session.run(`CREATE TABLE docs (d JSON); INSERT INTO docs VALUES ('{"a": 1}')`);
    expect(session.run('SELECT d -> 1 FROM docs').kind).toBe('error');
  });

  test('[IN30] MariaDB gathers bits of a text that is no finite number', () => {
    expect(openSession({ dialect: dialectOf('mariadb') }).run("SELECT BIT_XOR('1e400')").kind).toBe('rows');
  });

  test.each(['oracle', 'mssql', 'mysql', 'postgresql'] as const)(
    '[IN91] %s: a number of more digits than can be computed with is not supported',
    (dialect) => {
      const session = openSession({ dialect: dialectOf(dialect) });
      const answer = session.run('CREATE TABLE wells (depth DECIMAL(6, 18446744073709551616))');
      expect(['error', 'unsupported']).toContain(answer.kind);
    },
  );

  test('[IN51] what a view complains of points at no place of the statement that asks it', () => {
    const session = openSession({ dialect: dialectOf('oracle') });
    session.run('CREATE TABLE stock (id INTEGER, n INTEGER)');
    session.run('CREATE VIEW plenty AS SELECT id FROM stock WHERE n > 1');
    session.run('ALTER TABLE stock RENAME COLUMN n TO pieces');
    const answer = session.run('SELECT id FROM plenty');
    expect(answer.kind).toBe('error');
    expect(answer).not.toHaveProperty('error.offset');
  });
});
