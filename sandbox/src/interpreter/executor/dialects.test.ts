import { describe, expect, it } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { Decimal } from '../values/decimal.ts';
import type { Value } from '../values/value.ts';
import { ask, complaintOf } from './small-town.ts';

/** Rows as short texts; a decimal as its number. */
function rowsOf(sql: string, dialect: DialectName): string[] {
  return ask(sql, { dialect }).rows.map((row) => row.map(shown).join(' '));
}

function shown(value: Value): string {
  if (value instanceof Decimal) return String(Number(value.digits) / 10 ** value.scale);
  if (value === null) return 'NULL';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const MYSQLS: readonly DialectName[] = ['mysql', 'mariadb'];

describe('GROUP BY', () => {
  const bare = 'SELECT name, COUNT(*) FROM houses GROUP BY district_id';

  it('[IN53] refuses a column that is no key, but in SQLite and MariaDB', () => {
    for (const dialect of ['postgresql', 'mysql', 'mssql', 'oracle'] as const) {
      expect(complaintOf(bare, { dialect })).toEqual({ kind: 'not-grouped', at: 'name' });
    }
    expect(rowsOf(bare, 'sqlite')).toEqual(['Mill 2', 'Tower 1', 'Ruin 1']);
    expect(rowsOf(bare, 'mariadb')).toEqual(['Mill 2', 'Tower 1', 'Ruin 1']);
  });

  it('[IN53] takes what a primary key settles in PostgreSQL and MySQL', () => {
    const sql = 'SELECT h.name, COUNT(*) FROM houses h JOIN citizens c ON c.house_id = h.id GROUP BY h.id';
    expect(rowsOf(sql, 'postgresql')).toEqual(['Mill 2', 'Bakery 1', 'Tower 1']);
    expect(rowsOf(sql, 'mysql')).toEqual(['Mill 2', 'Bakery 1', 'Tower 1']);
    expect(complaintOf(sql, { dialect: 'mssql' })).toEqual({ kind: 'not-grouped', at: 'h.name' });
  });

  it('[IN53] follows equalities to other keys in MySQL', () => {
    const sql =
      'SELECT c.name, h.name, COUNT(*) FROM citizens c, houses h WHERE h.id = c.house_id GROUP BY c.id';
    expect(rowsOf(sql, 'mysql')).toHaveLength(4);
    expect(complaintOf(sql, { dialect: 'postgresql' }).kind).toBe('not-grouped');
  });

  it('[IN53] gives the row of the only MIN or MAX in SQLite', () => {
    expect(rowsOf('SELECT name, MAX(floors) FROM houses', 'sqlite')).toEqual(['Tower 9']);
    expect(rowsOf('SELECT name, MIN(floors) FROM houses', 'sqlite')).toEqual(['Bakery 1']);
  });

  it('[IN53] knows ordinals and aliases where the dialect does', () => {
    for (const dialect of ['sqlite', 'postgresql', 'mysql', 'mariadb'] as const) {
      expect(
        rowsOf('SELECT district_id AS d, COUNT(*) FROM houses WHERE id < 4 GROUP BY d ORDER BY 1', dialect),
      ).toEqual(['1 2', '2 1']);
      expect(
        rowsOf('SELECT district_id, COUNT(*) FROM houses WHERE id < 4 GROUP BY 1 ORDER BY 1', dialect),
      ).toEqual(['1 2', '2 1']);
    }
    expect(
      complaintOf('SELECT district_id AS d, COUNT(*) FROM houses GROUP BY d', { dialect: 'oracle' }),
    ).toEqual({ kind: 'unknown-column', at: 'd' });
  });

  it('[IN54] makes the totals of ROLLUP, CUBE and WITH ROLLUP', () => {
    const rollup = 'SELECT district_id, SUM(floors) FROM houses WHERE id < 4 GROUP BY ROLLUP (district_id)';
    for (const dialect of ['postgresql', 'mssql', 'oracle'] as const) {
      expect(rowsOf(rollup, dialect)).toEqual(['1 3', '2 9', 'NULL 12']);
    }
    for (const dialect of MYSQLS) {
      const sql = 'SELECT district_id, SUM(floors) FROM houses WHERE id < 4 GROUP BY district_id WITH ROLLUP';
      expect(rowsOf(sql, dialect)).toEqual(['1 3', '2 9', 'NULL 12']);
    }
    const cube =
      'SELECT district_id, name, COUNT(*), GROUPING(name) FROM houses WHERE id = 1 GROUP BY CUBE (district_id, name)';
    expect(rowsOf(cube, 'mssql')).toEqual(['1 Mill 1 0', '1 NULL 1 1', 'NULL Mill 1 0', 'NULL NULL 1 1']);
  });

  it('[IN54] gathers over groups in Oracle', () => {
    expect(rowsOf('SELECT MAX(COUNT(*)), MIN(AVG(age)) FROM citizens GROUP BY house_id', 'oracle')).toEqual([
      '2 24',
    ]);
    expect(
      complaintOf('SELECT MAX(COUNT(*)) FROM citizens GROUP BY house_id', { dialect: 'mssql' }).kind,
    ).toBe('nested-aggregate');
  });

  it('[IN54] is not needed for HAVING in MySQL, which then filters rows', () => {
    for (const dialect of MYSQLS)
      expect(rowsOf("SELECT name FROM houses HAVING name = 'Mill'", dialect)).toEqual(['Mill']);
  });
});

describe('order and cut', () => {
  it('[IN55] puts NULLs where the dialect puts them', () => {
    const first: readonly DialectName[] = ['sqlite', 'mysql', 'mariadb', 'mssql'];
    for (const dialect of first)
      expect(rowsOf('SELECT name FROM houses ORDER BY floors', dialect)[0]).toBe('Ruin');
    for (const dialect of ['postgresql', 'oracle'] as const) {
      expect(rowsOf('SELECT name FROM houses ORDER BY floors DESC', dialect)[0]).toBe('Ruin');
    }
  });

  it('[IN55] refuses to sort DISTINCT rows by what is not selected, but in SQLite and MariaDB', () => {
    const sql = 'SELECT DISTINCT name FROM houses ORDER BY floors';
    for (const dialect of ['postgresql', 'mysql', 'mssql', 'oracle'] as const) {
      expect(complaintOf(sql, { dialect })).toEqual({ kind: 'order-not-selected', at: 'floors' });
    }
    expect(rowsOf(sql, 'sqlite')).toEqual(['Ruin', 'Bakery', 'Mill', 'Tower']);
  });

  it('[IN56] cuts as each dialect writes it, with ties and percents', () => {
    expect(rowsOf('SELECT TOP 2 name FROM houses ORDER BY id', 'mssql')).toEqual(['Mill', 'Bakery']);
    expect(rowsOf('SELECT TOP 50 PERCENT name FROM houses ORDER BY id', 'mssql')).toEqual(['Mill', 'Bakery']);
    expect(rowsOf('SELECT TOP 2 WITH TIES name FROM citizens ORDER BY age', 'mssql')).toEqual([
      'Bo',
      'Ada',
      'Di',
    ]);
    expect(
      rowsOf('SELECT name FROM houses ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY', 'oracle'),
    ).toEqual(['Bakery', 'Tower']);
    expect(rowsOf('SELECT name FROM houses ORDER BY id LIMIT 1, 2', 'mysql')).toEqual(['Bakery', 'Tower']);
    expect(complaintOf('SELECT name FROM houses LIMIT -1', { dialect: 'postgresql' }).kind).toBe(
      'negative-limit',
    );
    expect(rowsOf('SELECT name FROM houses ORDER BY id LIMIT -1', 'sqlite')).toHaveLength(4);
  });

  it('[IN56] numbers rows in Oracle as they pass', () => {
    expect(rowsOf('SELECT ROWNUM, name FROM houses WHERE ROWNUM <= 2', 'oracle')).toEqual([
      '1 Mill',
      '2 Bakery',
    ]);
    expect(rowsOf('SELECT name FROM houses WHERE ROWNUM > 1', 'oracle')).toEqual([]);
    expect(
      rowsOf('SELECT * FROM (SELECT name FROM houses ORDER BY name) WHERE ROWNUM = 1', 'oracle'),
    ).toEqual(['Bakery']);
  });
});

describe('joins of one dialect alone', () => {
  it('[IN57] joins by Oracle’s mark as an outer join does', () => {
    const sql =
      "SELECT h.name, d.name FROM houses h, districts d WHERE h.district_id = d.id (+) AND d.name (+) = 'North' ORDER BY h.id";
    expect(rowsOf(sql, 'oracle')).toEqual(['Mill North', 'Bakery North', 'Tower NULL', 'Ruin NULL']);
  });

  it('[IN57] applies a query to each row', () => {
    const top = 'SELECT TOP 1 h.name FROM houses h WHERE h.district_id = d.id ORDER BY h.floors DESC';
    expect(rowsOf(`SELECT d.name, x.name FROM districts d CROSS APPLY (${top}) x`, 'mssql')).toEqual([
      'North Mill',
      'South Tower',
    ]);
    expect(rowsOf(`SELECT d.name, x.name FROM districts d OUTER APPLY (${top}) x`, 'mssql')).toEqual([
      'North Mill',
      'South Tower',
      'East NULL',
    ]);
    const lateral =
      'SELECT d.name, x.n FROM districts d JOIN LATERAL (SELECT COUNT(*) AS n FROM houses h WHERE h.district_id = d.id) x';
    expect(rowsOf(lateral, 'mysql')).toEqual(['North 2', 'South 1', 'East 0']);
  });

  it('[IN57] walks a hierarchy', () => {
    const tree = `SELECT LEVEL, name, SYS_CONNECT_BY_PATH(name, '/'), CONNECT_BY_ROOT name, CONNECT_BY_ISLEAF FROM citizens
      START WITH boss_id IS NULL CONNECT BY PRIOR id = boss_id ORDER SIBLINGS BY name DESC`;
    expect(rowsOf(tree, 'oracle')).toEqual([
      '1 Ada /Ada Ada 0',
      '2 Cy /Ada/Cy Ada 0',
      '3 Ed /Ada/Cy/Ed Ada 1',
      '3 Di /Ada/Cy/Di Ada 1',
      '2 Bo /Ada/Bo Ada 1',
    ]);
    expect(rowsOf('SELECT LEVEL FROM dual CONNECT BY LEVEL <= 3', 'oracle')).toEqual(['1', '2', '3']);
    expect(
      complaintOf('SELECT name FROM citizens CONNECT BY PRIOR id = id', { dialect: 'oracle' }).kind,
    ).toBe('connect-loop');
    expect(
      rowsOf('SELECT name FROM citizens WHERE id = 1 CONNECT BY NOCYCLE PRIOR id = id', 'oracle'),
    ).toEqual(['Ada']);
  });
});

const endless = (word: string): string =>
  `WITH ${word} c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT COUNT(*) FROM c`;

describe('recursion', () => {
  it('[IN58] ends where the dialect ends it', () => {
    expect(complaintOf(endless(''), { dialect: 'mssql' }).kind).toBe('recursion-limit');
    expect(complaintOf(endless('RECURSIVE'), { dialect: 'mysql' }).kind).toBe('recursion-limit');
    const more =
      'WITH c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 150) SELECT SUM(n) FROM c OPTION (MAXRECURSION 200)';
    expect(rowsOf(more, 'mssql')).toEqual(['11325']);
  });

  it('[IN58] gives a row once with UNION, and ends under a LIMIT', () => {
    const once = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT (x * 2) % 7 FROM c) SELECT x FROM c';
    expect(rowsOf(once, 'sqlite')).toEqual(['1', '2', '4']);
    expect(
      rowsOf(
        'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c LIMIT 3',
        'postgresql',
      ),
    ).toEqual(['1', '2', '3']);
  });
});

