import { assert, bigInt, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Decimal,
  type Rounding,
  add,
  compareDecimals,
  decimalText,
  divide,
  limitDigits,
  multiply,
  negate,
  normalize,
  parseDecimal,
  precisionOf,
  remainder,
  rescale,
  subtract,
  wholeDigits,
} from './decimal.ts';

const decimals = tuple(bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), integer({ min: 0, max: 20 })).map(
  ([digits, scale]) => new Decimal(digits, scale),
);
const dec = (text: string): Decimal => parseDecimal(text) ?? expect.fail(`${text} is no number`);
/** Numerator over 10^40: any two decimals of the tests share it. */
const rational = ({ digits, scale }: Decimal): bigint => digits * 10n ** BigInt(40 - scale);

describe('exact decimals', () => {
  test('[IN1] sums, differences and products are those of rationals', () => {
    assert(
      property(decimals, decimals, (a, b) => {
        expect(rational(add(a, b))).toBe(rational(a) + rational(b));
        expect(rational(subtract(a, b))).toBe(rational(a) - rational(b));
        expect(rational(multiply(a, b)) * 10n ** 40n).toBe(rational(a) * rational(b));
      }),
    );
  });

  test('[IN1] a quotient lies within half a unit of its last digit', () => {
    assert(
      property(decimals, decimals, integer({ min: 0, max: 20 }), (a, b, scale) => {
        if (b.digits === 0n) return;
        const error = rational(a) * 10n ** BigInt(scale) - divide(a, b, scale).digits * rational(b);
        expect(2n * (error < 0n ? -error : error) <= (rational(b) < 0n ? -rational(b) : rational(b))).toBe(
          true,
        );
      }),
    );
  });

  test('[IN1] a quotient cut to a whole number, times the divisor, and the remainder make the dividend', () => {
    assert(
      property(decimals, decimals, (a, b) => {
        if (b.digits === 0n) return;
        const back = add(multiply(divide(a, b, 0, 'cut'), b), remainder(a, b));
        expect(compareDecimals(back, a)).toBe(0);
      }),
    );
  });

  test('[IN1] text reads back as the same digits and scale', () => {
    assert(
      property(decimals, (a) => {
        expect(parseDecimal(decimalText(a))).toEqual(a);
      }),
    );
  });

  test('[IN1] normalizing keeps the value, and no zero at the end', () => {
    assert(
      property(decimals, (a) => {
        const short = normalize(a);
        expect(compareDecimals(short, a)).toBe(0);
        expect(short.scale === 0 || short.digits % 10n !== 0n).toBe(true);
      }),
    );
  });

  const roundings: readonly (readonly [string, number, Rounding, string])[] = [
    ['2.5', 0, 'half-away', '3'],
    ['-2.5', 0, 'half-away', '-3'],
    ['2.5', 0, 'half-even', '2'],
    ['3.5', 0, 'half-even', '4'],
    ['-2.5', 0, 'half-even', '-2'],
    ['2.51', 0, 'half-even', '3'],
    ['2.9', 0, 'cut', '2'],
    ['-2.9', 0, 'cut', '-2'],
    ['-2.1', 0, 'floor', '-3'],
    ['2.1', 0, 'floor', '2'],
    ['2.1', 0, 'ceiling', '3'],
    ['-2.9', 0, 'ceiling', '-2'],
    ['1.005', 2, 'half-away', '1.01'],
    ['1234.5', -2, 'half-away', '1200'],
    ['1250', -2, 'half-away', '1300'],
    ['1.5', 4, 'half-away', '1.5000'],
  ];
  test.each(roundings)('[IN1] %s to %d digits, %s, is %s', (text, scale, rounding, expected) => {
    expect(decimalText(rescale(dec(text), scale, rounding))).toBe(expected);
  });

  test('[IN1] counts its digits', () => {
    expect(['0', '0.05', '12.30', '-999'].map((text) => precisionOf(dec(text)))).toEqual([1, 1, 4, 3]);
    expect(['0', '0.05', '12.30', '-999'].map((text) => wholeDigits(dec(text)))).toEqual([0, 0, 2, 3]);
    expect(decimalText(limitDigits(dec('123.456'), 4))).toBe('123.5');
    expect(decimalText(limitDigits(dec('123456'), 2))).toBe('120000');
    expect(decimalText(negate(dec('1.5')))).toBe('-1.5');
  });

  test('[IN1] reads exponents, and refuses what is no number or would fill the memory', () => {
    expect(decimalText(dec('1.5e3'))).toBe('1500');
    expect(decimalText(dec('15e-3'))).toBe('0.015');
    expect(decimalText(dec('+.5'))).toBe('0.5');
    const wrong = ['', '.', '1.2.3', 'abc', '1e', '1e99999', '0x10', '1 ', 'e5'];
    expect(wrong.filter((text) => parseDecimal(text))).toEqual([]);
  });
});
