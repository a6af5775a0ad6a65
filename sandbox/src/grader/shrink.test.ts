import { describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../fixtures/village.ts';
import { countRows, withOneRowLess } from './shrink.ts';

describe('[GR15] shrinking', () => {
  test('takes one row away, and never one that another row points at', () => {
    const smaller = withOneRowLess(VILLAGE_ROWS, VILLAGE);
    expect(smaller).toHaveLength(5 + 2);
    for (const rows of smaller) {
      expect(countRows(rows)).toBe(countRows(VILLAGE_ROWS) - 1);
      expect(rows['houses']).toHaveLength(3);
    }
  });

  test('a parent can go once nothing points at it', () => {
    const lonely = { ...VILLAGE_ROWS, citizens: [] };
    expect(withOneRowLess(lonely, VILLAGE)).toHaveLength(3 + 2);
  });

  test('nothing is left of nothing', () => {
    expect(withOneRowLess({ houses: [], citizens: [], songs: [] }, VILLAGE)).toEqual([]);
  });
});
