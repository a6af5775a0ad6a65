import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { parse } from '../parser/parse.ts';
import { constructs, goldenCases, knownGaps } from './corpus-files.ts';
import type { GoldenCase } from './golden-case.ts';

/** The fewest cases a dialect has, so that none is lost unseen. */
const FEWEST: Readonly<Record<DialectName, number>> = {
  mysql: 400,
  mssql: 400,
  oracle: 400,
  mariadb: 300,
  sqlite: 300,
  postgresql: 300,
};

const cases = goldenCases();
const names = constructs().map(({ name }) => name);

describe('the golden corpora', () => {
  test.each(DIALECT_NAMES)('%s has a case of every construct', (dialect) => {
    const covered = new Set(
      cases.filter((each) => each.dialect === dialect).map(({ construct }) => construct),
    );
    expect(names.filter((name) => !covered.has(name))).toEqual([]);
    expect(cases.filter((each) => each.dialect === dialect).length).toBeGreaterThanOrEqual(FEWEST[dialect]);
  });

  test('no case is of a construct that the vocabulary lacks', () => {
    expect(cases.filter(({ construct }) => !names.includes(construct)).map(({ place }) => place)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a known gap is a case', () => {
    const ids = new Set(cases.map(({ id }) => id));
    expect([...knownGaps().keys()].filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(DIALECT_NAMES)('[FE4] [FE5] %s reads what it should, and refuses what it should', (dialect) => {
    const gaps = knownGaps();
    const own = cases.filter((each) => each.dialect === dialect && !gaps.has(each.id));
    expect(own.map(misreading).filter((wrong) => wrong !== null)).toEqual([]);
  });
});

/** A case that should give rows has to parse. What else is wrong with an error only its run can tell. */
function misreading({ id, sql, setup, dialect, expected }: GoldenCase): string | null {
  const read = parse(setup === '' ? sql : `${setup}\n${sql}`, dialect);
  if (read.kind === 'parsed' || expected.kind === 'error' || expected.kind === 'unsupported') return null;
  return `${id}: ${read.error.message} in ${sql}`;
}
