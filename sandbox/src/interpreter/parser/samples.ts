import type { DialectName } from '../dialects/dialect.ts';

/** Queries that every dialect reads. */
export const SHARED_QUERIES = [
  'SELECT * FROM buildings',
  "SELECT b.name, COUNT(*) AS n FROM buildings b JOIN people p ON p.home_id = b.id WHERE b.kind = 'house' GROUP BY b.name HAVING COUNT(*) > 2 ORDER BY n DESC",
  'SELECT name FROM people WHERE age BETWEEN 1 AND 9 OR craft IS NOT NULL AND NOT age IN (1, 2)',
  'SELECT name FROM people WHERE home_id IN (SELECT id FROM buildings) AND EXISTS (SELECT 1 FROM stays) UNION ALL SELECT guest FROM stays',
  "SELECT CASE WHEN age > 60 THEN 'old' ELSE 'young' END AS years, CAST(age AS DECIMAL(5, 2)) FROM people",
  'SELECT RANK() OVER (PARTITION BY kind ORDER BY lamps DESC ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM buildings',
  'WITH old AS (SELECT id FROM buildings) SELECT o.id FROM old o LEFT OUTER JOIN stays s ON s.id = o.id CROSS JOIN ghats',
  'SELECT (SELECT MAX(age) FROM people) - age FROM people;',
];

/** Queries in forms of a dialect's own. */
export const PARSED: readonly (readonly [DialectName, string])[] = [
  ['sqlite', "SELECT a == b, c IS d, name GLOB 'A*' FROM t LIMIT 1, 2"],
  [
    'postgresql',
    "SELECT DISTINCT ON (kind) name::text, INTERVAL '1 day', ARRAY[1, 2][1] FROM b ORDER BY kind NULLS LAST LIMIT 3 OFFSET 1",
  ],
  [
    'postgresql',
    'SELECT SUM(a) FILTER (WHERE b > 1), percentile_cont(0.5) WITHIN GROUP (ORDER BY c) FROM t GROUP BY GROUPING SETS ((a), ())',
  ],
  [
    'postgresql',
    "SELECT EXTRACT(YEAR FROM d), TRIM(BOTH 'x' FROM s), POSITION('a' IN s) FROM t, LATERAL (SELECT 1) AS q(x)",
  ],
  ['postgresql', '((SELECT 1) UNION (SELECT 2)) ORDER BY 1 FETCH FIRST 1 ROW WITH TIES'],
  [
    'mysql',
    "SELECT `a` <=> b, x DIV 2, d + INTERVAL 1 DAY, GROUP_CONCAT(a ORDER BY b SEPARATOR '-') FROM t GROUP BY a WITH ROLLUP LIMIT 1, 2",
  ],
  ['mariadb', 'SELECT a XOR b, IF(a, 1, 2) FROM t NATURAL JOIN u OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY'],
  [
    'mssql',
    'SELECT TOP (3) WITH TIES [a b], n = x + 1, CONVERT(varchar(10), d, 103) FROM t CROSS APPLY (SELECT 1 AS one) q ORDER BY 1',
  ],
  ['mssql', 'SELECT a FROM t ORDER BY a OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY\nGO\nSELECT 1'],
  [
    'oracle',
    "SELECT LEVEL, a || 'x' FROM t START WITH p IS NULL CONNECT BY NOCYCLE PRIOR id = p MINUS SELECT 1, 'a' FROM dual",
  ],
  [
    'oracle',
    "SELECT a.x FROM t a, u b WHERE a.id = b.id (+) AND d > DATE '2025-01-01' FETCH FIRST 5 PERCENT ROWS ONLY",
  ],
];
