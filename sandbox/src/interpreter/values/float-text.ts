/** Digits and the power of ten of the first of them: 0.0123 is 123 and -2. */
type Scientific = { readonly negative: boolean; readonly digits: string; readonly exponent: number };

/** PostgreSQL: the shortest digits that read back the same; an exponent outside 1e-4 … 1e15, or 1e6 for real. */
export function postgresFloat(value: number, bits: 32 | 64): string {
  const word = wordOf(value);
  if (word) return word;
  const parts = bits === 32 ? shortestSingle(value) : shortest(value);
  const isPlain = parts.exponent >= -4 && parts.exponent < (bits === 32 ? 6 : 15);
  return isPlain ? plain(parts) : exponential(parts, 2);
}

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

/** MySQL: the shortest digits; an exponent outside 1e-15 … 1e15, written bare: 1e15, 1e-20. */
export function mysqlFloat(value: number, bits: 32 | 64 = 64): string {
  if (value === 0) return '0';
  const parts = bits === 32 ? rounded(value, 6) : shortest(value);
  const isPlain = parts.exponent >= -15 && parts.exponent < 15;
  if (isPlain) return plain(parts);
  return exponential(parts, 1).replace('e+', 'e');
}

/** SQL Server, style 0: six digits at most; an exponent of three digits from 1e6 on. */
export function mssqlFloat(value: number, digits = 6): string {
  if (value === 0) return '0';
  const parts = rounded(value, digits);
  const isPlain = parts.exponent >= -5 && parts.exponent < digits;
  return isPlain ? plain(parts) : exponential(parts, 3);
}

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

function wordOf(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  return null;
}

function shortest(value: number): Scientific {
  return split(value.toExponential());
}

/** The fewest digits that give the same single float. */
function shortestSingle(value: number): Scientific {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return split(text);
  }
  return split(value.toExponential(8));
}

/** To so many digits, zeros at the end gone. */
function rounded(value: number, digits: number): Scientific {
  return split(value.toExponential(digits - 1));
}

function roundedAgain(parts: Scientific, digits: number): Scientific {
  if (parts.digits.length <= digits) return parts;
  const more = Number(parts.digits.charAt(digits)) >= 5 ? 1n : 0n;
  const text = String(BigInt(parts.digits.slice(0, digits)) + more);
  const exponent = parts.exponent + text.length - digits;
  return { ...parts, digits: text.replace(/0+$/, ''), exponent };
}

function split(text: string): Scientific {
  const [mantissa = '', power = '0'] = text.split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  return { negative: text.startsWith('-'), digits: digits || '0', exponent: Number(power) };
}

function plain({ negative, digits, exponent }: Scientific): string {
  const sign = negative ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

function exponential({ negative, digits, exponent }: Scientific, width: number): string {
  const fraction = digits.slice(1);
  const power = String(Math.abs(exponent)).padStart(width, '0');
  const mantissa = `${digits.slice(0, 1)}${fraction && `.${fraction}`}`;
  return `${negative ? '-' : ''}${mantissa}e${exponent < 0 ? '-' : '+'}${power}`;
}
