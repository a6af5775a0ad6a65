import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KNOWN_DIFFERENCES } from '@sqltown/sandbox/differences';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './compare.ts';
import { DIFF_DIALECTS, type DiffDialect } from './dialect.ts';
import { excuseOf } from './excuses.ts';
import type { Answer, Datum } from './peers/peer.ts';

const PAGE = readFileSync(fileURLToPath(new URL('../../../docs/dialects.md', import.meta.url)), 'utf8');

const text = (value: string | null): Datum => (value === null ? null : { kind: 'text', text: value });
const rows = (columns: readonly string[], ...values: (string | null)[][]): Answer => ({
  kind: 'rows',
  columns,
  rows: values.map((row) => row.map(text)),
});
const numbers = (...values: string[]): Answer => ({
  kind: 'rows',
  columns: ['a'],
  rows: values.map((value) => [{ kind: 'number', text: value }]),
});
const error = (code: string): Answer => ({ kind: 'error', code, message: code });

function excusing(dialect: DiffDialect, sql: string, real: Answer, ours: Answer): string | null {
  const difference = differenceOf(real, ours, / ORDER BY \d/.test(sql));
  if (difference === null) throw new Error('the answers are the same');
  return excuseOf({ dialect, sql, real, ours, difference });
}

describe('known differences', () => {
  it('stand on docs/dialects.md, each with its reason, at most twenty', () => {
    const section = PAGE.split('## What generated questions may show')[1] ?? '';
    const lines = section.split('\n').filter((line) => /^\| [a-z]/.test(line));
    expect(lines).toHaveLength(KNOWN_DIFFERENCES.length);
    for (const { name, reason } of KNOWN_DIFFERENCES)
      expect(lines.some((line) => line.startsWith(`| ${name} |`) && line.endsWith(`| ${reason} |`))).toBe(
        true,
      );
    expect(KNOWN_DIFFERENCES.length).toBeLessThanOrEqual(20);
  });

  it('are of dialects that are compared', () => {
    for (const { dialects } of KNOWN_DIFFERENCES)
      expect(DIFF_DIALECTS).toEqual(expect.arrayContaining([...dialects]));
  });

  it.each<[string, DiffDialect, string, Answer, Answer]>([
    ['division-by-zero-order', 'postgresql', 'SELECT 1', error('22012'), rows(['a'], ['1'])],
    ['one-of-several-alike', 'mariadb', 'SELECT DISTINCT a', rows(['a'], ['été']), rows(['a'], ['Ete'])],
    ['one-scale-of-several', 'postgresql', 'SELECT a UNION SELECT b', numbers('0.00'), numbers('0')],
    [
      'one-scale-of-several',
      'postgresql',
      'SELECT a UNION ALL SELECT b ORDER BY 1',
      numbers('2', '2.00'),
      numbers('2.00', '2'),
    ],
    [
      'window-over-a-constant',
      'mariadb',
      'SELECT SUM(1) OVER (PARTITION BY t2.made ORDER BY t2.made) AS w1, ROW_NUMBER() OVER (ORDER BY t2.id) AS w2 FROM (SELECT d1.id, 5 AS made FROM wells AS d1) AS t2',
      rows(['id', 'w1', 'w2'], ['1', '2', '1'], ['2', '2', '2']),
      rows(['id', 'w1', 'w2'], ['1', '2', '2'], ['2', '2', '1']),
    ],
    [
      'window-of-a-constant',
      'mariadb',
      'SELECT t1.id, MAX(t3.made) OVER (PARTITION BY t1.street) AS w1 FROM wells AS t1 LEFT JOIN (SELECT d2.id, (ABS(5)) AS made FROM lamps AS d2) AS t3 ON t1.id = t3.id',
      rows(['id', 'w1'], ['1', '5']),
      rows(['id', 'w1'], ['1', null]),
    ],
    [
      'window-of-a-constant',
      'mariadb',
      'SELECT t3.name AS k1, MIN(t2.made) AS a1, COUNT(DISTINCT t3.floors) AS a2 FROM (SELECT d1.id, (-3) AS made FROM markets AS d1) AS t2 RIGHT JOIN houses t3 ON t2.id = t3.id GROUP BY t3.name',
      rows(['k1', 'a1', 'a2'], ['x', '-3', '1']),
      rows(['k1', 'a1', 'a2'], ['x', null, '1']),
    ],
    [
      'average-of-nines',
      'mariadb',
      'SELECT AVG((NULLIF(3, t2.depth))) OVER () AS a FROM wells AS t2',
      numbers('0.9999', '0.5000'),
      numbers('0.5000', '3.0000'),
    ],
    [
      'argument-written-over',
      'mariadb',
      "WITH with_4 AS (SELECT t2.id AS id, (UPPER(t2.kind)) AS made FROM wells AS t2) SELECT t5.id, t5.made AS c FROM with_4 AS t5 WHERE (CONCAT_WS('-', t5.made, 'a')) <> t5.made",
      rows(['id', 'c']),
      rows(['id', 'c'], ['1', 'A']),
    ],
    ['counted-while-read', 'mariadb', "SELECT LTRIM('a', 'b' FROM t", error('1582'), error('1064')],
    ['one-expression-two-names', 'mariadb', 'SELECT (SELECT 1)', rows(['a'], ['1']), rows(['b'], ['1'])],
    [
      'totals-of-rollup',
      'mariadb',
      'SELECT k1, a1 … WITH ROLLUP',
      rows(['k1', 'a1'], ['x', '1'], [null, '1']),
      rows(['k1', 'a1'], ['x', '1'], [null, '2']),
    ],
    [
      'totals-of-rollup',
      'mariadb',
      'SELECT k1, a1 … WITH ROLLUP',
      rows(['k1', 'a1'], ['x', '1'], ['x', '3']),
      rows(['k1', 'a1'], ['x', '1'], [null, '3']),
    ],
  ])('%s is told by its predicate', (name, dialect, sql, real, ours) => {
    expect(excusing(dialect, sql, real, ours)).toBe(name);
  });

  it.each<[string, DiffDialect, string, Answer, Answer]>([
    ['another division by zero', 'mariadb', 'SELECT 1', error('1365'), rows(['a'], ['1'])],
    ['a scale that nothing was merged for', 'postgresql', 'SELECT a', numbers('0.00'), numbers('0')],
    ['a number and its text', 'postgresql', 'SELECT DISTINCT a', numbers('1'), rows(['a'], ['1'])],
    [
      'a window over a constant that loses a row',
      'mariadb',
      'SELECT SUM(1) OVER (PARTITION BY t2.made ORDER BY t2.made) AS w1, ROW_NUMBER() OVER (ORDER BY t2.id) AS w2 FROM (SELECT d1.id, 5 AS made FROM wells AS d1) AS t2',
      rows(['id', 'w1', 'w2'], ['1', '2', '1'], ['2', '2', '2']),
      rows(['id', 'w1', 'w2'], ['1', '2', '2']),
    ],
    [
      'a window of what is no constant',
      'mariadb',
      'SELECT t1.id, MAX(t3.made) OVER (PARTITION BY t1.street) AS w1 FROM wells AS t1 LEFT JOIN (SELECT d2.id, (ABS(d2.n)) AS made FROM lamps AS d2) AS t3 ON t1.id = t3.id',
      rows(['id', 'w1'], ['1', '5']),
      rows(['id', 'w1'], ['1', null]),
    ],
    [
      'another window beside one of a constant',
      'mariadb',
      'SELECT t1.id, MAX(t3.made) OVER (PARTITION BY t1.street) AS w1, MAX(t1.n) OVER () AS w2 FROM wells AS t1 LEFT JOIN (SELECT d2.id, (ABS(5)) AS made FROM lamps AS d2) AS t3 ON t1.id = t3.id',
      rows(['id', 'w1', 'w2'], ['1', '5', '1']),
      rows(['id', 'w1', 'w2'], ['1', '5', '2']),
    ],
    [
      'an average that is not cut to nines',
      'mariadb',
      'SELECT AVG((NULLIF(3, t2.depth))) OVER () AS a FROM wells AS t2',
      numbers('2.0000'),
      numbers('3.0000'),
    ],
    [
      'a text written over that gives another row',
      'mariadb',
      "WITH with_4 AS (SELECT t2.id AS id, (UPPER(t2.kind)) AS made FROM wells AS t2) SELECT t5.id, t5.made AS c FROM with_4 AS t5 WHERE (CONCAT_WS('-', t5.made, 'a')) <> t5.made",
      rows(['id', 'c'], ['1', 'B']),
      rows(['id', 'c'], ['1', 'A']),
    ],
    ['a syntax error that is none', 'mariadb', 'SELECT 1', rows(['a'], ['1']), error('1064')],
    ['other letters', 'mariadb', 'SELECT DISTINCT a', rows(['a'], ['a']), rows(['a'], ['b'])],
    ['case in a dialect that tells it apart', 'sqlite', 'SELECT a', rows(['a'], ['a']), rows(['a'], ['A'])],
    [
      'a group, not a total, of ROLLUP',
      'mariadb',
      'SELECT k1, a1 … WITH ROLLUP',
      rows(['k1', 'a1'], ['x', '1'], [null, '1']),
      rows(['k1', 'a1'], ['x', '2'], [null, '1']),
    ],
    [
      'a total too many',
      'mariadb',
      'SELECT k1, a1 … WITH ROLLUP',
      rows(['k1', 'a1'], ['x', '1'], [null, '1']),
      rows(['k1', 'a1'], ['x', '1'], [null, '1'], [null, '1']),
    ],
  ])('%s is none of them', (_, dialect, sql, real, ours) => {
    expect(excusing(dialect, sql, real, ours)).toBeNull();
  });
});
