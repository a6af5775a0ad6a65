import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { town } from '../executor/small-town.ts';
import { databases, keyedQueries, monotoneQueries } from './generated.ts';
import { needlessSources, traced, unsupportedRows } from './properties.ts';

/** The rows behind each row of a result: `houses 1 districts 1`. */
function behind(sql: string): string[] {
  return traced(sql, town('sqlite')).map(({ sources }) =>
    sources
      .map(({ table, row }) => `${table} ${row}`)
      .toSorted()
      .join(', '),
  );
}

describe('provenance', () => {
  it('[IN70] of a row of one table is that row, of a join both', () => {
    expect(behind('SELECT name FROM houses WHERE floors > 1')).toEqual(['houses 1', 'houses 3']);
    expect(
      behind("SELECT c.name FROM citizens c JOIN houses h ON h.id = c.house_id WHERE h.name = 'Mill'"),
    ).toEqual(['citizens 1, houses 1', 'citizens 2, houses 1']);
  });

  it('[IN70] of a table joined with itself is both rows', () => {
    expect(
      behind("SELECT b.name FROM citizens c, citizens b WHERE b.id = c.boss_id AND c.name = 'Di'"),
    ).toEqual(['citizens 3, citizens 4']);
  });

  it('[IN71] of an aggregate is its group; of MIN and MAX their witnesses', () => {
    expect(behind('SELECT count(*) FROM houses')).toEqual(['houses 1, houses 2, houses 3, houses 4']);
    expect(behind('SELECT max(floors) FROM houses')).toEqual(['houses 3']);
    expect(behind('SELECT min(floors), max(floors) FROM houses')).toEqual(['houses 2, houses 3']);
    expect(behind('SELECT district_id, sum(floors) FROM houses GROUP BY district_id')).toEqual([
      'houses 1, houses 2',
      'houses 3',
      'houses 4',
    ]);
    expect(behind('SELECT count(*) FROM houses WHERE id > 9')).toEqual(['']);
  });

  it('[IN72] of DISTINCT and UNION is all duplicates', () => {
    expect(behind('SELECT DISTINCT district_id FROM houses WHERE district_id = 1')).toEqual([
      'houses 1, houses 2',
    ]);
    expect(behind('SELECT id FROM houses WHERE id = 1 UNION SELECT id FROM districts WHERE id = 1')).toEqual([
      'districts 1, houses 1',
    ]);
    expect(
      behind('SELECT id FROM houses WHERE id = 1 UNION ALL SELECT id FROM districts WHERE id = 1'),
    ).toEqual(['houses 1', 'districts 1']);
  });

  it('[IN73] of an outer join has nothing of the missing side', () => {
    expect(
      behind('SELECT h.name FROM houses h LEFT JOIN districts d ON d.id = h.district_id WHERE h.id > 2'),
    ).toEqual(['districts 2, houses 3', 'houses 4']);
  });

  it('[IN73] of NOT EXISTS, NOT IN and EXCEPT is the positive side alone', () => {
    expect(
      behind('SELECT name FROM houses h WHERE NOT EXISTS (SELECT 1 FROM citizens c WHERE c.house_id = h.id)'),
    ).toEqual(['houses 4']);
    expect(
      behind('SELECT name FROM houses WHERE id NOT IN (SELECT house_id FROM citizens WHERE house_id > 0)'),
    ).toEqual(['houses 4']);
    expect(behind('SELECT id FROM houses EXCEPT SELECT house_id FROM citizens')).toEqual(['houses 4']);
  });

  it('[IN73] of EXISTS and IN holds what they rest on', () => {
    expect(
      behind("SELECT name FROM houses WHERE id IN (SELECT house_id FROM citizens WHERE name = 'Di')"),
    ).toEqual(['citizens 4, houses 3']);
    expect(
      behind(
        'SELECT name FROM houses h WHERE EXISTS (SELECT 1 FROM citizens c WHERE c.house_id = h.id AND c.age > 60)',
      ),
    ).toEqual(['citizens 3, houses 2']);
  });

  it('[IN74] of a cut are the rows that are given, of a window function its own row', () => {
    expect(behind('SELECT name FROM houses ORDER BY id DESC LIMIT 1')).toEqual(['houses 4']);
    expect(behind('SELECT rank() OVER (ORDER BY id) FROM houses WHERE id < 3')).toEqual([
      'houses 1',
      'houses 2',
    ]);
  });

  it('[IN74] goes through derived tables, common tables and recursion', () => {
    expect(
      behind('WITH tall AS (SELECT * FROM houses WHERE floors > 5) SELECT name FROM (SELECT * FROM tall)'),
    ).toEqual(['houses 3']);
    const chain = `WITH RECURSIVE chain(id) AS (SELECT id FROM citizens WHERE name = 'Ada'
      UNION ALL SELECT c.id FROM citizens c JOIN chain ON c.boss_id = chain.id) SELECT id FROM chain WHERE id = 4`;
    expect(behind(chain)).toEqual(['citizens 1, citizens 3, citizens 4']);
  });

  it('[IN75] suffices: a monotone query asked of the provenance alone gives the row', () => {
    assert(
      property(databases, monotoneQueries, (state, sql) => {
        expect({ sql, unsupported: unsupportedRows(sql, state) }).toEqual({ sql, unsupported: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('[IN76] is needed: without a source row a keyed row goes', () => {
    assert(
      property(databases, keyedQueries, (state, sql) => {
        expect({ sql, needless: needlessSources(sql, state) }).toEqual({ sql, needless: [] });
      }),
      { numRuns: 100 },
    );
  });
});
