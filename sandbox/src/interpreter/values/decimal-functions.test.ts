import { assert, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalFromFloat, decimalText, parseDecimal, toNumber } from './decimal.ts';
import { exponential, naturalLog } from './decimal-functions.ts';

const dec = (text: string) => parseDecimal(text) ?? expect.fail(text);

describe('logarithms and powers of e', () => {
  test('[IN1] are right to the last digit', () => {
    // Digits of ln 2, ln 10, e and 1/e: OEIS A002162, A002392, A001113, A068985.
    expect(decimalText(naturalLog(dec('2'), 30))).toBe('0.693147180559945309417232121458');
    expect(decimalText(naturalLog(dec('10'), 30))).toBe('2.302585092994045684017991454684');
    expect(decimalText(exponential(dec('1'), 30))).toBe('2.718281828459045235360287471353');
    expect(decimalText(exponential(dec('-1'), 30))).toBe('0.367879441171442321595523770161');
    expect(decimalText(naturalLog(dec('1'), 10))).toBe('0.0000000000');
  });

  test('[IN1] agree with floats as far as these go, and undo one another', () => {
    assert(
      property(double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        const value = decimalFromFloat(x) ?? dec('0');
        expect(toNumber(naturalLog(value, 25))).toBeCloseTo(Math.log(x), 10);
        expect(toNumber(exponential(naturalLog(value, 40), 25)) / x).toBeCloseTo(1, 12);
      }),
      { numRuns: 100 },
    );
  });
});
