import type { DiffDialect } from '../dialect.ts';
import type { Draw } from './draw.ts';

/** A mistake that learners make, worked into a query that was right; null where it has no place. */
type Mistake = {
  readonly construct: string;
  readonly make: (sql: string, draw: Draw) => string | null;
  /** Where it is none: MariaDB and SQLite take what isn't grouped from some row, and don't say which. */
  readonly isFineIn?: readonly DiffDialect[];
  /** Against the others that fit, 1 by default: more for what seldom fits. */
  readonly weight?: number;
};

const MISTAKES: readonly Mistake[] = [
  {
    construct: 'mistake: unknown column',
    make: (sql, draw) => replaceOne(sql, /\b(t\d+)\.(?!id\b)\w+/g, '$1.missing', draw),
  },
  {
    construct: 'mistake: unknown table',
    make: (sql, draw) =>
      replaceOne(
        sql,
        /\b(houses|citizens|ferries|markets|wells|lamps)(?= (?:AS )?[tds]\d)/g,
        'nowhere',
        draw,
      ),
  },
  {
    construct: 'mistake: unknown qualifier',
    make: (sql, draw) => replaceOne(sql, /\bt\d+\.(\w+)/g, 'zz.$1', draw),
  },
  {
    construct: 'mistake: unknown function',
    weight: 3,
    make: (sql, draw) =>
      replaceOne(
        sql,
        /\b(?:ABS|UPPER|LOWER|TRIM|REPLACE|ROUND|COALESCE|NULLIF|CONCAT|LENGTH|SUBSTR)\(/g,
        'UPPITY(',
        draw,
      ),
  },
  {
    construct: 'mistake: ambiguous column',
    weight: 3,
    make: (sql) =>
      / JOIN /.test(sql) && !/USING|SELECT .*SELECT/.test(sql)
        ? sql.replace(/^SELECT /, 'SELECT id, ')
        : null,
  },
  {
    construct: 'mistake: not grouped',
    isFineIn: ['sqlite', 'mariadb'],
    weight: 60,
    make: notGrouped,
  },
  {
    construct: 'mistake: misspelt keyword',
    make: (sql, draw) => replaceOne(sql, / (?:WHERE|FROM) /g, ' FORM ', draw),
  },
  { construct: 'mistake: missing parenthesis', make: (sql, draw) => replaceOne(sql, /\)/g, '', draw) },
];

/** The query with one mistake in it, and what it is called; null when none fits. */
export function mistaken(
  sql: string,
  { draw, dialect }: { readonly draw: Draw; readonly dialect: DiffDialect },
): { readonly sql: string; readonly construct: string } | null {
  const fitting = MISTAKES.filter(({ isFineIn }) => isFineIn?.includes(dialect) !== true).flatMap(
    ({ construct, make, weight = 1 }) => {
      const wrong = make(sql, draw);
      return wrong === null || wrong === sql ? [] : [[weight, { sql: wrong, construct }] as const];
    },
  );
  return fitting.length === 0 ? null : draw.weighted(fitting);
}

/** A column beside groups that it isn't a key of, or beside an aggregate of all rows. */
function notGrouped(sql: string): string | null {
  const [whole, keys] = sql.split(' GROUP BY ');
  if (whole === undefined || keys === undefined) {
    const of = / FROM \w+ (?:AS )?(t\d+)\b/.exec(sql)?.[1];
    return of !== undefined && / AS a1\b/.test(sql) ? sql.replace(/^SELECT /, `SELECT ${of}.id, `) : null;
  }
  const [key = '', of] = /^SELECT .*?\b(t\d+)\.\w+.*? AS k1/.exec(sql) ?? [];
  // Behind the primary key any column of the table may stand: then no groups are left.
  return keys.includes(`${of}.id`) ? whole : `SELECT ${of}.id + 1 AS k1${sql.slice(key.length)}`;
}

function replaceOne(sql: string, pattern: RegExp, by: string, draw: Draw): string | null {
  const places = [...sql.matchAll(pattern)];
  if (places.length === 0) return null;
  const { index, 0: found } = draw.one(places);
  const made = found.replace(new RegExp(pattern.source.replace(/\(\?=.*$/, '')), by);
  return sql.slice(0, index) + made + sql.slice(index + found.length);
}
