import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { BudgetExceeded } from '../errors/failure.ts';
import { wholeNumberText } from '../values/number-text.ts';
import { answer } from './evaluate.fixture.ts';

const nines = '9'.repeat(100_000);
const blanks = ' '.repeat(500_000);

/** What must end with a complaint, a value or an exact stop; never by using up the thread. */
const HOSTILE: readonly (readonly [DialectName, string, string])[] = [
  ['postgresql', '1e5000', 'error unsupported a number of such size'],
  ['postgresql', `${nines} * ${nines}`, 'error out-of-range'],
  ['postgresql', '10.0 ^ 5000000', 'error out-of-range'],
  ['postgresql', '1.0000001 ^ 9000', '{"decimal":'],
  ['postgresql', `1.${'1'.repeat(900)} ^ 9999`, 'error unsupported such a power of a numeric'],
  ['postgresql', '(1e-1500) ^ 0.5', '{"decimal":'],
  ['postgresql', `'${nines}'::int`, 'error out-of-range'],
  ['sqlite', `'${nines}' + 1`, '"Infinity"'],
  ['sqlite', `CAST('${nines}' AS INTEGER)`, '{"int":"9223372036854775807"}'],
  ['mysql', '1e400', 'error illegal-number'],
  ['mysql', `CAST('${nines}' AS SIGNED)`, '{"int":"9223372036854775807"}'],
  ['mysql', `${'9'.repeat(60)} * ${'9'.repeat(60)}`, 'error out-of-range'],
  ['mssql', '1e400', 'error illegal-number'],
  ['mssql', '9'.repeat(39), 'error illegal-number'],
  ['mssql', `CAST('${nines}' AS BIGINT)`, 'error out-of-range'],
  ['oracle', '1e200', 'error out-of-range'],
  ['oracle', '1e5000', 'error out-of-range'],
];

describe('hostile numbers and texts', () => {
  test.each(HOSTILE)('[IN1] %s: %.60s comes to an end', (dialect, expression, expected) => {
    expect(outcome(expression, dialect).slice(0, expected.length)).toBe(expected);
  });

  test.each(DIALECT_NAMES)('[IN4] %s reads a text of blanks once', (dialect) => {
    expect(outcome(`'1${blanks}x' ${dialect === 'oracle' ? '||' : '='} '2'`, dialect)).not.toBe('');
    expect(wholeNumberText(`1${blanks}x`)).toBeNull();
  });
});

function outcome(expression: string, dialect: DialectName): string {
  try {
    return answer(expression, dialect);
  } catch (error) {
    if (error instanceof BudgetExceeded) return 'stopped';
    throw error;
  }
}
