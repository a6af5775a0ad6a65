import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { lex } from './lex.ts';

const shown = (sql: string, dialect: DialectName): string[] =>
  lex(sql, dialect)
    .tokens.slice(0, -1)
    .map(({ kind, value }) => `${kind} ${value}`);

const CASES: readonly (readonly [DialectName, string, readonly string[]])[] = [
  ['sqlite', `"a""b" [c d] \`e\``, ['quoted-name a"b', 'quoted-name c d', 'quoted-name e']],
  [
    'sqlite',
    "x'0F' ?1 :name @n $v",
    ['string 0F', 'parameter ?1', 'parameter :name', 'parameter @n', 'parameter $v'],
  ],
  [
    'sqlite',
    'a==b||c->>d',
    ['word A', 'operator ==', 'word B', 'operator ||', 'word C', 'operator ->>', 'word D'],
  ],
  ['sqlite', '1_000 .5e-3 0xFf 1.', ['number 1_000', 'number .5e-3', 'number 0xFf', 'number 1.']],
  ['sqlite', '/* a /* b */ c -- d', ['word C']],
  ['postgresql', '/* a /* b */ c */ d', ['word D']],
  ['postgresql', String.raw`E'it\'s\n' 'a\'`, ["string it's\n", 'string a\\']],
  ['postgresql', "$$it's$$ $q$a$$b$q$ $1", ["string it's", 'string a$$b', 'parameter $1']],
  ['postgresql', "B'101' N'x' X'ff'", ['string 101', 'string x', 'string ff']],
  ['postgresql', "a::text !~* '^b'", ['word A', 'operator ::', 'word TEXT', 'operator !~*', 'string ^b']],
  ['mysql', `"it's" 'a\\'b' \`c\``, ["string it's", "string a'b", 'quoted-name c']],
  ['mysql', "'10\\% a\\_b'", ['string 10\\% a\\_b']],
  ['mysql', 'a -- b\nc --d # e', ['word A', 'word C', 'operator -', 'operator -', 'word D']],
  [
    'mysql',
    '1a @x @@session.y ? <=> /*+ hint */',
    ['word 1A', 'variable @x', 'variable @@session.y', 'parameter ?', 'operator <=>'],
  ],
  ['mariadb', 'a := b && !c', ['word A', 'operator :=', 'word B', 'operator &&', 'operator !', 'word C']],
  [
    'mssql',
    '[a]]b] "c" N\'d\' @e #f',
    ['quoted-name a]b', 'quoted-name c', 'string d', 'variable @e', 'word #F'],
  ],
  ['mssql', 'a\nGO 2\ngo\nb go', ['word A', 'separator GO 2', 'separator go', 'word B', 'word GO']],
  ['mssql', '1abc', ['number 1', 'word ABC']],
  ['oracle', "q'[it's]' Q'!a!' nq'{b}'", ["string it's", 'string a', 'string b']],
  ['oracle', 'a\n/\nb / c :d', ['word A', 'separator /', 'word B', 'operator /', 'word C', 'parameter :d']],
  ['oracle', '1.5f a#b^=c', ['number 1.5f', 'word A#B', 'operator ^=', 'word C']],
];

describe('lex', () => {
  test.each(CASES)('[FE1] %s reads %j', (dialect, sql, tokens) => {
    expect(shown(sql, dialect)).toEqual(tokens);
    expect(lex(sql, dialect).errors).toEqual([]);
  });

  test.each([
    ['sqlite', "a 'b", 'unterminated-string', 2, 2],
    ['sqlite', 'a "b', 'unterminated-name', 2, 2],
    ['postgresql', 'a /* /* */', 'unterminated-comment', 2, 8],
    ['postgresql', 'a $x$ b', 'unterminated-string', 2, 5],
    ['sqlite', '12ab', 'unrecognized', 0, 2],
    ['oracle', 'a `b`', 'unrecognized', 2, 1],
    ['mysql', 'a /*!50000 b */', 'executable-comment', 2, 13],
    ['mariadb', 'a /*M! b */', 'executable-comment', 2, 9],
    ['mssql', 'a \0\0\ud800 b', 'unrecognized', 2, 3],
  ] as const)('[FE2] %s says what is wrong with %j', (dialect, sql, kind, offset, length) => {
    expect(lex(sql, dialect).errors[0]).toMatchObject({ kind, offset, length });
  });

  test.each(DIALECT_NAMES)('[FE1] %s: tokens lie in order and spell the SQL', (dialect) => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (sql) => {
        let end = 0;
        for (const { offset, length, text } of lex(sql, dialect).tokens) {
          expect(offset).toBeGreaterThanOrEqual(end);
          expect(sql.slice(offset, offset + length)).toBe(text);
          end = offset + length;
        }
        expect(end).toBe(sql.length);
      }),
    );
  });
});
