import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import type { Type } from '../types/type.ts';
import { dialectOf } from '../dialects/index.ts';

const NOWHERE = { offset: 0, length: 0 };

/** A text type of a collation that the dialect has. */
function textIn(dialect: DialectName, name: string): Type {
  return {
    kind: 'text',
    length: null,
    fixed: false,
    collation: dialectOf(dialect).semantics.collation(name, NOWHERE),
  };
}

const COLLATIONS: readonly (readonly [DialectName, string])[] = [
  ['sqlite', 'BINARY'],
  ['sqlite', 'NOCASE'],
  ['sqlite', 'RTRIM'],
  ['postgresql', 'C'],
  ['mysql', 'utf8mb4_0900_ai_ci'],
  ['mysql', 'utf8mb4_0900_as_cs'],
  ['mysql', 'utf8mb4_bin'],
  ['mysql', 'utf8mb4_unicode_ci'],
  ['mariadb', 'utf8mb4_general_ci'],
  ['mssql', 'SQL_Latin1_General_CP1_CI_AS'],
  ['mssql', 'Latin1_General_CS_AS'],
  ['mssql', 'Latin1_General_CI_AI'],
  ['mssql', 'Latin1_General_BIN2'],
  ['oracle', 'BINARY'],
  ['oracle', 'BINARY_AI'],
];

/** Letters in both cases and with accents, signs, blanks and what lies beyond. */
const texts = string({
  unit: constantFrom('a', 'A', 'b', 'B', 'é', 'E', 'ß', 's', ' ', '_', '1', '\t', '\u{1f600}', '\uff5e'),
});

describe('collations', () => {
  test.each(COLLATIONS)(
    '[IN8] %s %s orders all texts, and has equal keys exactly for equal texts',
    (dialect, name) => {
      const semantics = dialectOf(dialect).semantics;
      const type = textIn(dialect, name);
      const compare = semantics.order(type);
      const key = semantics.key(type);
      assert(
        property(texts, texts, texts, (a, b, c) => {
          expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
          expect(compare(a, b) === 0).toBe(key(a) === key(b));
          const ordered = [a, b, c].toSorted(compare);
          expect(ordered.every((x, i) => ordered.slice(i).every((y) => compare(x, y) <= 0))).toBe(true);
        }),
        { numRuns: 300 },
      );
    },
  );

  const rows: readonly (readonly [DialectName, string, string, string, string])[] = [
    ['sqlite', 'NOCASE', 'É', '<>', 'é'],
    ['sqlite', 'RTRIM', 'a  ', '=', 'a'],
    ['postgresql', 'C', 'Z', '<', 'a'],
    ['mysql', 'utf8mb4_0900_ai_ci', 'É', '=', 'e'],
    ['mysql', 'utf8mb4_0900_ai_ci', 'a ', '>', 'a'],
    ['mysql', 'utf8mb4_0900_ai_ci', '_', '<', '1'],
    ['mysql', 'utf8mb4_0900_ai_ci', 'ss', '=', 'ß'],
    ['mysql', 'utf8mb4_0900_as_cs', 'a', '<', 'A'],
    ['mysql', 'utf8mb4_0900_as_cs', 'A', '<', 'b'],
    ['mariadb', 'utf8mb4_general_ci', 'a ', '=', 'A'],
    ['mariadb', 'utf8mb4_general_ci', 'a\t', '<', 'a'],
    ['mariadb', 'utf8mb4_general_ci', 'z', '<', '_'],
    ['mssql', 'SQL_Latin1_General_CP1_CI_AS', 'a ', '=', 'A'],
    ['mssql', 'SQL_Latin1_General_CP1_CI_AS', 'é', '>', 'e'],
    ['mssql', 'SQL_Latin1_General_CP1_CI_AS', 'é', '<', 'f'],
    ['oracle', 'BINARY', 'Z', '<', 'a'],
    ['oracle', 'BINARY_CI', 'Z', '>', 'a'],
  ];
  test.each(rows)('[IN8] %s %s: %j %s %j', (dialect, name, left, sign, right) => {
    const order = dialectOf(dialect).semantics.order(textIn(dialect, name))(left, right);
    const actual = order === 0 ? '=' : order < 0 ? '<' : '>';
    expect(sign === '<>' ? actual !== '=' : actual === sign).toBe(true);
  });

  test('[IN8] an unknown collation is a complaint', () => {
    expect(() => dialectOf('postgresql').semantics.collation('nope', NOWHERE)).toThrow('unknown-collation');
    expect(() => dialectOf('mariadb').semantics.collation('utf8mb4_0900_ai_ci', NOWHERE)).toThrow(
      'unknown-collation',
    );
  });
});
