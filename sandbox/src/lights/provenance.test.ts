import type { Cell, ResultSet } from '@sqltown/shared/api';
import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../fixtures/village.ts';
import { createProvenanceLights } from './provenance.ts';

const lights = createProvenanceLights(createCatalogue());

const set = (rows: Cell[][]): ResultSet => ({
  columns: (rows[0] ?? []).map((_, i) => ({ name: `c${i}`, type: 'any' })),
  rows,
  rowCount: rows.length,
  truncated: false,
  command: 'SELECT',
});

const litBy = (sql: string, rows: Cell[][], dialect: 'sqlite' | 'postgresql' | 'oracle' = 'postgresql') =>
  lights.of({ dataset: 'village', dialect, sql }, set(rows));

describe('the buildings behind any query', () => {
  test('[LG6] a grouped row lights all that it gathered', () => {
    const sql = 'SELECT age, COUNT(*) FROM citizens WHERE age = 34 GROUP BY age';
    expect(litBy(sql, [[34, 2]])).toEqual({
      kind: 'lit',
      total: 2,
      lights: [
        { landmarkId: 1, row: 1, label: 'Asha' },
        { landmarkId: 2, row: 1, label: 'Devi' },
      ],
    });
  });

  test('[LG6] rows of several queries put together light up, in whatever order the engine gave them', () => {
    const sql = 'SELECT name FROM houses WHERE id = 1 UNION ALL SELECT name FROM houses WHERE id = 3';
    expect(litBy(sql, [['Quiet House'], ['Well House']])).toMatchObject({
      kind: 'lit',
      lights: [
        { landmarkId: 3, row: 1 },
        { landmarkId: 1, row: 2 },
      ],
    });
  });

  test('[LG6] numbers agree by their value', () => {
    const sql = 'SELECT house_id, SUM(savings) FROM citizens WHERE house_id = 2 GROUP BY house_id';
    expect(litBy(sql, [[2, { decimal: '120.25' }]])).toMatchObject({ kind: 'lit', total: 1 });
    expect(litBy(sql, [[2, { decimal: '120.250' }]], 'oracle')).toMatchObject({ kind: 'lit', total: 1 });
  });

  test.each([
    ['another value', [[34, 3]]],
    [
      'another row',
      [
        [34, 2],
        [35, 1],
      ],
    ],
    ['no row', []],
  ] satisfies [string, Cell[][]][])('[LG6] nothing lights where the engine gave %s', (_what, rows) => {
    expect(litBy('SELECT age, COUNT(*) FROM citizens WHERE age = 34 GROUP BY age', rows)).toMatchObject({
      kind: 'dark',
    });
  });

  test('[LG6] a change, several statements, or a query without an end light nothing', () => {
    expect(litBy('DELETE FROM citizens', [[1]])).toMatchObject({ kind: 'dark' });
    expect(litBy('SELECT 1; SELECT 1', [[1]])).toMatchObject({ kind: 'dark' });
    const endless = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r';
    expect(litBy(endless, [[1]])).toMatchObject({ kind: 'dark' });
  });
});
