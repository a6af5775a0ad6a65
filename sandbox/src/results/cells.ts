import type { Cell } from '@sqltown/shared/api';

/** JSON has no infinity and no NaN: they go as the words that PostgreSQL writes. */
export function floatCell(value: number): Cell {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

/** An integer in decimal digits. */
export function integerCell(digits: string): Cell {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : { int: digits };
}
