import { describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { MARIADB_ASSIGNMENTS, MSSQL_ASSIGNMENTS, ORACLE_ASSIGNMENTS } from './assignment.fixture.ts';
import { answer, conditionAnswer, keptBy } from './evaluate.fixture.ts';
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

const ASSIGNMENTS = [
  ...MARIADB_ASSIGNMENTS.map((sample) => ['mariadb', ...sample] as const),
  ...MARIADB_ASSIGNMENTS.filter(([type]) => type !== 'DOUBLE').map((sample) => ['mysql', ...sample] as const),
  // MySQL calls it a truncation: Server Error Message Reference, 1265.
  ['mysql', 'DOUBLE', "'abc'", 'error 1265'] as const,
  ...MSSQL_ASSIGNMENTS.map((sample) => ['mssql', ...sample] as const),
  ...ORACLE_ASSIGNMENTS.map((sample) => ['oracle', ...sample] as const),
] satisfies readonly (readonly [DialectName, string, string, string])[];

describe('what expressions come to', () => {
  test.each(VALUES)('[IN7] [IN9] %s: %s is %s', (dialect, expression, cell) => {
    expect(answer(expression, dialect)).toBe(cell);
  });

  test.each(CONDITIONS)('[IN8] [IN9] %s: %s is %s', (dialect, expression, truth) => {
    expect(conditionAnswer(expression, dialect)).toBe(truth);
  });

  test.each(ASSIGNMENTS)('[IN10] %s: a column %s of %s keeps %s', (dialect, type, value, kept) => {
    expect(keptBy(dialect, type, value).replace(/^(error \S+).*$/s, '$1')).toBe(kept);
  });
});
