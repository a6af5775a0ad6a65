import { describe, expect, test } from 'vitest';
import { filterMariadb } from './filter.ts';

describe('[LI4] the filter before MariaDB', () => {
  test.each([
    'SET max_statement_time = 0',
    'SET @a = 1, max_statement_time = 0',
    'SET @a = 1, GLOBAL max_statement_time = 0',
    'SET @a = 1, @@session.max_statement_time = 0',
    'SET TRANSACTION READ ONLY',
    'SET NAMES utf8mb4',
    'SELECT NEXT VALUE FOR mysql.ids',
    'SELECT * FROM mysql.user',
  ])('refuses %s', (sql) => {
    expect(filterMariadb(sql).kind).toBe('rejected');
  });

  test.each([
    ['SELECT 1', true],
    ['SET @a = 1, @b = 2', true],
    ['SELECT NEXT VALUE FOR ids', false],
    ['SELECT * FROM people WHERE id = NEXT VALUE FOR ids', false],
    ['SELECT NEXTVAL(ids)', false],
    ['SELECT 1 FROM people FOR UPDATE', false],
    ['DELETE FROM people', false],
  ])('%s may be rolled back: %s', (sql, isReadOnly) => {
    expect(filterMariadb(sql)).toMatchObject({ kind: 'allowed', isReadOnly });
  });
});
