import { assert, bigInt, double, integer, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mssqlFloat } from '../semantics/mssql/float-text.ts';
import { mysqlFloat } from '../semantics/mysql/float-text.ts';
import { oracleFloat } from '../semantics/oracle/float-text.ts';
import { postgresFloat } from '../semantics/postgresql/float-text.ts';
import { sqliteFloat } from '../semantics/sqlite/float-text.ts';
import { Decimal, decimalFromFloat, parseDecimal } from './decimal.ts';
import { integerPrefix, numberPrefix, wholeNumberText } from './number-text.ts';
import { compareNumeric, exactly, numericKey } from './numeric.ts';
import { characterCount, compareCodePoints, firstCharacters } from './text.ts';

const points = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0) ?? 0);

const numbers = oneof(
  bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  integer({ min: -3, max: 3 }).map(BigInt),
  double(),
  integer({ min: -3, max: 3 }).map((halves) => halves / 2),
  integer({ min: -40, max: 40 }).map((quarters) => new Decimal(BigInt(quarters) * 25n, 2)),
  tuple(bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), integer({ min: 0, max: 12 })).map(
    ([digits, scale]) => new Decimal(digits, scale),
  ),
);

describe('numbers of several kinds', () => {
  test('[IN3] are ordered totally, and alike exactly where their keys are', () => {
    assert(
      property(numbers, numbers, numbers, (a, b, c) => {
        expect(Math.sign(compareNumeric(a, b)) + Math.sign(compareNumeric(b, a))).toBe(0);
        const ordered = [a, b, c].toSorted(compareNumeric);
        expect(ordered.every((x, i) => ordered.slice(i).every((y) => compareNumeric(x, y) <= 0))).toBe(true);
        expect(numericKey(a) === numericKey(b)).toBe(compareNumeric(a, b) === 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('[IN3] 1, 1.0 and 1.00 are one key; floats are what they are, not what they print as', () => {
    expect(new Set([1n, 1, new Decimal(100n, 2)].map(numericKey)).size).toBe(1);
    expect(compareNumeric(2n ** 53n + 1n, 2 ** 53)).toBe(1);
    expect(compareNumeric(new Decimal(1n, 1), 0.1)).toBe(-1);
    expect(exactly(0.5)).toEqual(new Decimal(5n, 1));
    expect(decimalFromFloat(0.1)).toEqual(new Decimal(1n, 1));
  });
});

describe('floats as text', () => {
  const rows: readonly (readonly [number, string, string, string])[] = [
    [1, '1', '1.0', '1'],
    [0.1, '0.1', '0.1', '0.1'],
    [-2.5, '-2.5', '-2.5', '-2.5'],
    [0, '0', '0.0', '0'],
    [100_000_000_000_000, '100000000000000', '100000000000000.0', '100000000000000'],
    [1e15, '1e+15', '1000000000000000.0', '1e15'],
    [1.5e300, '1.5e+300', '1.5e+300', '1.5e300'],
    [0.0001, '0.0001', '0.0001', '0.0001'],
    [0.000_01, '1e-05', '1.0e-05', '0.00001'],
    [1 / 3, '0.3333333333333333', '0.33333333333333332', '0.3333333333333333'],
    [0.1 + 0.2, '0.30000000000000004', '0.30000000000000004', '0.30000000000000004'],
  ];
  test.each(rows)('[IN4] %d is %s in PostgreSQL, %s in SQLite, %s in MySQL', (value, pg, sqlite, mysql) => {
    expect([postgresFloat(value, 64), sqliteFloat(value), mysqlFloat(value)]).toEqual([pg, sqlite, mysql]);
  });

  test('[IN4] singles, SQL Server and Oracle have their own digits', () => {
    expect([0.1, 1e6, 3.4028235e38].map((value) => postgresFloat(Math.fround(value), 32))).toEqual([
      '0.1',
      '1e+06',
      '3.4028235e+38',
    ]);
    expect([Math.PI, 1e6, 2.5].map((value) => mssqlFloat(value))).toEqual(['3.14159', '1e+006', '2.5']);
    expect([0.1, 3].map((value) => oracleFloat(value))).toEqual(['1.0000000000000001E-001', '3.0E+000']);
  });

  test('[IN4] PostgreSQL reads its text back as the same float', () => {
    assert(
      property(double({ noNaN: true }), (value) => {
        const text = postgresFloat(value, 64);
        expect(Number(text)).toBe(value);
      }),
    );
  });
});

describe('texts as numbers and as characters', () => {
  test('[IN4] a text may begin with a number, or be one', () => {
    expect(['12abc', ' -1.5e3x', '.5', 'abc', '', '1e', '-'].map(numberPrefix)).toEqual([
      '12',
      '-1.5e3',
      '.5',
      null,
      null,
      '1',
      null,
    ]);
    expect(integerPrefix('12.9')).toBe('12');
    expect([' 12 ', '12x', '1.', '1 2'].map(wholeNumberText)).toEqual(['12', null, '1.', null]);
    expect(parseDecimal('1.')).toEqual(new Decimal(1n, 0));
  });

  test('[IN5] texts are ordered by code points', () => {
    assert(
      property(string({ unit: 'binary' }), string({ unit: 'binary' }), (a, b) => {
        const [left, right] = [points(a), points(b)];
        const at = left.findIndex((point, i) => point !== right[i]);
        const order = at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(order));
      }),
      { numRuns: 1000 },
    );
    expect(compareCodePoints('\u{1f600}', '\uff5e')).toBeGreaterThan(0);
  });

  test('[IN5] characters are counted, not UTF-16 units', () => {
    expect(characterCount('a\u{1f600}é')).toBe(3);
    expect(firstCharacters('a\u{1f600}é', 2)).toBe('a\u{1f600}');
  });
});
