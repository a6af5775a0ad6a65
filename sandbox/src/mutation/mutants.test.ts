import { describe, expect, test } from 'vitest';
import { VILLAGE } from '../fixtures/village.ts';
import { DIALECT_NAMES } from '../interpreter/dialects/dialect.ts';
import { parse } from '../interpreter/parser/parse.ts';
import { MAX_MUTANTS, mutantsOf } from './mutants.ts';
import { OPERATORS } from './operators/index.ts';

const mutants = (sql: string) => mutantsOf(sql, 'sqlite', VILLAGE);

describe('[MU1] the mutants of a solution', () => {
  test.each([
    ['drop-predicate', 'SELECT name FROM citizens WHERE age > 18', 'SELECT name FROM citizens'],
    ['drop-predicate', 'SELECT 1 FROM songs WHERE 1 AND 2', 'SELECT 1 FROM songs WHERE 1'],
    ['drop-predicate', 'DELETE FROM songs WHERE 1', 'DELETE FROM songs'],
    [
      'flip-predicate',
      'SELECT name FROM houses WHERE floors = 2',
      'SELECT name FROM houses WHERE floors <> 2',
    ],
    [
      'flip-predicate',
      'SELECT name FROM houses WHERE id IN (2)',
      'SELECT name FROM houses WHERE id NOT IN (2)',
    ],
    [
      'shift-boundary',
      'SELECT name FROM houses WHERE floors < 3',
      'SELECT name FROM houses WHERE floors <= 3',
    ],
    [
      'shift-boundary',
      'SELECT name FROM houses WHERE floors < 3',
      'SELECT name FROM houses WHERE floors < 4',
    ],
    [
      'shift-boundary',
      "SELECT name FROM citizens WHERE born_on BETWEEN '2024-02-29' AND '2024-12-31'",
      "SELECT name FROM citizens WHERE born_on BETWEEN '2024-02-29' AND '2025-01-01'",
    ],
    [
      'swap-join',
      'SELECT h.name FROM houses h JOIN citizens c ON c.house_id = h.id',
      'SELECT h.name FROM houses AS h LEFT JOIN citizens AS c ON c.house_id = h.id',
    ],
    ['lose-distinct', 'SELECT DISTINCT floors FROM houses', 'SELECT floors FROM houses'],
    ['lose-distinct', 'SELECT floors FROM houses', 'SELECT DISTINCT floors FROM houses'],
    [
      'forget-null',
      'SELECT name FROM citizens WHERE age IS NULL',
      'SELECT name FROM citizens WHERE age = NULL',
    ],
    ['forget-null', 'SELECT coalesce(age, 0) FROM citizens', 'SELECT age FROM citizens'],
    [
      'forget-null',
      'SELECT name FROM citizens WHERE age < 9',
      'SELECT name FROM citizens WHERE age < 9 OR age IS NULL',
    ],
    [
      'forget-null',
      'SELECT id FROM houses WHERE id NOT IN (SELECT age FROM citizens)',
      'SELECT id FROM houses WHERE NOT EXISTS (SELECT age FROM citizens WHERE age = id)',
    ],
    ['change-aggregate', 'SELECT COUNT(*) FROM citizens', 'SELECT COUNT(age) FROM citizens'],
    ['change-aggregate', 'SELECT COUNT(age) FROM citizens', 'SELECT COUNT(DISTINCT age) FROM citizens'],
    ['change-aggregate', 'SELECT MIN(age) FROM citizens', 'SELECT MAX(age) FROM citizens'],
    ['drop-key', 'SELECT 1 FROM citizens GROUP BY age, sings', 'SELECT 1 FROM citizens GROUP BY age'],
    ['drop-key', 'SELECT name FROM houses ORDER BY floors, name', 'SELECT name FROM houses ORDER BY floors'],
    ['turn-order', 'SELECT name FROM houses ORDER BY floors DESC', 'SELECT name FROM houses ORDER BY floors'],
    ['swap-and-or', 'SELECT 1 FROM songs WHERE (1 OR 2) AND 3', 'SELECT 1 FROM songs WHERE 1 OR 2 AND 3'],
    ['change-cut', 'SELECT name FROM houses LIMIT 3', 'SELECT name FROM houses LIMIT 4'],
    ['change-cut', 'SELECT name FROM houses LIMIT 3 OFFSET 1', 'SELECT name FROM houses LIMIT 3'],
    [
      'change-pattern',
      "SELECT name FROM houses WHERE name LIKE '%House'",
      "SELECT name FROM houses WHERE name LIKE '%House%'",
    ],
    [
      'change-set-operation',
      'SELECT id FROM houses UNION SELECT age FROM citizens',
      'SELECT id FROM houses UNION ALL SELECT age FROM citizens',
    ],
    ['change-arithmetic', 'SELECT floors * 2 + 1 FROM houses', 'SELECT floors * (2 + 1) FROM houses'],
    ['take-other-column', 'SELECT name, floors FROM houses', 'SELECT floors, name FROM houses'],
    ['drop-part', "UPDATE houses SET name = 'a', floors = 1", 'UPDATE houses SET floors = 1'],
    ['drop-part', "INSERT INTO songs VALUES ('a'), ('b')", "INSERT INTO songs VALUES ('b')"],
  ])('%s makes of %s: %s', (operator, solution, sql) => {
    expect(mutants(solution)).toContainEqual({ operator, sql });
  });

  test('are at most thirty, all different, and none is the solution', () => {
    const solution =
      "SELECT DISTINCT name, age FROM citizens WHERE (age < 9 OR age BETWEEN 20 AND 30) AND name LIKE '%a' AND sings IN (1, 2, 3) ORDER BY age, name LIMIT 3 OFFSET 1";
    const all = mutants(solution).map(({ sql }) => sql);
    expect(all).toHaveLength(MAX_MUTANTS);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(solution);
  });

  test.each(DIALECT_NAMES)('parse again in %s', (dialect) => {
    const solution =
      'SELECT c.name, COUNT(*) FROM citizens c LEFT JOIN houses h ON h.id = c.house_id WHERE c.age >= 18 GROUP BY c.name HAVING COUNT(*) > 1 ORDER BY c.name DESC';
    const all = mutantsOf(solution, dialect, VILLAGE);
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter(({ sql }) => parse(sql, dialect).kind !== 'parsed')).toEqual([]);
  });

  test('have operators with names of their own', () => {
    expect(new Set(OPERATORS.map(({ name }) => name)).size).toBe(OPERATORS.length);
  });

  test('of several statements have the slip in one of them', () => {
    const all = mutants("DELETE FROM songs WHERE title = 'Dawn'; SELECT 1").map(({ sql }) => sql);
    expect(all).toContain('DELETE FROM songs; SELECT 1');
  });

  test('are none of what is no SQL', () => {
    expect(() => mutants('SELCT')).toThrow(/not read/);
  });
});
