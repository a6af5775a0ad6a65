import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES } from '../dialects/dialect.ts';
import { splitStatements } from './split.ts';

describe('[FE9] statements among others', () => {
  test.each([
    ['sqlite', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['sqlite', "SELECT ';' -- ;\n, 2 ; ;\n/* ; */ SELEKT 3;", ["SELECT ';' -- ;\n, 2", 'SELEKT 3']],
    ['postgresql', 'SELECT $$a;b$$; SELECT 2', ['SELECT $$a;b$$', 'SELECT 2']],
    ['mssql', 'SELECT 1\nGO\nSELECT [a;b]\ngo', ['SELECT 1', 'SELECT [a;b]']],
    [
      'oracle',
      "SELECT q'[;]' FROM dual\n/\nSELECT 1 / 2 FROM dual",
      ["SELECT q'[;]' FROM dual", 'SELECT 1 / 2 FROM dual'],
    ],
    ['mysql', ' -- nothing\n', []],
  ] as const)('%s: %j', (dialect, sql, texts) => {
    expect(splitStatements(sql, dialect).map(({ text }) => text)).toEqual(texts);
  });

  test.each(DIALECT_NAMES)('%s: a text is what its place holds', (dialect) => {
    assert(
      property(string({ unit: 'binary', maxLength: 100 }), (sql) => {
        for (const { text, span } of splitStatements(sql, dialect)) {
          expect(sql.slice(span.offset, span.offset + span.length)).toBe(text);
          // Space as the dialects have it: beyond it a space is a character of a name, or of nothing.
          expect(text).not.toMatch(/^[ \t\n\r\f\v\uFEFF]*$/);
        }
      }),
    );
  });
});
