import { Decimal, normalize, powerOfTen, rescale, toNumber } from '../../values/decimal.ts';

/**
 * Roots, logarithms and powers of exact numbers to any number of digits, in fixed point: a bigint that stands for
 * itself ÷ 10^scale. Digits beyond what is asked for guard the last one.
 */
const GUARD = 12;

/** Rounded to `scale` digits; the value must not be negative. */
export function squareRoot(value: Decimal, scale: number): Decimal {
  const digits = scale + 1;
  return rescale(new Decimal(integerRoot(fixed(value, 2 * digits)), digits), scale);
}

/** The natural logarithm; the value must be greater than 0. */
export function logarithm(value: Decimal, scale: number): Decimal {
  const digits = scale + GUARD;
  return rescale(new Decimal(fixedLog(value, digits), digits), scale);
}

/** e to this power. */
export function exponential(value: Decimal, scale: number): Decimal {
  // A large power shifts the digits to the left: more of them must be right.
  const size = Math.max(0, Math.ceil(toNumber(value) * 0.4343));
  const digits = scale + size + GUARD;
  return rescale(new Decimal(fixedExp(fixed(value, digits), digits), digits), scale);
}

/** Of a number above zero, which may be too small or too large for a float. */
export function log10Of({ digits, scale }: Decimal): number {
  const text = String(digits);
  return Math.log10(Number(`0.${text.slice(0, 17)}`)) + text.length - scale;
}

/** `base` to a power that need not be whole. */
export function power(base: Decimal, exponent: Decimal, scale: number): Decimal {
  const magnitude = Math.max(0, Math.ceil(toNumber(exponent) * log10Of(base)));
  const digits = scale + magnitude + GUARD;
  const log = fixedLog(base, digits + 10);
  const product = rescale(new Decimal(log * exponent.digits, digits + 10 + exponent.scale), digits);
  return rescale(new Decimal(fixedExp(product.digits, digits), digits), scale);
}

/** `base` to a whole power, exactly, by squaring. */
export function wholePower(base: Decimal, exponent: number): Decimal {
  return new Decimal(base.digits ** BigInt(exponent), base.scale * exponent);
}

/**
 * As Oracle keeps a NUMBER: twenty digits of base 100, which begin and end where a pair does, counted from the point.
 */
export function twentyPairs(value: Decimal): Decimal {
  const length = String(value.digits < 0n ? -value.digits : value.digits).length;
  // How many digits stand before the point; below zero, how many zeros behind it.
  const before = length - value.scale;
  const kept = 40 - 2 * Math.ceil(before / 2);
  return normalize(value.scale > kept ? rescale(value, kept) : value);
}

function fixed(value: Decimal, scale: number): bigint {
  return value.scale > scale
    ? value.digits / powerOfTen(value.scale - scale)
    : value.digits * powerOfTen(scale - value.scale);
}

function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** value = m × 2^k with m near 1; then ln m = 2 artanh((m − 1) ÷ (m + 1)). */
function fixedLog(value: Decimal, scale: number): bigint {
  const wide = scale + 5 + Math.max(0, value.scale - String(value.digits).length);
  const one = powerOfTen(wide);
  let [mantissa, shift] = [fixed(value, wide), 0n];
  while (mantissa > (one * 3n) / 2n) {
    mantissa >>= 1n;
    shift += 1n;
  }
  while (mantissa < (one * 3n) / 4n) {
    mantissa <<= 1n;
    shift -= 1n;
  }
  const log = 2n * artanh(((mantissa - one) * one) / (mantissa + one), one) + shift * logOfTwo(one);
  return log / powerOfTen(wide - scale);
}

/** 2 artanh(1 ÷ 3). */
function logOfTwo(one: bigint): bigint {
  return 2n * artanh(one / 3n, one);
}

function artanh(x: bigint, one: bigint): bigint {
  const square = (x * x) / one;
  let [sum, term] = [0n, x];
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += term / n;
    term = (term * square) / one;
  }
  return sum;
}

/** x = k ln 2 + r; e^x = 2^k × e^r. */
function fixedExp(x: bigint, scale: number): bigint {
  const one = powerOfTen(scale);
  const two = logOfTwo(one);
  const k = x / two;
  let [sum, term] = [one, one];
  const rest = x - k * two;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * rest) / (one * n);
    sum += term;
  }
  return k >= 0n ? sum << k : sum >> -k;
}
