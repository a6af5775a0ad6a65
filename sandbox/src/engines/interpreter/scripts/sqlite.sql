INSERT INTO houses VALUES (4, 'Low House', 1), (5, 'Far House', 2); SELECT * FROM houses

INSERT INTO houses (name, id, floors) VALUES ('A', 7, 1) RETURNING id, name AS called, floors + 1 AS next

INSERT INTO houses (id, name, floors) SELECT id + 10, name || '!', floors FROM houses WHERE floors > 1; SELECT * FROM houses ORDER BY id

INSERT INTO houses (id, name) VALUES (9, 'x'); SELECT * FROM houses

INSERT INTO houses (id, name, floors) VALUES (9, 'x')

INSERT INTO houses VALUES (9, 'x', 1, 2)

INSERT INTO houses (id, nme, floors) VALUES (9, 'x', 1)

INSERT INTO nowhere VALUES (1)

INSERT INTO houses VALUES (1, 'Twin', 1)

INSERT INTO citizens VALUES (9, 'Zoe', 99, 1, 1, NULL, NULL)

INSERT INTO houses VALUES (8, NULL, 1)

UPDATE houses SET floors = floors * 2 WHERE id IN (SELECT house_id FROM citizens WHERE age > 30) RETURNING *

UPDATE houses SET id = id + 100

UPDATE houses SET name = NULL WHERE id = 1

UPDATE houses SET nothing = 1

UPDATE citizens SET house_id = 77 WHERE id = 1

UPDATE citizens SET house_id = (SELECT max(id) FROM houses) WHERE age IS NULL; SELECT id, house_id FROM citizens ORDER BY id

UPDATE citizens SET age = h.floors * 10 FROM houses h WHERE h.id = citizens.house_id AND h.floors > 1; SELECT id, age FROM citizens ORDER BY id

DELETE FROM houses WHERE id = 1

DELETE FROM citizens WHERE age > 30 RETURNING name

DELETE FROM citizens; DELETE FROM houses; SELECT count(*) FROM houses

DELETE FROM citizens WHERE house_id IN (SELECT id FROM houses WHERE floors = 3); SELECT name FROM citizens ORDER BY name

INSERT INTO houses VALUES (1, 'New', 9) ON CONFLICT (id) DO NOTHING; SELECT * FROM houses ORDER BY id

INSERT INTO houses VALUES (1, 'New', 9), (6, 'Six', 6) ON CONFLICT (id) DO UPDATE SET name = excluded.name, floors = houses.floors + excluded.floors; SELECT * FROM houses ORDER BY id

INSERT INTO houses AS h VALUES (1, 'New', 9) ON CONFLICT (id) DO UPDATE SET name = h.name || '+' || excluded.name WHERE h.floors < 5 RETURNING *

INSERT INTO houses VALUES (1, 'New', 9) ON CONFLICT (id) DO UPDATE SET floors = 0 WHERE houses.floors > 5; SELECT floors FROM houses WHERE id = 1

INSERT INTO houses VALUES (1, 'New', 9) ON CONFLICT (name) DO NOTHING

INSERT INTO houses VALUES (1, 'New', 9) ON CONFLICT DO NOTHING; SELECT name FROM houses WHERE id = 1

CREATE TABLE t (a integer PRIMARY KEY, b text DEFAULT 'none', c integer NOT NULL DEFAULT 5); INSERT INTO t (a) VALUES (1); INSERT INTO t (a, b) VALUES (2, NULL); SELECT * FROM t ORDER BY a

CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b)); INSERT INTO t VALUES (1, 1), (1, 2); INSERT INTO t VALUES (1, 1)

CREATE TABLE t (a integer UNIQUE, b integer); INSERT INTO t VALUES (NULL, 1), (NULL, 2), (3, 3); SELECT count(*) FROM t; INSERT INTO t VALUES (3, 4)

CREATE TABLE t (a integer, CONSTRAINT positive CHECK (a > 0)); INSERT INTO t VALUES (1), (NULL); INSERT INTO t VALUES (-1)

CREATE TABLE t (a integer, b integer, CHECK (a < b)); INSERT INTO t VALUES (1, 2); UPDATE t SET b = 0

CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (id integer PRIMARY KEY, p integer REFERENCES p (id) ON DELETE CASCADE); INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1, 1), (2, 1), (3, 2); DELETE FROM p WHERE id = 1; SELECT * FROM c

CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (id integer PRIMARY KEY, p integer REFERENCES p ON DELETE SET NULL); INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1, 1), (3, 2); DELETE FROM p WHERE id = 1; SELECT * FROM c ORDER BY id

CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (id integer PRIMARY KEY, p integer DEFAULT 2 REFERENCES p ON DELETE SET DEFAULT); INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1, 1); DELETE FROM p WHERE id = 1; SELECT * FROM c

CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (p integer REFERENCES p ON UPDATE CASCADE); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1); UPDATE p SET id = 5; SELECT * FROM c

CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE c (p integer REFERENCES p ON DELETE RESTRICT); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1); DELETE FROM p

CREATE TABLE tree (id integer PRIMARY KEY, up integer REFERENCES tree (id) ON DELETE CASCADE); INSERT INTO tree VALUES (1, NULL), (2, 1), (3, 2), (4, NULL); DELETE FROM tree WHERE id = 1; SELECT id FROM tree

CREATE TABLE tree (id integer PRIMARY KEY, up integer REFERENCES tree (id)); INSERT INTO tree VALUES (2, 1), (1, NULL); DELETE FROM tree; SELECT count(*) FROM tree

CREATE TABLE t (a integer, b integer, total integer GENERATED ALWAYS AS (a + b) STORED); INSERT INTO t (a, b) VALUES (1, 2); UPDATE t SET a = 10; SELECT * FROM t

CREATE TABLE t (a integer, d integer GENERATED ALWAYS AS (a * 2) STORED); INSERT INTO t (a, d) VALUES (1, 2)

CREATE TABLE t (a integer); CREATE UNIQUE INDEX one ON t (a); INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)

CREATE TABLE t (a integer, b integer); CREATE UNIQUE INDEX part ON t (a) WHERE b > 0; INSERT INTO t VALUES (1, 0), (1, 0), (1, 1); SELECT count(*) FROM t; INSERT INTO t VALUES (1, 5)

CREATE TABLE t (a text); CREATE UNIQUE INDEX low ON t (lower(a)); INSERT INTO t VALUES ('X'), ('y'); INSERT INTO t VALUES ('x')

CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1); CREATE UNIQUE INDEX one ON t (a)

CREATE TABLE houses (a integer)

CREATE TABLE IF NOT EXISTS houses (a integer); SELECT count(*) FROM houses

CREATE TABLE t (a integer, a integer)

CREATE TABLE t (a integer PRIMARY KEY, b integer PRIMARY KEY)

CREATE TABLE t AS SELECT name, age FROM citizens WHERE age > 30; SELECT * FROM t ORDER BY name

CREATE TEMPORARY TABLE houses (a integer); INSERT INTO houses VALUES (7); SELECT * FROM houses; DROP TABLE houses; SELECT count(*) FROM houses

DROP TABLE nowhere

DROP TABLE IF EXISTS nowhere; SELECT 1 AS one

DROP TABLE songs; SELECT * FROM songs

DROP TABLE citizens; DROP TABLE houses; CREATE TABLE houses (x integer); SELECT * FROM houses

CREATE VIEW old AS SELECT name, age FROM citizens WHERE age > 30; SELECT * FROM old ORDER BY name; DROP VIEW old; SELECT * FROM old

CREATE VIEW v (who, years) AS SELECT name, age FROM citizens; SELECT who FROM v WHERE years = 8

CREATE VIEW songs AS SELECT 1 AS x

DROP VIEW nowhere

DROP INDEX nowhere

CREATE INDEX i ON citizens (age); DROP INDEX i; DROP INDEX i

ALTER TABLE songs ADD COLUMN verse integer DEFAULT 3; SELECT * FROM songs ORDER BY title

ALTER TABLE songs ADD COLUMN verse integer; INSERT INTO songs VALUES ('Noon', 4); SELECT * FROM songs ORDER BY title

ALTER TABLE songs RENAME COLUMN title TO name; SELECT name FROM songs ORDER BY name

ALTER TABLE songs RENAME TO hymns; SELECT count(*) FROM hymns; SELECT count(*) FROM songs

ALTER TABLE citizens DROP COLUMN age; SELECT * FROM citizens WHERE id = 1

ALTER TABLE citizens DROP COLUMN nothing

ALTER TABLE nowhere ADD COLUMN a integer

CREATE TABLE t (a integer, b integer CHECK (b > 0)); ALTER TABLE t RENAME COLUMN b TO c; INSERT INTO t VALUES (1, -1)

BEGIN; INSERT INTO songs VALUES ('Noon'); ROLLBACK; SELECT count(*) FROM songs

BEGIN; INSERT INTO songs VALUES ('Noon'); SAVEPOINT a; DELETE FROM songs; ROLLBACK TO a; SELECT count(*) FROM songs; RELEASE a; COMMIT; SELECT count(*) FROM songs

BEGIN; SAVEPOINT a; INSERT INTO songs VALUES ('x'); SAVEPOINT b; INSERT INTO songs VALUES ('y'); ROLLBACK TO SAVEPOINT a; SELECT count(*) FROM songs; ROLLBACK TO SAVEPOINT b

BEGIN; CREATE TABLE t (a integer); DROP TABLE songs; ROLLBACK; SELECT count(*) FROM songs

WITH old AS (SELECT id FROM citizens WHERE age > 30) DELETE FROM citizens WHERE id IN (SELECT id FROM old); SELECT count(*) FROM citizens

WITH big AS (SELECT * FROM houses WHERE floors > 1) UPDATE citizens SET savings = 0 WHERE house_id IN (SELECT id FROM big); SELECT id, savings FROM citizens ORDER BY id

