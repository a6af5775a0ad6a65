-- Transact-SQL Reference: SELECT (Transact-SQL), SELECT Clause, SELECT examples
SELECT 1;
SELECT name FROM people;
SELECT p.name, p.age FROM people p;
SELECT p.* FROM people AS p;
SELECT *, age + 1 AS next_age FROM people;
SELECT ALL name FROM people;
SELECT DISTINCT kind FROM buildings;
SELECT name AS 'Full name', age AS "Years", craft AS [The craft] FROM people;
SELECT years = age, [old one] = age + 1 FROM people;
SELECT name n FROM dbo.people;
SELECT [people].[name] FROM [town].[dbo].[people];
SELECT name FROM people WHERE age > 20;
SELECT name FROM people WHERE age > 20 AND craft = 'potter' OR home_id IS NULL;
SELECT name FROM people WHERE NOT (age > 20 OR craft = 'weaver');
SELECT kind, COUNT(*) FROM buildings GROUP BY kind;
SELECT kind, COUNT(*) FROM buildings GROUP BY kind HAVING COUNT(*) > 3;
SELECT COUNT(*) FROM buildings HAVING COUNT(*) > 3;
SELECT name INTO #old_people FROM people WHERE age > 60;
SELECT * INTO archive FROM people;
-- TOP (Transact-SQL)
SELECT TOP 3 name FROM people;
SELECT TOP (3) name FROM people ORDER BY age DESC;
SELECT TOP (10) PERCENT name FROM people ORDER BY age;
SELECT TOP 3 WITH TIES name FROM people ORDER BY age;
SELECT TOP (25) PERCENT WITH TIES name, age FROM people ORDER BY age DESC;
SELECT DISTINCT TOP 2 kind FROM buildings;
SELECT TOP (@n) name FROM people;
SELECT TOP (@n * 2) name FROM people;
-- ORDER BY Clause (Transact-SQL)
SELECT name FROM people ORDER BY age;
SELECT name FROM people ORDER BY age DESC, name ASC;
SELECT name FROM people ORDER BY 2, LEN(name);
SELECT name FROM people ORDER BY name COLLATE Latin1_General_CS_AS;
SELECT name FROM people ORDER BY CASE WHEN age IS NULL THEN 1 ELSE 0 END, age;
SELECT name FROM people ORDER BY age OFFSET 10 ROWS;
SELECT name FROM people ORDER BY age OFFSET 0 ROWS FETCH NEXT 3 ROWS ONLY;
SELECT name FROM people ORDER BY age OFFSET 1 ROW FETCH FIRST 1 ROW ONLY;
SELECT name FROM people ORDER BY age OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY;
SELECT name FROM people ORDER BY (SELECT NULL) OFFSET 5 ROWS;
-- GROUP BY (Transact-SQL)
SELECT kind, floors, SUM(beds) FROM buildings GROUP BY ROLLUP (kind, floors);
SELECT kind, floors, SUM(beds) FROM buildings GROUP BY CUBE (kind, floors);
SELECT kind, floors, SUM(beds) FROM buildings GROUP BY GROUPING SETS ((kind, floors), (kind), ());
SELECT kind, floors, SUM(beds) FROM buildings GROUP BY GROUPING SETS (ROLLUP (kind, floors), CUBE (floors));
SELECT kind, SUM(beds) FROM buildings GROUP BY kind WITH ROLLUP;
SELECT GROUPING(kind), GROUPING_ID(kind, floors) FROM buildings GROUP BY CUBE (kind, floors);
SELECT YEAR(built), COUNT(*) FROM buildings GROUP BY YEAR(built);
-- FROM clause plus JOIN, APPLY, PIVOT (Transact-SQL)
SELECT * FROM t, u;
SELECT * FROM t JOIN u ON t.id = u.id;
SELECT * FROM t INNER JOIN u ON t.id = u.id AND u.a > 1;
SELECT * FROM t LEFT JOIN u ON t.id = u.id;
SELECT * FROM t LEFT OUTER JOIN u ON t.id = u.id;
SELECT * FROM t RIGHT JOIN u ON t.id = u.id;
SELECT * FROM t FULL JOIN u ON t.id = u.id;
SELECT * FROM t FULL OUTER JOIN u ON t.id = u.id;
SELECT * FROM t CROSS JOIN u;
SELECT * FROM t JOIN (u JOIN v ON u.id = v.id) ON t.id = u.id;
SELECT * FROM t AS x JOIN t AS y ON x.id = y.parent_id WHERE x.a <> y.a;
SELECT b.name, s.nights FROM buildings b CROSS APPLY (SELECT TOP 1 nights FROM stays s WHERE s.building_id = b.id ORDER BY nights DESC) AS s;
SELECT b.name, s.nights FROM buildings b OUTER APPLY (SELECT nights FROM stays s WHERE s.building_id = b.id) s;
SELECT value FROM STRING_SPLIT('a,b,c', ',');
SELECT p.name, w.value FROM people p CROSS APPLY STRING_SPLIT(p.craft, ' ') AS w;
SELECT [key], value FROM OPENJSON('{"a": 1}');
SELECT x.n FROM (SELECT 1 AS n) AS x;
SELECT x.n FROM (SELECT 1, 2) AS x (n, m);
SELECT value FROM GENERATE_SERIES(1, 10, 2);
-- Table Value Constructor (Transact-SQL)
SELECT * FROM (VALUES (1, 'one'), (2, 'two')) AS v (n, word);
SELECT MAX(n) FROM (VALUES (1), (2), (3)) AS v (n);
SELECT (SELECT MAX(x) FROM (VALUES (a), (b)) AS v (x)) FROM t;
-- Subqueries (SQL Server)
SELECT (SELECT MAX(age) FROM people);
SELECT name FROM people WHERE age = (SELECT MAX(age) FROM people);
SELECT name FROM people WHERE home_id IN (SELECT id FROM buildings WHERE kind = 'house');
SELECT name FROM people WHERE home_id NOT IN (SELECT id FROM buildings);
SELECT name FROM people WHERE age > ANY (SELECT age FROM guests);
SELECT name FROM people WHERE age >= ALL (SELECT age FROM guests);
SELECT name FROM people WHERE age = SOME (SELECT age FROM guests);
SELECT name FROM people p WHERE EXISTS (SELECT 1 FROM stays s WHERE s.guest_id = p.id);
SELECT name FROM people p WHERE NOT EXISTS (SELECT * FROM stays s WHERE s.guest_id = p.id);
SELECT AVG(n) FROM (SELECT COUNT(*) AS n FROM people GROUP BY home_id) homes;
-- Set Operators - UNION, EXCEPT and INTERSECT (Transact-SQL)
SELECT a FROM t UNION SELECT a FROM u;
SELECT a FROM t UNION ALL SELECT a FROM u;
SELECT a FROM t INTERSECT SELECT a FROM u;
SELECT a FROM t EXCEPT SELECT a FROM u;
SELECT a FROM t UNION ALL SELECT a FROM u ORDER BY a;
SELECT 1 AS a UNION SELECT 2 INTERSECT SELECT 3;
(SELECT 1 AS a UNION SELECT 2) INTERSECT SELECT 3;
-- WITH common_table_expression (Transact-SQL), OPTION clause
WITH s AS (SELECT 1 AS a) SELECT a FROM s;
WITH s (a, b) AS (SELECT 1, 2), r AS (SELECT a FROM s) SELECT * FROM r;
WITH r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT n FROM r;
WITH r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000) SELECT n FROM r OPTION (MAXRECURSION 0);
WITH up AS (SELECT id, boss_id, 0 AS depth FROM people WHERE id = 1 UNION ALL SELECT p.id, p.boss_id, up.depth + 1 FROM people p JOIN up ON p.id = up.boss_id) SELECT * FROM up ORDER BY depth;
WITH doubles AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY name ORDER BY id) AS n FROM people) DELETE FROM doubles WHERE n > 1;
WITH old AS (SELECT age FROM people WHERE age > 60) UPDATE old SET age = 60;
WITH s AS (SELECT 1 AS id) INSERT INTO people (id) SELECT id FROM s;
-- Expressions and Operators (Transact-SQL)
SELECT 1 + 2 * 3 - 4 / 5 % 6;
SELECT -a, +b, - -c, ~d FROM t;
SELECT a & 1, a | 2, a ^ 3 FROM t;
SELECT a + 'x' + b FROM t;
SELECT 1 FROM t WHERE a = 1 AND b <> 1 AND c != 1 AND d < 1 AND e <= 1 AND f > 1 AND g >= 1;
SELECT 1 FROM t WHERE a !< 1 AND b !> 2;
SELECT 1 FROM t WHERE a BETWEEN 1 AND 2 OR a NOT BETWEEN 3 AND 4;
SELECT 1 FROM t WHERE a IN (1, 2, 3) AND b NOT IN (4);
SELECT 1 FROM t WHERE a IS NULL OR b IS NOT NULL;
SELECT 1 FROM t WHERE a IS DISTINCT FROM b OR a IS NOT DISTINCT FROM c;
SELECT 1 FROM t WHERE a LIKE 'x%' OR a NOT LIKE '[a-c]_' OR a LIKE '50!%' ESCAPE '!';
SELECT 1 FROM t WHERE a COLLATE Latin1_General_CI_AI = 'x';
SELECT CASE WHEN a > 1 THEN 'big' WHEN a = 1 THEN 'one' ELSE 'small' END FROM t;
SELECT CASE a WHEN 1 THEN 'one' ELSE NULL END FROM t;
SELECT IIF(a > 1 AND b IS NULL, 'big', 'small'), CHOOSE(2, 'a', 'b'), ISNULL(a, 0), NULLIF(a, 0), COALESCE(a, b, 0) FROM t;
SELECT @n, @@ROWCOUNT, @@VERSION;
SELECT d AT TIME ZONE 'UTC' FROM t;
SELECT NULL, N'text', 'it''s', 0x1F, 42, 3.5, .5, 5e2, 1.5E-3;
SELECT $action, a FROM t WHERE 1 = 1;
-- CAST and CONVERT (Transact-SQL), TRY_CAST, TRY_CONVERT
SELECT CAST(a AS int), CAST(a AS varchar(10)), CAST(a AS decimal(5, 2)), CAST(a AS nvarchar(max)) FROM t;
SELECT CAST(a AS datetime2(3)), CAST(a AS date), CAST(a AS bit), CAST(a AS double precision) FROM t;
SELECT CONVERT(varchar(10), d, 103), CONVERT(date, '2025-11-01', 23), CONVERT(int, a), CONVERT(nvarchar(30), d, @style) FROM t;
SELECT TRY_CAST('x' AS int), TRY_CONVERT(date, 'x', 120) FROM t;
-- Date and Time Data Types and Functions (Transact-SQL)
SELECT GETDATE(), SYSDATETIME(), CURRENT_TIMESTAMP, GETUTCDATE();
SELECT DATEADD(day, 1, d), DATEDIFF(month, a, b), DATEPART(weekday, d), DATENAME(month, d), DATETRUNC(month, d) FROM t;
SELECT YEAR(d), MONTH(d), DAY(d), EOMONTH(d), DATEFROMPARTS(2025, 11, 1), ISDATE('x') FROM t;
SELECT FORMAT(d, 'yyyy-MM-dd'), FORMAT(a, 'N2', 'en-us'), SWITCHOFFSET(d, '+05:30') FROM t;
-- String Functions (Transact-SQL)
SELECT LEN(a), DATALENGTH(a), UPPER(a), LOWER(a), LEFT(a, 2), RIGHT(a, 2), SUBSTRING(a, 2, 3) FROM t;
SELECT CONCAT(a, '-', b), CONCAT_WS(', ', a, b), REPLACE(a, 'x', 'y'), STUFF(a, 1, 2, 'z'), REPLICATE('x', 3) FROM t;
SELECT TRIM(a), LTRIM(a), RTRIM(a), CHARINDEX('a', b), PATINDEX('%[0-9]%', b), REVERSE(a), SPACE(2), CHAR(65), ASCII(a) FROM t;
SELECT TRANSLATE(a, 'ab', 'xy'), STR(a, 5, 2), QUOTENAME(a), UNICODE(a), NCHAR(937), STRING_ESCAPE(a, 'json') FROM t;
SELECT ABS(a), CEILING(a), FLOOR(a), ROUND(a, 2), ROUND(a, 0, 1), POWER(a, 2), SQRT(a), SQUARE(a), SIGN(a), RAND(3), PI() FROM t;
-- JSON Functions (Transact-SQL)
SELECT JSON_VALUE(a, '$.key'), JSON_QUERY(a, '$.b'), ISJSON(a), JSON_MODIFY(a, '$.key', 2) FROM t;
SELECT name FROM people WHERE JSON_VALUE(doc, '$.town') = 'Ghat';
-- Aggregate Functions (Transact-SQL)
SELECT COUNT(*), COUNT(a), COUNT(DISTINCT a), SUM(a), AVG(DISTINCT a), MIN(a), MAX(a), COUNT_BIG(*) FROM t;
SELECT STRING_AGG(name, ', '), STRING_AGG(name, ', ') WITHIN GROUP (ORDER BY age DESC, name) FROM people;
SELECT STDEV(a), STDEVP(a), VAR(a), VARP(a), CHECKSUM_AGG(a), APPROX_COUNT_DISTINCT(a) FROM t;
-- SELECT - OVER Clause (Transact-SQL), SELECT - WINDOW, Analytic Functions
SELECT ROW_NUMBER() OVER (ORDER BY a) FROM t;
SELECT RANK() OVER (ORDER BY a), DENSE_RANK() OVER (PARTITION BY b ORDER BY a DESC), NTILE(4) OVER (ORDER BY a) FROM t;
SELECT LAG(a) OVER (ORDER BY b), LEAD(a, 2, 0) OVER (ORDER BY b), FIRST_VALUE(a) OVER (ORDER BY b), LAST_VALUE(a) OVER (ORDER BY b) FROM t;
SELECT LAG(a) IGNORE NULLS OVER (ORDER BY b), LAST_VALUE(a) RESPECT NULLS OVER (ORDER BY b) FROM t;
SELECT SUM(a) OVER (ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t;
SELECT SUM(a) OVER (ORDER BY b ROWS 2 PRECEDING), SUM(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM t;
SELECT SUM(a) OVER (ORDER BY b RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM t;
SELECT COUNT(*) OVER (), SUM(a) OVER (PARTITION BY b) FROM t;
SELECT SUM(a) OVER w, AVG(a) OVER (w ORDER BY c) FROM t WINDOW w AS (PARTITION BY b);
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) OVER (PARTITION BY b), CUME_DIST() OVER (ORDER BY a), PERCENT_RANK() OVER (ORDER BY a) FROM t;
-- INSERT (Transact-SQL), OUTPUT clause
INSERT INTO people VALUES (1, 'Asha', 30);
INSERT INTO people (id, name) VALUES (1, N'Asha'), (2, N'Ravi');
INSERT people (id) VALUES (1);
INSERT INTO people DEFAULT VALUES;
INSERT INTO people (id, name) VALUES (1, DEFAULT);
INSERT INTO people SELECT * FROM guests;
INSERT INTO people (id, name) SELECT TOP 5 id, name FROM guests ORDER BY id;
INSERT INTO people (name) OUTPUT inserted.id VALUES ('Asha');
INSERT INTO people (name) OUTPUT inserted.id, inserted.name AS n, inserted.* VALUES ('Asha'), ('Ravi');
INSERT INTO people (id) VALUES (NEXT VALUE FOR dbo.ids);
INSERT INTO dbo.people (id) SELECT v.id FROM (VALUES (1), (2)) AS v (id);
-- UPDATE (Transact-SQL)
UPDATE people SET age = age + 1;
UPDATE people SET age = 3, name = 'x' WHERE id = 1;
UPDATE people SET age += 1, name = DEFAULT, floors -= 2, lamps *= 3, beds /= 4, a %= 5, b &= 6, c |= 7, d ^= 8;
UPDATE TOP (10) people SET age = 1;
UPDATE p SET p.age = g.age FROM people AS p JOIN guests AS g ON g.id = p.id WHERE g.age > 3;
UPDATE people SET age = g.age FROM guests g WHERE g.id = people.id;
UPDATE people SET age = 1 OUTPUT deleted.age, inserted.age WHERE id = 1;
UPDATE people SET age = (SELECT AVG(age) FROM guests) WHERE id = 1;
-- DELETE (Transact-SQL)
DELETE FROM people;
DELETE people WHERE id = 1;
DELETE FROM people WHERE id = 1;
DELETE TOP (3) FROM people;
DELETE FROM people OUTPUT deleted.* WHERE id = 1;
DELETE p FROM people p JOIN guests g ON g.id = p.id WHERE g.age > 3;
DELETE FROM people FROM people AS p LEFT JOIN stays AS s ON s.guest_id = p.id WHERE s.id IS NULL;
-- MERGE (Transact-SQL)
MERGE INTO people AS p USING guests AS g ON p.id = g.id WHEN MATCHED THEN UPDATE SET p.name = g.name WHEN NOT MATCHED THEN INSERT (id, name) VALUES (g.id, g.name);
MERGE people p USING (SELECT 1 AS id) g ON p.id = g.id WHEN MATCHED AND p.age > 3 THEN DELETE WHEN NOT MATCHED BY TARGET THEN INSERT (id) VALUES (g.id) WHEN NOT MATCHED BY SOURCE AND p.age < 2 THEN DELETE;
MERGE people AS p USING (VALUES (1, 'A')) AS v (id, name) ON p.id = v.id WHEN NOT MATCHED BY SOURCE THEN UPDATE SET p.age = 0 OUTPUT $action, inserted.id, deleted.id;
-- CREATE TABLE (Transact-SQL)
CREATE TABLE wells (id int PRIMARY KEY, name varchar(40) NOT NULL);
CREATE TABLE dbo.wells (id int IDENTITY(1, 1) PRIMARY KEY, depth decimal(6, 2) DEFAULT 0.5);
CREATE TABLE wells (id int IDENTITY NOT NULL, n bigint IDENTITY(100, 10));
CREATE TABLE #wells (id int, name nvarchar(max) NULL);
CREATE TABLE ##wells (id int);
CREATE TABLE [wells] ([id] [int] NOT NULL, [name] [nvarchar](40) NULL);
CREATE TABLE wells (id int CONSTRAINT pk PRIMARY KEY CLUSTERED, name varchar(40) UNIQUE NONCLUSTERED);
CREATE TABLE wells (a int, b int, PRIMARY KEY (a, b), UNIQUE NONCLUSTERED (b DESC), CONSTRAINT c CHECK (a > 0));
CREATE TABLE wells (a int, CONSTRAINT pk PRIMARY KEY CLUSTERED (a ASC));
CREATE TABLE wells (ghat_id int REFERENCES ghats (id) ON DELETE CASCADE ON UPDATE SET NULL, CHECK (ghat_id > 0));
CREATE TABLE wells (ghat_id int, CONSTRAINT f FOREIGN KEY (ghat_id) REFERENCES ghats (id) ON DELETE NO ACTION);
CREATE TABLE wells (a int, b AS (a * 2), c AS (a + 1) PERSISTED);
CREATE TABLE wells (at datetime2 NOT NULL CONSTRAINT now_at DEFAULT GETDATE(), ok bit DEFAULT 1, id uniqueidentifier DEFAULT NEWID());
CREATE TABLE wells (name varchar(20) COLLATE Latin1_General_CI_AS, n money, x float, y real, z time(3), o datetimeoffset, b varbinary(max));
-- CREATE VIEW, CREATE INDEX, CREATE SEQUENCE (Transact-SQL), NEXT VALUE FOR
CREATE VIEW tall AS SELECT * FROM buildings WHERE floors > 2;
CREATE VIEW dbo.tall (id, n) AS SELECT id, name FROM buildings;
CREATE OR ALTER VIEW tall AS SELECT id FROM buildings;
CREATE INDEX by_name ON people (name);
CREATE UNIQUE INDEX by_name ON people (name, age DESC);
CREATE CLUSTERED INDEX by_id ON people (id);
CREATE NONCLUSTERED INDEX by_age ON people (age) INCLUDE (name, craft) WHERE age > 18;
CREATE UNIQUE CLUSTERED INDEX by_id ON people (id);
CREATE SEQUENCE ids START WITH 100 INCREMENT BY 10;
CREATE SEQUENCE dbo.ids AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 999 CYCLE CACHE 10;
CREATE SEQUENCE ids NO MINVALUE NO MAXVALUE NO CYCLE NO CACHE;
SELECT NEXT VALUE FOR ids, NEXT VALUE FOR dbo.ids AS n;
-- ALTER TABLE (Transact-SQL)
ALTER TABLE people ADD note varchar(20);
ALTER TABLE people ADD note varchar(20) NOT NULL DEFAULT '', level int NULL;
ALTER TABLE people ADD CONSTRAINT grown CHECK (age > 0);
ALTER TABLE people WITH CHECK ADD CONSTRAINT f FOREIGN KEY (home_id) REFERENCES buildings (id);
ALTER TABLE people ADD CONSTRAINT age_is DEFAULT 18 FOR age;
ALTER TABLE people ADD DEFAULT 'none' FOR craft;
ALTER TABLE people ADD PRIMARY KEY (id), CONSTRAINT u UNIQUE (name);
ALTER TABLE people ADD double_age AS (age * 2);
ALTER TABLE people ALTER COLUMN age bigint NOT NULL;
ALTER TABLE people ALTER COLUMN name nvarchar(80) COLLATE Latin1_General_CI_AS NULL;
ALTER TABLE people DROP COLUMN craft;
ALTER TABLE people DROP COLUMN craft, age;
ALTER TABLE people DROP COLUMN IF EXISTS craft;
ALTER TABLE people DROP CONSTRAINT grown;
ALTER TABLE people DROP CONSTRAINT IF EXISTS grown;
-- DROP TABLE, DROP VIEW, DROP INDEX, DROP SEQUENCE, TRUNCATE TABLE (Transact-SQL)
DROP TABLE people;
DROP TABLE IF EXISTS people, guests;
DROP VIEW IF EXISTS tall;
DROP INDEX by_name ON people;
DROP INDEX IF EXISTS by_name ON dbo.people;
DROP SEQUENCE IF EXISTS ids;
TRUNCATE TABLE people;
-- Transactions (Transact-SQL)
BEGIN TRANSACTION;
BEGIN TRAN;
COMMIT;
COMMIT TRAN;
COMMIT TRANSACTION;
COMMIT WORK;
ROLLBACK;
ROLLBACK TRANSACTION;
SAVE TRANSACTION before_it;
SAVE TRAN before_it;
ROLLBACK TRANSACTION before_it;
SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED;
SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
-- DECLARE @local_variable, SET @local_variable, SELECT @local_variable (Transact-SQL)
DECLARE @n int;
DECLARE @n int = 3, @name nvarchar(40) = N'Asha', @d AS date;
DECLARE @total decimal(10, 2) = (SELECT SUM(age) FROM people);
SET @n = 3;
SET @n += 2;
SET @n = (SELECT COUNT(*) FROM people);
SELECT @n = COUNT(*), @m = MAX(age) FROM people;
SELECT @n = age FROM people WHERE id = 1;
DECLARE @n int = 3 SELECT name FROM people WHERE age > @n;
SELECT 1 SELECT 2 UPDATE people SET age = 1 DELETE FROM people;
-- SET Statements, GO, USE (Transact-SQL)
SET NOCOUNT ON;
SET XACT_ABORT OFF;
SET IDENTITY_INSERT dbo.people ON;
SET DATEFORMAT dmy;
SET DATEFIRST 1;
SET LANGUAGE 'British';
USE town;
SELECT 1␤GO␤SELECT 2;
CREATE TABLE wells (id int)␤go␤INSERT INTO wells VALUES (1)␤GO;
SELECT name -- the end␤FROM people /* a /* nested */ comment */;
