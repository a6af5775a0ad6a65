import { type Scientific, exponential, plain, shortest, split } from '../../values/float-text.ts';

/** PostgreSQL: the shortest digits that read back the same; an exponent outside 1e-4 … 1e15, or 1e6 for real. */
export function postgresFloat(value: number, bits: 32 | 64): string {
  const word = wordOf(value);
  if (word) return word;
  const parts = bits === 32 ? shortestSingle(value) : shortest(value);
  const isPlain = parts.exponent >= -4 && parts.exponent < (bits === 32 ? 6 : 15);
  return isPlain ? plain(parts) : exponential(parts, 2);
}

function wordOf(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  return null;
}

/** The fewest digits that give the same single float. */
function shortestSingle(value: number): Scientific {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return split(text);
  }
  return split(value.toExponential(8));
}
