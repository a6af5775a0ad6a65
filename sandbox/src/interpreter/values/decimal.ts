/**
 * An exact number: `digits` ÷ 10^`scale`. The scale is kept as it was made: 1.50 is not shown as 1.5. It is never
 * negative.
 */
export class Decimal {
  readonly digits: bigint;
  readonly scale: number;

  constructor(digits: bigint, scale: number) {
    this.digits = digits;
    this.scale = scale;
  }
}

/** Where a digit falls away: halves away from zero, halves to the even neighbour, or towards zero. */
export type Rounding = 'half-away' | 'half-even' | 'cut' | 'floor' | 'ceiling';

const POWERS: bigint[] = Array.from({ length: 64 }, (_, i) => 10n ** BigInt(i));

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

export function decimalOf(integer: bigint): Decimal {
  return new Decimal(integer, 0);
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return new Decimal(digitsAt(left, scale) + digitsAt(right, scale), scale);
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return new Decimal(digitsAt(left, scale) - digitsAt(right, scale), scale);
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return new Decimal(left.digits * right.digits, left.scale + right.scale);
}

/** Left ÷ right, rounded to `scale`; the right side must not be zero. */
export function divide(
  left: Decimal,
  right: Decimal,
  scale: number,
  rounding: Rounding = 'half-away',
): Decimal {
  const shift = scale + right.scale - left.scale;
  const numerator = shift > 0 ? left.digits * powerOfTen(shift) : left.digits;
  const denominator = shift < 0 ? right.digits * powerOfTen(-shift) : right.digits;
  return new Decimal(quotient(numerator, denominator, rounding), scale);
}

/** What is left of `left` after a division towards zero; it has the sign of `left`. */
export function remainder(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return new Decimal(digitsAt(left, scale) % digitsAt(right, scale), scale);
}

export function negate(value: Decimal): Decimal {
  return new Decimal(-value.digits, value.scale);
}

export function signOf(value: Decimal): -1 | 0 | 1 {
  if (value.digits === 0n) return 0;
  return value.digits < 0n ? -1 : 1;
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  return compareIntegers(digitsAt(left, scale), digitsAt(right, scale));
}

export function compareIntegers(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** To `scale` digits behind the point: more are added as zeros; a negative scale rounds tens, hundreds, …. */
export function rescale(value: Decimal, scale: number, rounding: Rounding = 'half-away'): Decimal {
  if (scale >= value.scale) return new Decimal(digitsAt(value, scale), scale);
  // A power of ten for all that may be asked, ROUND(1, -9223372036854775807), would not fit in memory.
  const isTiny = value.scale - scale > POWERS.length && value.scale - scale > precisionOf(value);
  if (isTiny && rounding !== 'floor' && rounding !== 'ceiling') return new Decimal(0n, Math.max(0, scale));
  const digits = quotient(value.digits, powerOfTen(value.scale - scale), rounding);
  return scale < 0 ? new Decimal(digits * powerOfTen(-scale), 0) : new Decimal(digits, scale);
}

/** To so many significant digits, never more. */
export function limitDigits(value: Decimal, digits: number, rounding: Rounding = 'half-away'): Decimal {
  const excess = precisionOf(value) - digits;
  return excess > 0 ? rescale(value, value.scale - excess, rounding) : value;
}

/** Without zeros at the end of its fraction: 1.50 becomes 1.5, and 2.00 becomes 2. */
export function normalize(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return scale === value.scale ? value : new Decimal(digits, scale);
}

/** As a whole number: rounded, where there is a fraction. */
export function toInteger(value: Decimal, rounding: Rounding = 'half-away'): bigint {
  return rescale(value, 0, rounding).digits;
}

export function isWhole(value: Decimal): boolean {
  return value.digits % powerOfTen(value.scale) === 0n;
}

/** The nearest float. */
export function toNumber(value: Decimal): number {
  return value.scale === 0 ? Number(value.digits) : Number(decimalText(value));
}

/** The logarithm to base 10 of its magnitude, as far as floats go; minus infinity for zero. */
export function magnitudeOf({ digits, scale }: Decimal): number {
  const text = String(magnitude(digits));
  return Math.log10(Number(text.slice(0, 16))) + Math.max(text.length - 16, 0) - scale;
}

/** How many significant digits it is written with; 1 for zero. */
export function precisionOf(value: Decimal): number {
  return String(value.digits < 0n ? -value.digits : value.digits).length;
}

/** How many digits stand before the point; 0 for 0.5. */
export function wholeDigits(value: Decimal): number {
  const whole = value.digits / powerOfTen(value.scale);
  return whole === 0n ? 0 : String(whole < 0n ? -whole : whole).length;
}

/** -12.30: no exponent, and a zero before the point. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return String(digits);
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${all.slice(0, -scale)}.${all.slice(-scale)}`;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
/** Beyond this many zeros a number is no longer written out: nobody's exponent may fill the memory. */
const MAX_EXPONENT = 2000;
/** PostgreSQL's numeric ends there as well. */
const MAX_DIGITS = 150_000;

/** From 12, -1.50, .5, 1.2e3; null for anything else, for an exponent beyond 2000, or more than 150,000 digits. */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_DIGITS) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const exponent = Number(power);
  if (Math.abs(exponent) > MAX_EXPONENT) return null;
  const digits = BigInt(sign + whole + fraction);
  const scale = fraction.length - exponent;
  return scale < 0 ? new Decimal(digits * powerOfTen(-scale), 0) : new Decimal(digits, scale);
}

/** The shortest decimal that reads back as this float; null for infinity and NaN. */
export function decimalFromFloat(value: number): Decimal | null {
  return Number.isFinite(value) ? parseDecimal(String(value)) : null;
}

function digitsAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.digits : value.digits * powerOfTen(scale - value.scale);
}

function quotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const whole = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return whole;
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  if (rounding === 'cut') return whole;
  if (rounding === 'floor') return away === 1n ? whole : whole - 1n;
  if (rounding === 'ceiling') return away === 1n ? whole + 1n : whole;
  const twice = compareIntegers(2n * magnitude(rest), magnitude(denominator));
  const isUp = twice > 0 || (twice === 0 && (rounding === 'half-away' || whole % 2n !== 0n));
  return isUp ? whole + away : whole;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
