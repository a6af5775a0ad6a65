import type { Cell, ResultSet } from '@sqltown/shared/api';
import { textOf } from '../result/cells.ts';

export type DiffRow = { readonly cells: readonly Cell[]; readonly sign: 'same' | 'extra' | 'missing' };

/** Yours and expected, row by row: `extra` rows are only yours, `missing` ones only expected. */
export type SideBySide = { readonly yours: readonly DiffRow[]; readonly expected: readonly DiffRow[] };

/**
 * Compares two results as bags: a row that stands in both sides equally often is the same, wherever it stands.
 * Row order and column names are the verdict's words to explain, not signs beside rows.
 */
export function sideBySide(yours: ResultSet, expected: ResultSet): SideBySide {
  return {
    yours: markRest(yours, tally(expected), 'extra'),
    expected: markRest(expected, tally(yours), 'missing'),
  };
}

function markRest(
  { rows }: ResultSet,
  other: Map<string, number>,
  sign: 'extra' | 'missing',
): readonly DiffRow[] {
  return rows.map((cells) => {
    const key = keyOf(cells);
    const left = other.get(key) ?? 0;
    if (left === 0) return { cells, sign };
    other.set(key, left - 1);
    return { cells, sign: 'same' };
  });
}

function tally({ rows }: ResultSet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cells of rows) counts.set(keyOf(cells), (counts.get(keyOf(cells)) ?? 0) + 1);
  return counts;
}

/** NULL, '' and 'NULL' are three different values. */
function keyOf(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map(textOf));
}
