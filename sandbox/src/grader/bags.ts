import type { Cell, ResultSet } from '@sqltown/shared/api';
import { exactKey, isNear, numberOf } from './values.ts';

export type Row = readonly Cell[];

/** What one bag of rows has and the other has not, each row as often as it is missing. */
export type BagDifference = { readonly missing: Row[]; readonly extra: Row[] };

/**
 * Compares rows as bags: each as often as the other side has it. In columns that hold floats on either side
 * numbers match within the tolerance, elsewhere exactly.
 */
export function compareBags(expected: ResultSet, actual: ResultSet): BagDifference {
  const floats = floatColumns(expected, actual);
  const left = groupRows(expected.rows, floats);
  const right = groupRows(actual.rows, floats);
  const difference: BagDifference = { missing: [], extra: [] };
  for (const [key, rows] of left) compareGroup(rows, right.get(key) ?? [], { floats, difference });
  for (const [key, rows] of right) if (!left.has(key)) difference.extra.push(...rows);
  return difference;
}

/** Whether two rows are the same, with floats within the tolerance. */
export function sameRow(a: Row, b: Row, floats: readonly boolean[]): boolean {
  return rowKey(a, floats) === rowKey(b, floats) && nearFloats(a, b, floats);
}

/** Which columns hold floats on either side. */
export function floatColumns(...sets: readonly ResultSet[]): boolean[] {
  const width = Math.max(...sets.map((set) => set.columns.length));
  return Array.from({ length: width }, (_, i) =>
    sets.some(
      ({ columns, rows }) =>
        columns[i]?.type === 'float' ||
        rows.some((row) => typeof row[i] === 'number' && !Number.isInteger(row[i])),
    ),
  );
}

function groupRows(rows: readonly Row[], floats: readonly boolean[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = rowKey(row, floats);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Everything of a row but its floats, which have only "a number" here. */
function rowKey(row: Row, floats: readonly boolean[]): string {
  return JSON.stringify(row.map((cell, i) => (floats[i] && numberOf(cell) !== null ? '~' : exactKey(cell))));
}

function nearFloats(a: Row, b: Row, floats: readonly boolean[]): boolean {
  return floats.every((isFloat, i) => {
    const [x, y] = [numberOf(a[i] ?? null), numberOf(b[i] ?? null)];
    return !isFloat || x === null || y === null || isNear(Number(x), Number(y));
  });
}

/** Rows that differ in floats at most: sorted by them, neighbours pair off. */
function compareGroup(
  expected: readonly Row[],
  actual: readonly Row[],
  { floats, difference }: { floats: readonly boolean[]; difference: BagDifference },
): void {
  const left = expected.toSorted((a, b) => byFloats(a, b, floats));
  const right = actual.toSorted((a, b) => byFloats(a, b, floats));
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i] as Row, right[j] as Row];
    if (nearFloats(a, b, floats)) {
      i += 1;
      j += 1;
    } else if (byFloats(a, b, floats) < 0) {
      difference.missing.push(a);
      i += 1;
    } else {
      difference.extra.push(b);
      j += 1;
    }
  }
  difference.missing.push(...left.slice(i));
  difference.extra.push(...right.slice(j));
}

function byFloats(a: Row, b: Row, floats: readonly boolean[]): number {
  for (const [i, isFloat] of floats.entries()) {
    const [x, y] = [Number(numberOf(a[i] ?? null) ?? 0), Number(numberOf(b[i] ?? null) ?? 0)];
    if (isFloat && !isNear(x, y)) return x - y;
  }
  return 0;
}
