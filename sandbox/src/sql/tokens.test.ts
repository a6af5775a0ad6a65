import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from './tokens.ts';

const texts = (sql: string, dialect: 'sqlite' | 'postgresql') =>
  tokenize(sql, dialect).map(({ text }) => text);

describe('tokens', () => {
  test.each([
    ['SELECT a,b FROM t;', ['SELECT', 'a', ',', 'b', 'FROM', 't', ';']],
    ["SELECT 'it''s -- no comment'", ['SELECT', "'it''s -- no comment'"]],
    ['SELECT 1 -- OR\n+ 2', ['SELECT', '1', '+', '2']],
    ['SELECT /* OR */ 1', ['SELECT', '1']],
    ['SELECT "a "" b"', ['SELECT', '"a "" b"']],
    ['a<>b AND c>=1.5e-3 OR d||e', ['a', '<>', 'b', 'AND', 'c', '>=', '1.5e-3', 'OR', 'd', '||', 'e']],
    ["x'00ff'", ["x'00ff'"]],
    ["'open", ["'open"]],
    ['naïve नदी', ['naïve', 'नदी']],
    ['', []],
  ])('%s', (sql, expected) => {
    expect(texts(sql, 'sqlite')).toEqual(expected);
    expect(texts(sql, 'postgresql')).toEqual(expected);
  });

  test('each dialect has its own quotes', () => {
    expect(texts('SELECT `a b`, [c d]', 'sqlite')).toEqual(['SELECT', '`a b`', ',', '[c d]']);
    expect(texts('SELECT a[1]', 'postgresql')).toEqual(['SELECT', 'a', '[', '1', ']']);
    expect(texts("SELECT $x$ 'a' ; $x$, E'\\' OR'", 'postgresql')).toEqual([
      'SELECT',
      "$x$ 'a' ; $x$",
      ',',
      "E'\\' OR'",
    ]);
    expect(texts('/* a /* b */ c */ d', 'postgresql')).toEqual(['d']);
    expect(texts('/* a /* b */ c', 'sqlite')).toEqual(['c']);
  });

  test('words are known by their upper case, quoted names as they are', () => {
    expect(tokenize('select "Name"', 'sqlite').map(({ value }) => value)).toEqual(['SELECT', 'Name']);
  });

  test('parentheses are counted', () => {
    expect(tokenize('a (b (c)) d', 'sqlite').map(({ depth }) => depth)).toEqual([0, 0, 1, 1, 2, 1, 0, 0]);
  });

  test('any text is split into pieces that lie in order and hold what they say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('sqlite' as const, 'postgresql' as const),
        (sql, dialect) => {
          let end = 0;
          for (const token of tokenize(sql, dialect)) {
            expect(token.start).toBeGreaterThanOrEqual(end);
            expect(token.end).toBeGreaterThan(token.start);
            expect(sql.slice(token.start, token.end)).toBe(token.text);
            end = token.end;
          }
          expect(end).toBeLessThanOrEqual(sql.length);
        },
      ),
      { seed: 7 },
    );
  });
});
