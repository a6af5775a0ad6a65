import { describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { answer, conditionAnswer } from './evaluate.fixture.ts';
import {
  MARIADB_SAMPLES,
  MSSQL_CONDITIONS,
  MSSQL_SAMPLES,
  MYSQL_SAMPLES,
  ORACLE_CONDITIONS,
  ORACLE_SAMPLES,
} from './values-by-dialect.fixture.ts';

const VALUES = [
  ...MSSQL_SAMPLES.map((sample) => ['mssql', ...sample] as const),
  ...ORACLE_SAMPLES.map((sample) => ['oracle', ...sample] as const),
  ...MYSQL_SAMPLES.map((sample) => ['mysql', ...sample] as const),
  ...MARIADB_SAMPLES.map((sample) => ['mariadb', ...sample] as const),
] satisfies readonly (readonly [DialectName, string, string])[];

const CONDITIONS = [
  ...MSSQL_CONDITIONS.map((sample) => ['mssql', ...sample] as const),
  ...ORACLE_CONDITIONS.map((sample) => ['oracle', ...sample] as const),
] satisfies readonly (readonly [DialectName, string, string])[];

describe('what expressions come to', () => {
  test.each(VALUES)('[IN7] [IN9] %s: %s is %s', (dialect, expression, cell) => {
    expect(answer(expression, dialect)).toBe(cell);
  });

  test.each(CONDITIONS)('[IN8] [IN9] %s: %s is %s', (dialect, expression, truth) => {
    expect(conditionAnswer(expression, dialect)).toBe(truth);
  });
});
