import { type Scientific, exponential, plain, rounded } from '../../values/float-text.ts';

/** SQLite: 15 digits where they read back the same, else 17; always with a point, so that it stays a real. */
export function sqliteFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '' : `${value < 0 ? '-' : ''}Inf`;
  if (value === 0) return '0.0';
  const isShort = Number(value.toPrecision(15)) === value;
  // SQLite has 18 digits at hand, and rounds these once more.
  const parts = isShort ? rounded(value, 15) : roundedAgain(rounded(value, 18), 17);
  const isPlain = parts.exponent >= -4 && parts.exponent < 17;
  const text = isPlain ? plain(parts) : exponential(parts, 2);
  if (text.includes('.')) return text;
  return isPlain ? `${text}.0` : text.replace('e', '.0e');
}

function roundedAgain(parts: Scientific, digits: number): Scientific {
  if (parts.digits.length <= digits) return parts;
  const more = Number(parts.digits.charAt(digits)) >= 5 ? 1n : 0n;
  const text = String(BigInt(parts.digits.slice(0, digits)) + more);
  const exponent = parts.exponent + text.length - digits;
  return { ...parts, digits: text.replace(/0+$/, ''), exponent };
}