WITH extra AS (SELECT 'Noon' AS t) INSERT INTO songs SELECT t FROM extra; SELECT count(*) FROM songs

UPDATE citizens SET (name, age) = ('X', 1) WHERE id = 1 RETURNING name, age

UPDATE citizens SET (name, age) = (SELECT h.name, h.floors FROM houses h WHERE h.id = citizens.house_id); SELECT id, name, age FROM citizens ORDER BY id

CREATE TABLE t (a integer DEFAULT 4, b text); INSERT INTO t DEFAULT VALUES; SELECT * FROM t

INSERT INTO songs (title) VALUES ('a') RETURNING *

UPDATE houses SET floors = 1 WHERE nothing = 2

DELETE FROM houses WHERE 1 = (SELECT nothing FROM songs)

CREATE TABLE t (a integer REFERENCES houses (id)); INSERT INTO t VALUES (1); DROP TABLE t; SELECT count(*) FROM houses

CREATE TABLE t (id integer PRIMARY KEY, a integer, UNIQUE (a)); INSERT INTO t VALUES (1, 1), (2, 2); UPDATE t SET a = 3 - a

INSERT OR IGNORE INTO houses VALUES (1, 'x', 1), (9, 'y', 1); SELECT count(*) FROM houses

INSERT OR REPLACE INTO houses VALUES (3, 'x', 1); SELECT * FROM houses ORDER BY id

REPLACE INTO houses VALUES (3, 'x', 1), (9, 'y', 1); SELECT * FROM houses ORDER BY id

INSERT OR REPLACE INTO houses VALUES (1, 'x', 1); SELECT * FROM houses ORDER BY id

CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t (a) VALUES ('x'), ('y'); INSERT INTO t VALUES (10, 'z'); INSERT INTO t (a) VALUES ('w'); SELECT *, last_insert_rowid() FROM t

CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); INSERT INTO t (a) VALUES ('x'), ('y'); DELETE FROM t; INSERT INTO t (a) VALUES ('z'); SELECT * FROM t

CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t (a) VALUES ('x'), ('y'); DELETE FROM t; INSERT INTO t (a) VALUES ('z'); SELECT * FROM t

CREATE TABLE t (a INTEGER, b TEXT, c REAL, d NUMERIC, e); INSERT INTO t VALUES ('12', 12, '1.5', '7', '8'); SELECT typeof(a), typeof(b), typeof(c), typeof(d), typeof(e), a, b, c, d, e FROM t

CREATE TABLE t (a INTEGER); INSERT INTO t VALUES ('abc'), (1.5), (2.0); SELECT a, typeof(a) FROM t

CREATE TABLE t (a TEXT COLLATE NOCASE UNIQUE); INSERT INTO t VALUES ('x'); INSERT INTO t VALUES ('X')

CREATE TABLE t (a PRIMARY KEY); INSERT INTO t VALUES (NULL), (NULL); SELECT count(*) FROM t

CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES ('abc')

CREATE TABLE t (a, b) WITHOUT ROWID

INSERT INTO songs VALUES ('x'); SELECT changes(); UPDATE songs SET title = title; SELECT changes()

COMMIT

ROLLBACK

BEGIN; BEGIN

SAVEPOINT a; INSERT INTO songs VALUES ('x'); ROLLBACK TO a; RELEASE a; SELECT count(*) FROM songs

RELEASE nothing

UPDATE OR IGNORE houses SET id = 1 WHERE id = 2; SELECT * FROM houses ORDER BY id

ALTER TABLE songs ADD COLUMN v integer NOT NULL

ALTER TABLE houses DROP COLUMN id

CREATE VIEW v AS SELECT * FROM songs; INSERT INTO v VALUES ('x')

CREATE VIEW v AS SELECT * FROM songs; DROP TABLE v

DROP VIEW songs

CREATE TABLE c (p REFERENCES nowhere (id)); INSERT INTO c VALUES (1)

CREATE TABLE p (id); CREATE TABLE c (p REFERENCES p (id)); INSERT INTO c VALUES (1)

DROP TABLE houses

SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name

CREATE TABLE t (a INTEGER, b INTEGER); CREATE INDEX i ON t (a, b DESC); SELECT type, name, tbl_name FROM sqlite_schema WHERE tbl_name = 't' ORDER BY name

CREATE TABLE t (a integer, CHECK (a > 0)); INSERT INTO t VALUES (0)

INSERT INTO songs VALUES (1); SELECT title, typeof(title) FROM songs ORDER BY 1

CREATE TABLE t (a INTEGER PRIMARY KEY, b UNIQUE); INSERT INTO t VALUES (1, 1), (2, 2); UPDATE t SET a = a + 1

CREATE TABLE t (a INTEGER PRIMARY KEY, b UNIQUE); INSERT INTO t VALUES (2, 1), (1, 2); UPDATE t SET a = a - 1; SELECT * FROM t
