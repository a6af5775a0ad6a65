import { describe, expect, test } from 'vitest';
import { VILLAGE } from '../fixtures/village.ts';
import { planLights } from './plan.ts';

const plan = (sql: string) => planLights(sql, 'sqlite', VILLAGE);

describe('the plan for lights', () => {
  test.each([
    ['SELECT name FROM houses', 'SELECT name, houses.id, houses.name FROM houses'],
    ['SELECT h.name FROM houses AS h WHERE 1', 'SELECT h.name, h.id, h.name FROM houses AS h WHERE 1'],
    [
      'SELECT * FROM citizens c ORDER BY 2 LIMIT 3;',
      'SELECT *, c.house_id, c.name FROM citizens AS c ORDER BY 2 LIMIT 3',
    ],
    ['SELECT title FROM songs, houses', 'SELECT title, houses.id, houses.name FROM songs, houses'],
    [
      'SELECT c.name FROM citizens c JOIN houses h ON h.id = c.house_id',
      'SELECT c.name, c.house_id, c.name, h.id, h.name FROM citizens AS c JOIN houses AS h ON h.id = c.house_id',
    ],
    [
      'SELECT a.name FROM houses a LEFT JOIN houses b ON a.floors < b.floors',
      'SELECT a.name, a.id, a.name, b.id, b.name FROM houses AS a LEFT JOIN houses AS b ON a.floors < b.floors',
    ],
    [
      'SELECT s.title FROM songs s LEFT JOIN citizens c ON c.sings',
      'SELECT s.title, c.house_id, c.name FROM songs AS s LEFT JOIN citizens AS c ON c.sings',
    ],
    ['SELECT name -- all\nFROM houses', 'SELECT name, houses.id, houses.name FROM houses'],
    ["SELECT 'FROM' FROM houses", "SELECT 'FROM', houses.id, houses.name FROM houses"],
    [
      'SELECT (SELECT count(*) FROM songs) FROM houses',
      'SELECT (SELECT count(*) FROM songs), houses.id, houses.name FROM houses',
    ],
    ['SELECT count(*) OVER () FROM houses', 'SELECT count(*) OVER (), houses.id, houses.name FROM houses'],
  ])('[LG1] %s asks for the keys beside its columns', (sql, probe) => {
    expect(plan(sql)).toMatchObject({ kind: 'probe', mode: 'rows', sql: probe });
  });

  test('[LG2] a count asks for what it counts', () => {
    expect(plan('SELECT count(*) FROM houses WHERE floors > 1 LIMIT 1')).toMatchObject({
      mode: 'aggregate',
      sql: 'SELECT houses.id, houses.name FROM houses WHERE floors > 1',
    });
  });

  test.each([
    ['SELECT floors, COUNT(*) FROM houses GROUP BY floors HAVING COUNT(*) > 1', [0], 'SELECT floors, '],
    [
      'SELECT COUNT(*) AS n, floors AS high FROM houses GROUP BY high ORDER BY n',
      [1],
      'SELECT floors AS high, ',
    ],
    ['SELECT COUNT(*), floors + 1 FROM houses GROUP BY 2', [1], 'SELECT floors + 1, '],
    ['SELECT floors FROM houses GROUP BY FLOORS', [0], 'SELECT floors, '],
  ])('[LG2] a group asks for what it gathers: %s', (sql, by, items) => {
    const probe = `${items}houses.id, houses.name FROM houses`;
    expect(plan(sql)).toMatchObject({ mode: 'grouped', by, sql: probe });
  });

  test('[LG2] DISTINCT asks for all rows', () => {
    expect(plan('SELECT DISTINCT floors FROM houses ORDER BY floors')).toMatchObject({
      mode: 'distinct',
      sql: 'SELECT floors, houses.id, houses.name FROM houses',
    });
  });

  test.each([
    'SELECT 1',
    'SELECT name FROM houses; SELECT 1',
    'INSERT INTO houses SELECT * FROM houses',
    'SELECT name FROM houses UNION SELECT name FROM citizens',
    'SELECT count(*) FROM houses GROUP BY floors',
    'SELECT floors, max(name) FROM houses GROUP BY floors',
    'SELECT title, COUNT(*) FROM songs GROUP BY title',
    'SELECT max(floors) FROM houses',
    'SELECT title FROM songs',
    'SELECT name FROM (SELECT * FROM houses) x',
    'WITH houses AS (SELECT 1 AS id, 2 AS name) SELECT id FROM houses',
    'SELECT DISTINCT ON (floors) name FROM houses',
    'PRAGMA table_info(houses)',
    '',
  ])('[LG3] %s lights nothing, and a reason is given', (sql) => {
    expect(plan(sql)).toEqual({ kind: 'dark', why: expect.stringMatching(/\.$/) });
  });
});
