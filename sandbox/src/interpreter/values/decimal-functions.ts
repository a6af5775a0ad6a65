import { Decimal, divide, magnitudeOf, multiply, powerOfTen, rescale, toNumber } from './decimal.ts';

/** Digits behind the point that the series are worked out with, beyond those asked for. */
const GUARD = 12;

/** The natural logarithm of a number above zero, to `scale` digits. */
export function naturalLog(value: Decimal, scale: number): Decimal {
  const digits = scale + GUARD;
  const one = powerOfTen(digits);
  // value = mantissa × 2^twos, with the mantissa near 1, where the series is short.
  const twos = Math.round(magnitudeOf(value) * Math.log2(10));
  const power = new Decimal(2n ** BigInt(Math.abs(twos)), 0);
  const mantissa = twos >= 0 ? divide(value, power, digits) : rescale(multiply(value, power), digits);
  const sum = logOfFixed(mantissa.digits, one) + BigInt(twos) * logOfFixed(2n * one, one);
  return rescale(new Decimal(sum, digits), scale);
}

/** 2·artanh((x - 1) / (x + 1)), `one` standing for 1. */
function logOfFixed(x: bigint, one: bigint): bigint {
  const ratio = ((x - one) * one) / (x + one);
  const square = (ratio * ratio) / one;
  let [term, sum] = [ratio, 0n];
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += term / k;
    term = (term * square) / one;
  }
  return 2n * sum;
}

/** e to the power of a number whose result has a few hundred digits at most, to `scale` digits. */
export function exponential(value: Decimal, scale: number): Decimal {
  const digits = scale + GUARD + Math.max(Math.ceil(toNumber(value) / Math.LN10), 0);
  const one = powerOfTen(digits);
  const halvings = 16n;
  const x = rescale(value, digits).digits / 2n ** halvings;
  let [term, sum] = [one, one];
  for (let k = 1n; term !== 0n; k += 1n) {
    term = (term * x) / (one * k);
    sum += term;
  }
  for (let i = 0n; i < halvings; i += 1n) sum = (sum * sum) / one;
  return rescale(new Decimal(sum, digits), scale);
}
