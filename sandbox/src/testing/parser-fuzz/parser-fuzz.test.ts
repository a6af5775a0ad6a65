import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES } from '../../interpreter/dialects/dialect.ts';
import { check } from './check.ts';
import { fuzzDialect } from './fuzz.ts';
import { PLANTS } from './plants.ts';

describe('the fuzz of the parser', () => {
  test.each(DIALECT_NAMES)('[FE2] [FE7] [FE8] %s takes whatever comes', (dialect) => {
    const { cases, violations } = fuzzDialect(dialect, { seed: 3, cases: 1_500, pumps: 0 });
    expect(violations).toEqual([]);
    expect(cases).toBe(1_500);
  });

  test.each([
    ['throwing-parser', 'SELECT CASE'],
    ['dropped-parentheses', 'SELECT (a + b) * c'],
    ['narrow-offsets', "SELECT '🪔', a"],
  ] as const)('finds what is planted: %s', (plant, sql) => {
    expect(check(sql, 'postgresql', PLANTS[plant]).kind).toBe('violation');
  });

  test('is the same for the same seed', () => {
    const options = { seed: 9, cases: 200, pumps: 0 };
    expect(fuzzDialect('oracle', options)).toEqual(fuzzDialect('oracle', options));
  });
});
