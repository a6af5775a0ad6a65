import { exponential, plain, rounded, shortest } from '../../values/float-text.ts';

/** MySQL: the shortest digits; an exponent outside 1e-15 … 1e15, written bare: 1e15, 1e-20. */
export function mysqlFloat(value: number, bits: 32 | 64 = 64): string {
  if (value === 0) return '0';
  const parts = bits === 32 ? rounded(value, 6) : shortest(value);
  const isPlain = parts.exponent >= -15 && parts.exponent < 15;
  if (isPlain) return plain(parts);
  return exponential(parts, 1).replace('e+', 'e');
}
