import { exponential, plain, rounded } from '../../values/float-text.ts';

/** SQL Server, style 0: six digits at most; an exponent of three digits from 1e6 on. */
export function mssqlFloat(value: number, digits = 6): string {
  if (value === 0) return '0';
  const parts = rounded(value, digits);
  const isPlain = parts.exponent >= -5 && parts.exponent < digits;
  return isPlain ? plain(parts) : exponential(parts, 3);
}
