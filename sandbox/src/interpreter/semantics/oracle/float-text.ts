import { rounded } from '../../values/float-text.ts';

/** Oracle's BINARY_DOUBLE as TO_CHAR shows it: 17 digits, an exponent of three: 1.0000000000000001E-001. */
export function oracleFloat(value: number, bits: 32 | 64 = 64): string {
  if (!Number.isFinite(value)) {
    if (Number.isNaN(value)) return 'Nan';
    return value < 0 ? '-Inf' : 'Inf';
  }
  if (value === 0) return '0';
  const parts = rounded(value, bits === 32 ? 9 : 17);
  const [first, rest] = [parts.digits.slice(0, 1), parts.digits.slice(1)];
  const power = `${parts.exponent < 0 ? '-' : '+'}${String(Math.abs(parts.exponent)).padStart(3, '0')}`;
  return `${parts.negative ? '-' : ''}${first}.${rest || '0'}E${power}`;
}
