import type { Cell } from '@sqltown/shared/api';

/** Floats this near to each other, relative to their size, are the same (GR7). */
const RELATIVE_TOLERANCE = 1e-9;

/** The same number has the same digits: "5.10" → "5.1", "-0.0" → "0", "1e3" → "1000". */
export function canonicalDecimal(text: string): string {
  const parts = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = digits.padEnd(point, '0').padStart(digits.length - Math.min(0, point), '0');
  const at = Math.max(0, point);
  const left = padded.slice(0, at).replace(/^0+/, '') || '0';
  const right = padded.slice(at).replace(/0+$/, '');
  const number = right ? `${left}.${right}` : left;
  return number === '0' ? '0' : sign + number;
}

/** The digits of a numeric cell, or null when it is something else. */
export function numberOf(cell: Cell): string | null {
  if (typeof cell === 'number') return canonicalDecimal(String(cell));
  if (typeof cell !== 'object' || cell === null) return null;
  if ('int' in cell) return canonicalDecimal(cell.int);
  return 'decimal' in cell ? canonicalDecimal(cell.decimal) : null;
}

/** A text that is alike for equal cells and different for others; numbers by value, text by code points. */
export function exactKey(cell: Cell): string {
  if (cell === null) return 'null';
  const number = numberOf(cell);
  if (number !== null) return `n${number}`;
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return typeof cell === 'string' ? `s${cell}` : `b${JSON.stringify(cell)}`;
}

/** Equal when not told apart by more than the tolerance. */
export function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1e-300);
}
