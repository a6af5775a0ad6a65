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
  [
    'sqlite',
    "INSERT OR IGNORE INTO t AS x (a, b) VALUES (1, 'x'), (2, NULL) ON CONFLICT (a) WHERE b > 1 DO UPDATE SET b = excluded.b WHERE x.b < 3 RETURNING a, b AS c",
  ],
  ['sqlite', 'WITH c AS (SELECT 1) UPDATE t SET (a, b) = (1, 2) FROM u WHERE t.id = u.id RETURNING *'],
  ['sqlite', 'REPLACE INTO t DEFAULT VALUES'],
  [
    'sqlite',
    'CREATE TEMP TABLE IF NOT EXISTS t (a, b TEXT COLLATE NOCASE, c INTEGER PRIMARY KEY AUTOINCREMENT, d AS (a + b) STORED) STRICT, WITHOUT ROWID',
  ],
  ['sqlite', 'CREATE INDEX IF NOT EXISTS i ON t (lower(a)) WHERE a IS NOT NULL; DROP INDEX IF EXISTS i'],
  ['sqlite', 'ALTER TABLE t RENAME COLUMN a TO b; ALTER TABLE t ADD c int DEFAULT 1'],
  ['sqlite', 'BEGIN TRANSACTION; SAVEPOINT s; ROLLBACK TO s; RELEASE s; END; EXPLAIN QUERY PLAN SELECT 1'],
  ['postgresql', 'INSERT INTO t (a) VALUES (DEFAULT) ON CONFLICT ON CONSTRAINT k DO NOTHING RETURNING *'],
  ['postgresql', 'WITH c AS (SELECT 1 AS one) DELETE FROM t USING c, u WHERE t.id = c.one RETURNING t.id'],
  [
    'postgresql',
    'MERGE INTO t AS x USING (SELECT 1 AS id) s ON x.id = s.id WHEN MATCHED AND s.id > 1 THEN UPDATE SET a = 1 WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, DEFAULT)',
  ],
  [
    'postgresql',
    'CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 5), a numeric(5, 2)[] NOT NULL, b text GENERATED ALWAYS AS (a || 1) STORED)',
  ],
  [
    'postgresql',
    'CREATE INDEX ON t (a DESC NULLS LAST) INCLUDE (b, c) WHERE a > 1; DROP TABLE IF EXISTS t, u CASCADE',
  ],
  [
    'postgresql',
    'ALTER TABLE IF EXISTS t ADD COLUMN IF NOT EXISTS a int, ALTER COLUMN b TYPE text USING b::text, ALTER b SET DEFAULT 3, ALTER b DROP NOT NULL, DROP CONSTRAINT IF EXISTS k, RENAME TO u',
  ],
  [
    'postgresql',
    'CREATE SEQUENCE IF NOT EXISTS s START 5 INCREMENT 2; TRUNCATE t, u; SET LOCAL work_mem = 4; SHOW search_path; EXPLAIN ANALYZE DELETE FROM t',
  ],
  [
    'mysql',
    'INSERT IGNORE INTO t (a) VALUES (1), (DEFAULT) AS new ON DUPLICATE KEY UPDATE a = new.a, b = VALUES(b)',
  ],
  ['mysql', 'UPDATE t JOIN u ON t.id = u.id SET t.a = u.a, b = 2 WHERE u.c > 1'],
  ['mysql', 'DELETE t, u FROM t JOIN u ON t.id = u.id WHERE t.a = 1'],
  ['mysql', 'DELETE FROM t WHERE a = 1 ORDER BY b LIMIT 3; REPLACE t SET a = 1, b = DEFAULT'],
  [
    'mysql',
    "CREATE TABLE t (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, k ENUM('a', 'b') COMMENT 'why', KEY by_k (k), UNIQUE KEY u (k, id)) ENGINE = InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='it''s'",
  ],
  [
    'mysql',
    'ALTER TABLE t MODIFY COLUMN a bigint NOT NULL, CHANGE b c int, ADD COLUMN d date, DROP e; DROP INDEX i ON t',
  ],
  [
    'mysql',
    'START TRANSACTION; SET @n = 3; SHOW TABLES; SHOW COLUMNS FROM t; SHOW CREATE TABLE t; DESC t; USE town; EXPLAIN ANALYZE SELECT 1',
  ],
  ['mariadb', 'INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 2 RETURNING a'],
  ['mariadb', 'CREATE OR REPLACE VIEW v AS SELECT 1; CREATE SEQUENCE s START WITH 1'],
  ['mssql', "INSERT INTO t (a) OUTPUT inserted.id, inserted.a AS [new a] VALUES (N'x'), (DEFAULT)"],
  [
    'mssql',
    'UPDATE TOP (3) x SET x.a = u.a OUTPUT deleted.a FROM t AS x JOIN u ON u.id = x.id WHERE x.b = 1',
  ],
  [
    'mssql',
    'DELETE x FROM t x JOIN u ON u.id = x.id; DELETE t WHERE a = 1; DELETE TOP (2) FROM t OUTPUT deleted.id',
  ],
  [
    'mssql',
    'MERGE t AS x USING u AS s ON x.id = s.id WHEN NOT MATCHED BY TARGET AND s.a > 1 THEN INSERT (id) VALUES (s.id) WHEN NOT MATCHED BY SOURCE THEN DELETE OUTPUT inserted.id',
  ],
  ['mssql', 'CREATE TABLE #t (id int IDENTITY(1, 1) PRIMARY KEY, a nvarchar(max) NULL)'],
  [
    'mssql',
    'ALTER TABLE t ADD a int NOT NULL, CONSTRAINT k CHECK (a > 1); ALTER TABLE t ALTER COLUMN a bigint NULL; DROP TABLE IF EXISTS t',
  ],
  ['mssql', 'BEGIN TRAN; SAVE TRAN s; ROLLBACK TRAN s; COMMIT TRANSACTION; SET @n = 3; USE town'],
  ['mssql', 'SELECT a, b FROM t GROUP BY ROLLUP ((a, b), c)'],
  [
    'oracle',
    'MERGE INTO t USING u ON (t.id = u.id) WHEN MATCHED THEN UPDATE SET a = u.a WHERE u.b > 1 DELETE WHERE t.a IS NULL WHEN NOT MATCHED THEN INSERT (id) VALUES (u.id) WHERE u.b > 2',
  ],
  ['oracle', 'UPDATE t x SET (a, b) = (SELECT 1, 2 FROM dual) WHERE x.id = 1; DELETE t WHERE a = 1'],
  [
    'oracle',
    'CREATE TABLE t (id NUMBER(10) GENERATED BY DEFAULT ON NULL AS IDENTITY, a VARCHAR2(20) NOT NULL, b NUMBER GENERATED ALWAYS AS (id * 2) VIRTUAL)',
  ],
  [
    'oracle',
    'ALTER TABLE t ADD (a NUMBER, b DATE); ALTER TABLE t MODIFY (a NOT NULL, b VARCHAR2(9)); DROP TABLE t CASCADE CONSTRAINTS; TRUNCATE TABLE t',
  ],
  [
    'oracle',
    'CREATE SEQUENCE s START WITH 5 INCREMENT BY 1; SAVEPOINT x; ROLLBACK TO x; EXPLAIN PLAN FOR SELECT 1 FROM dual',
  ],
];

/** Changes and definitions that every dialect reads. */
export const SHARED_STATEMENTS = [
  "INSERT INTO people (id, name) VALUES (1, 'Asha')",
  'INSERT INTO people SELECT id, name FROM guests WHERE age > 20',
  "UPDATE people SET name = 'Ravi', age = age + 1 WHERE id = 1",
  'UPDATE people SET home_id = (SELECT MIN(id) FROM buildings), craft = NULL',
  'DELETE FROM people WHERE id IN (SELECT guest_id FROM stays)',
  'CREATE TABLE wells (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, depth DECIMAL(6, 2) DEFAULT 0 CHECK (depth >= 0), ghat_id INTEGER REFERENCES ghats (id) ON DELETE CASCADE, CONSTRAINT one_name UNIQUE (name), FOREIGN KEY (id, name) REFERENCES stays (id, name))',
  'CREATE VIEW tall AS SELECT id FROM buildings WHERE floors > 2',
  'CREATE UNIQUE INDEX by_name ON people (name, age DESC)',
  'ALTER TABLE people DROP COLUMN craft',
  'DROP TABLE wells',
  'DROP VIEW tall',
  'COMMIT; ROLLBACK',
];
