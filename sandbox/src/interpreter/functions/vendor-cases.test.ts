import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { SqlFailure } from '../errors/failure.ts';
import { said } from '../errors/words/phrases.ts';
import { ask } from '../executor/small-town.ts';
import { dialectOf } from '../dialects/index.ts';
import { VENDOR_CASES } from './vendor-cases.fixture.ts';

describe("functions as the vendor's manual has them", () => {
  test.each(DIALECT_NAMES.filter((dialect) => VENDOR_CASES[dialect]))('[IN30] %s', (dialect) => {
    const differing = (VENDOR_CASES[dialect] ?? [])
      .map(({ call, expected }) => ({ call, expected, given: answer(call, dialect) }))
      .filter(({ expected, given }) => given !== expected);
    expect(differing).toEqual([]);
  });

  test.each(DIALECT_NAMES)('[IN31] %s: what is called unsupported is not there', (dialect) => {
    const names = [...dialectOf(dialect).functions.keys(), ...dialectOf(dialect).tableFunctions.keys()];
    expect(names.filter((name) => dialectOf(dialect).unsupported.has(name.toUpperCase()))).toEqual([]);
  });

  test('[IN32] COALESCE and its kin evaluate no more than they need', () => {
    expect(answer('COALESCE(1, 1 / 0)', 'mssql')).toBe('1');
    expect(answer("NVL2('a', 1, 1 / 0)", 'oracle')).toBe('1');
    expect(answer('DECODE(1, 1, 2, 1 / 0, 3)', 'oracle')).toBe('2');
    expect(answer('CHOOSE(2, 1 / 0, 5)', 'mssql')).toBe('5');
  });

  test('[IN33] what is drawn by chance comes from the run', () => {
    for (const call of ['RAND()', 'UUID()', 'NOW()'])
      expect(answer(call, 'mysql')).toBe(answer(call, 'mysql'));
  });
});

/** The value as the dialect writes it, or the number of the error. */
function answer(call: string, dialect: DialectName): string {
  const sql = `SELECT ${call}${dialect === 'oracle' ? ' FROM dual' : ''}`;
  try {
    const { rows, query } = ask(sql, { dialect });
    const value = rows[0]?.[0] ?? null;
    return value === null
      ? 'NULL'
      : dialectOf(dialect).semantics.text(value, query.columns[0]?.type ?? { kind: 'null' });
  } catch (failure) {
    if (!(failure instanceof SqlFailure)) throw new Error(call, { cause: failure });
    return `error ${said(failure.complaint, dialectOf(dialect).phrases, { line: 1, rest: '' })?.code}`;
  }
}
