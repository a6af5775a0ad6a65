import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES } from '../dialects/dialect.ts';
import { goldenCases, knownGaps } from './corpus-files.ts';
import { PAGE, dialectsPage } from './dialects-page.ts';
import { failuresOf } from './failures.ts';

const cases = goldenCases();
const gaps = knownGaps();

describe('the interpreter', () => {
  test.each(DIALECT_NAMES)('gives in %s what the golden corpus says, but for the known gaps', (dialect) => {
    const failing = failuresOf(cases.filter((each) => each.dialect === dialect));
    const unknown = [...failing].filter(([id]) => !gaps.has(id));
    expect(unknown.map(([id, difference]) => `${id}: ${difference}`)).toEqual([]);
    // A gap that is closed leaves the list.
    const closed = [...gaps.keys()].filter((id) => id.endsWith(`/${dialect}`) && !failing.has(id));
    expect(closed).toEqual([]);
  });
});

test('docs/dialects.md is what the corpora say', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(dialectsPage());
});