describe('names of a result', () => {
  const sql = 'SELECT name, COUNT(*), MAX(floors) + 1, 7 FROM houses GROUP BY name';

  it.each([
    ['sqlite', ['name', 'COUNT(*)', 'MAX(floors) + 1', '7']],
    ['postgresql', ['name', 'count', '?column?', '?column?']],
    ['mysql', ['name', 'COUNT(*)', 'MAX(floors) + 1', '7']],
    ['mssql', ['name', '', '', '']],
    ['oracle', ['NAME', 'COUNT(*)', 'MAX(FLOORS)+1', '7']],
  ] as const)('[IN59] %s has its own', (dialect, names) => {
    expect(ask(sql, { dialect }).columns).toEqual(names);
  });
});

describe('what is not reached', () => {
  it('[IN60] raises no error', () => {
    for (const dialect of ['postgresql', 'mssql', 'oracle'] as const) {
      const from = dialect === 'oracle' ? ' FROM dual' : '';
      expect(rowsOf(`SELECT CASE WHEN 1 = 1 THEN 1 ELSE 1 / 0 END${from}`, dialect)).toEqual(['1']);
      expect(rowsOf(`SELECT COALESCE(1, 1 / 0)${from}`, dialect)).toEqual(['1']);
      expect(rowsOf('SELECT id FROM houses WHERE id = 1 OR 1 / (id - 1) > 0 ORDER BY id', dialect)[0]).toBe(
        '1',
      );
      expect(complaintOf(`SELECT 1 / 0${from}`, { dialect }).kind).toBe('division-by-zero');
    }
  });
});
