import { describe, expect, test } from 'vitest';
import { VILLAGE } from '../fixtures/village.ts';
import { searchForDifference } from './exhaustive-search.ts';

const BAG = { orderBy: null, columnNames: 'ignore' } as const;
const ask = (
  solution: string,
  mutant: string,
  exercise: Parameters<typeof searchForDifference>[0]['exercise'] = BAG,
) => searchForDifference({ exercise, schema: VILLAGE, solution, mutant });

describe('[MU2] a mutant is equivalent', () => {
  test.each([
    ['SELECT id FROM houses WHERE floors > 2', 'SELECT id FROM houses WHERE floors >= 3'],
    ['SELECT DISTINCT id FROM houses', 'SELECT id FROM houses'],
    ['SELECT name FROM houses ORDER BY id', 'SELECT name FROM houses'],
    ['SELECT COUNT(*) FROM houses', 'SELECT COUNT(name) FROM houses'],
    [
      'SELECT h.name FROM houses h JOIN citizens c ON c.house_id = h.id',
      'SELECT h.name FROM citizens c LEFT JOIN houses h ON c.house_id = h.id',
    ],
    ["SELECT id FROM citizens WHERE name LIKE 'a'", "SELECT id FROM citizens WHERE lower(name) = 'a'"],
  ])('when no small database tells: %s and %s', async (solution, mutant) => {
    expect(await ask(solution, mutant)).toMatchObject({ kind: 'equivalent', searched: expect.any(Number) });
  });

  test.each([
    ['SELECT id FROM houses WHERE floors > 2', 'SELECT id FROM houses WHERE floors >= 2'],
    ['SELECT name FROM citizens', 'SELECT DISTINCT name FROM citizens'],
    ['SELECT COUNT(*) FROM citizens', 'SELECT COUNT(age) FROM citizens'],
    ['SELECT id FROM citizens WHERE age <> 3', 'SELECT id FROM citizens WHERE NOT age = 3 OR age IS NULL'],
    [
      'SELECT h.name FROM houses h JOIN citizens c ON c.house_id = h.id',
      'SELECT h.name FROM houses h LEFT JOIN citizens c ON c.house_id = h.id',
    ],
    ["SELECT id FROM citizens WHERE name LIKE '%am'", "SELECT id FROM citizens WHERE name LIKE '%am%'"],
  ])('and not when one does: %s and %s', async (solution, mutant) => {
    expect(await ask(solution, mutant)).toMatchObject({ kind: 'different' });
  });

  test('by the rules that the exercise is graded by', async () => {
    const orderBy = [{ column: 0, descending: false }];
    const queries = ['SELECT name FROM houses ORDER BY name', 'SELECT name FROM houses'] as const;
    expect(await ask(...queries, { ...BAG, orderBy })).toMatchObject({ kind: 'different' });
  });

  test('never when the search would be too large to end', async () => {
    const wide = 'SELECT * FROM citizens JOIN houses ON age > 1 AND savings > 2';
    expect(await ask(wide, wide)).toEqual({ kind: 'undecided' });
  });

  test('only with rows that the schema allows', async () => {
    const found = await ask('SELECT id FROM citizens', 'SELECT house_id FROM citizens');
    const rows = found.kind === 'different' ? found.rows : {};
    const houses = new Set(rows['houses']?.map(([id]) => id));
    expect(rows['citizens']?.length).toBeGreaterThan(0);
    expect(houses.size).toBe(rows['houses']?.length ?? 0);
  });
});
