import { describe, expect, it } from 'vitest';
import { BudgetExceeded } from '../errors/failure.ts';
import { ask } from './small-town.ts';

const many = (count: number, part: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => part(i));

function limitOf(sql: string): string {
  try {
    ask(sql, { limits: { steps: 300_000, cells: 300_000 } });
  } catch (failure) {
    if (failure instanceof BudgetExceeded) return failure.limit;
    throw failure;
  }
  return 'none';
}

describe('bad input', () => {
  it('[IN65] joins 60 tables, in whatever way they are written', () => {
    const chain = many(60, (i) => `JOIN houses h${i + 1} ON h${i + 1}.id = h${i}.id`).join(' ');
    expect(ask(`SELECT COUNT(*) FROM houses h0 ${chain}`).rows).toEqual([[4n]]);
    const comma = many(60, (i) => `houses h${i}`).join(', ');
    const equal = many(59, (i) => `h${i}.id = h${i + 1}.id`).join(' AND ');
    expect(ask(`SELECT COUNT(*) FROM ${comma} WHERE ${equal}`).rows).toEqual([[4n]]);
    const left = many(60, (i) => `LEFT JOIN houses h${i + 1} ON h${i + 1}.id = h${i}.district_id`).join(' ');
    expect(ask(`SELECT COUNT(*) FROM houses h0 ${left}`).rows).toEqual([[4n]]);
  });

  it('[IN65] stops products, endless recursion and growing texts by their budget', () => {
    const product = `SELECT a0.id FROM ${many(60, (i) => `citizens a${i}`).join(', ')}`;
    expect(limitOf(product)).not.toBe('none');
    expect(limitOf(`${product} ORDER BY 1`)).not.toBe('none');
    expect(limitOf(`SELECT COUNT(*) FROM ${many(9, (i) => `citizens a${i}`).join(', ')}`)).toBe('time');
    expect(
      limitOf('WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r'),
    ).not.toBe('none');
    expect(
      limitOf("WITH RECURSIVE r(s) AS (SELECT 'xx' UNION ALL SELECT s || s FROM r) SELECT COUNT(*) FROM r"),
    ).not.toBe('none');
  });

  it('[IN65] stops common tables that double, and can be asked again at once', () => {
    const tables = many(25, (i) => `t${i + 1} AS (SELECT * FROM t${i} UNION ALL SELECT * FROM t${i})`);
    const sql = `WITH t0 AS (SELECT * FROM houses), ${tables.join(', ')} SELECT COUNT(*) FROM t25`;
    expect(limitOf(sql)).not.toBe('none');
    expect(ask('SELECT COUNT(*) FROM houses').rows).toEqual([[4n]]);
  });

  it('[IN65] counts what a correlated subquery keeps once, not for each row around it', () => {
    const each = 'SELECT x.age FROM citizens x, citizens y WHERE x.age > c.age ORDER BY x.age, y.id LIMIT 1';
    const sql = `SELECT COUNT((${each})) FROM citizens c, citizens d, citizens e, citizens f, citizens g`;
    expect(ask(sql, { limits: { steps: 3_000_000, cells: 60_000 } }).rows).toEqual([[2_500n]]);
  });

  it('[IN65] nests and chains deeply', () => {
    expect(ask(`SELECT * FROM ${'(SELECT * FROM '.repeat(60)}houses${')'.repeat(60)}`).rows).toHaveLength(4);
    expect(ask(`SELECT 1 WHERE ${'EXISTS (SELECT 1 WHERE '.repeat(60)}1${')'.repeat(60)}`).rows).toHaveLength(
      1,
    );
    expect(ask(`SELECT ${many(900, String).join(' + ')}`).rows).toEqual([[404_550n]]);
    expect(ask(many(400, () => 'SELECT 1').join(' UNION ALL ')).rows).toHaveLength(400);
  });

  it('[IN65] takes names that objects have by nature', () => {
    const right =
      'SELECT __proto__ AS constructor, t."constructor" AS "toString" FROM (SELECT 1 AS __proto__, 2 AS "constructor") AS t';
    expect(ask(right)).toMatchObject({ columns: ['constructor', 'toString'], rows: [[1n, 2n]] });
    expect(
      ask('WITH __proto__ AS (SELECT 1 AS valueOf) SELECT valueOf FROM __proto__ GROUP BY valueOf').rows,
    ).toEqual([[1n]]);
  });
});
