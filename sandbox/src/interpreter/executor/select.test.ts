import { describe, expect, it } from 'vitest';
import { ask, complaintOf } from './small-town.ts';

describe('a SELECT', () => {
  it('[IN50] filters, computes, sorts', () => {
    const { columns, rows } = ask(
      'SELECT name, floors + 1 AS f FROM houses WHERE floors > 1 ORDER BY f DESC',
    );
    expect(columns).toEqual(['name', 'f']);
    expect(rows).toEqual([
      ['Tower', 10n],
      ['Mill', 3n],
    ]);
  });

  it('[IN50] joins, groups and asks about groups', () => {
    const { rows } =
      ask(`SELECT d.name, count(*), max(h.floors) FROM houses h JOIN districts d ON d.id = h.district_id
      GROUP BY d.name HAVING count(*) > 1 ORDER BY 2 DESC`);
    expect(rows).toEqual([['North', 2n, 2n]]);
  });

  it('[IN50] keeps the rows of an outer join whose other side is missing', () => {
    const { rows } = ask(
      'SELECT h.name, d.name FROM houses h LEFT JOIN districts d ON d.id = h.district_id WHERE h.id > 2',
    );
    expect(rows).toEqual([
      ['Tower', 'South'],
      ['Ruin', null],
    ]);
  });

  it('[IN51] points at the name that it does not know', () => {
    expect(complaintOf('SELECT nme FROM houses')).toEqual({ kind: 'unknown-column', at: 'nme' });
    expect(complaintOf('SELECT * FROM house')).toEqual({ kind: 'unknown-table', at: 'house' });
    expect(complaintOf('SELECT x.name FROM houses h')).toEqual({ kind: 'unknown-qualifier', at: 'x.name' });
    expect(complaintOf('SELECT name FROM houses, districts')).toEqual({
      kind: 'ambiguous-column',
      at: 'name',
    });
  });
});
