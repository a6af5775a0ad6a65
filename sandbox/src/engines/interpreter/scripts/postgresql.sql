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

CREATE TABLE t (id serial PRIMARY KEY, a text); INSERT INTO t (a) VALUES ('x'), ('y') RETURNING id; SELECT nextval('t_id_seq'), currval('t_id_seq')

CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY, a text); INSERT INTO t (a) VALUES ('x') RETURNING *; INSERT INTO t VALUES (5, 'y')

CREATE TABLE t (id integer GENERATED BY DEFAULT AS IDENTITY (START WITH 10 INCREMENT BY 5), a text); INSERT INTO t (a) VALUES ('x'), ('y'); INSERT INTO t VALUES (99, 'z'); SELECT * FROM t ORDER BY id

CREATE SEQUENCE s START WITH 5 INCREMENT BY 2; SELECT nextval('s'); SELECT nextval('s'); SELECT currval('s')

CREATE SEQUENCE s; SELECT currval('s')

SELECT nextval('nothing')

BEGIN; SELECT 1 / 0; SELECT 1

BEGIN; INSERT INTO songs VALUES ('x'); SAVEPOINT a; INSERT INTO songs VALUES ('y'); ROLLBACK TO a; COMMIT; SELECT count(*) FROM songs

ROLLBACK TO nothing

SAVEPOINT a

CREATE TABLE t (a varchar(3)); INSERT INTO t VALUES ('abcd')

CREATE TABLE t (a numeric(4, 2)); INSERT INTO t VALUES (1.239), ('2.5'); SELECT * FROM t ORDER BY a; INSERT INTO t VALUES (100)

CREATE TABLE t (a integer); INSERT INTO t VALUES ('x')

CREATE TABLE t (a integer); INSERT INTO t VALUES (TRUE)

CREATE TABLE t (a date, b boolean); INSERT INTO t VALUES ('2025-02-28', 'yes'); SELECT * FROM t

INSERT INTO houses VALUES (8, 'A', 1), (8, 'B', 2) ON CONFLICT (id) DO UPDATE SET name = excluded.name

INSERT INTO houses VALUES (1, 'A', 1) ON CONFLICT ON CONSTRAINT houses_pkey DO UPDATE SET name = 'there' RETURNING name

DROP TABLE houses

DROP TABLE houses CASCADE; INSERT INTO citizens VALUES (9, 'Z', 77, 1, 1, true, NULL); SELECT count(*) FROM citizens

CREATE VIEW v AS SELECT * FROM songs; DROP TABLE songs

CREATE VIEW v AS SELECT * FROM songs; DROP TABLE songs CASCADE; SELECT * FROM v

CREATE TABLE t (a integer); INSERT INTO t VALUES (1); ALTER TABLE t ALTER COLUMN a TYPE text; INSERT INTO t VALUES ('x'); SELECT * FROM t ORDER BY a

CREATE TABLE t (a text); INSERT INTO t VALUES ('1'); ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer; SELECT a + 1 AS n FROM t

CREATE TABLE t (a integer); INSERT INTO t VALUES (NULL); ALTER TABLE t ALTER COLUMN a SET NOT NULL

CREATE TABLE t (a integer NOT NULL); ALTER TABLE t ALTER COLUMN a DROP NOT NULL; INSERT INTO t VALUES (NULL); SELECT count(*) FROM t

CREATE TABLE t (a integer); ALTER TABLE t ALTER a SET DEFAULT 9; INSERT INTO t DEFAULT VALUES; SELECT * FROM t

ALTER TABLE citizens ADD CONSTRAINT young CHECK (age < 50)

ALTER TABLE citizens ADD CONSTRAINT alive CHECK (age >= 0); INSERT INTO citizens VALUES (9, 'Z', 1, -1, 1, true, NULL)

ALTER TABLE citizens ADD UNIQUE (name); INSERT INTO citizens VALUES (9, 'Asha', 1, 1, 1, true, NULL)

ALTER TABLE citizens ADD UNIQUE (age)

ALTER TABLE citizens DROP CONSTRAINT citizens_house_id_fkey; DELETE FROM houses; SELECT count(*) FROM houses

ALTER TABLE citizens DROP CONSTRAINT nothing

ALTER TABLE songs ADD COLUMN v integer NOT NULL

ALTER TABLE songs ADD COLUMN title text

ALTER TABLE songs ADD COLUMN IF NOT EXISTS title text, ADD COLUMN v integer; SELECT * FROM songs ORDER BY title

ALTER TABLE songs DROP COLUMN IF EXISTS nothing; SELECT count(*) FROM songs

ALTER TABLE citizens RENAME CONSTRAINT citizens_pkey TO people_pk; INSERT INTO citizens VALUES (1, 'Z', 1, 1, 1, true, NULL)

TRUNCATE houses

TRUNCATE citizens, houses; SELECT count(*) FROM houses

TRUNCATE houses CASCADE; SELECT count(*) FROM citizens

CREATE TABLE t (id serial, a text); INSERT INTO t (a) VALUES ('x'); TRUNCATE t RESTART IDENTITY; INSERT INTO t (a) VALUES ('y'); SELECT * FROM t

MERGE INTO houses h USING (VALUES (1, 'One', 5), (8, 'Eight', 8)) AS s (id, name, floors) ON h.id = s.id WHEN MATCHED THEN UPDATE SET name = s.name, floors = s.floors WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.name, s.floors); SELECT * FROM houses ORDER BY id

MERGE INTO songs USING (SELECT 'Dawn' AS t UNION ALL SELECT 'Noon') s ON songs.title = s.t WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND s.t <> 'x' THEN INSERT (title) VALUES (s.t || '!'); SELECT * FROM songs ORDER BY 1

MERGE INTO houses h USING citizens c ON h.id = c.house_id WHEN MATCHED THEN UPDATE SET floors = c.age

MERGE INTO houses h USING (SELECT 1 AS id) s ON h.id = s.id WHEN MATCHED AND h.floors > 5 THEN DELETE WHEN MATCHED THEN DO NOTHING; SELECT count(*) FROM houses

DELETE FROM citizens c USING houses h WHERE h.id = c.house_id AND h.floors = 3 RETURNING c.name, h.name AS house

UPDATE houses AS h SET floors = floors + 1 FROM citizens c WHERE c.house_id = h.id AND c.name = 'Devi' RETURNING h.id, h.floors, c.name

UPDATE houses SET floors = floors + 1 WHERE id = 1 RETURNING old.floors AS before, new.floors AS after

UPDATE citizens SET age = 'abc'

UPDATE citizens SET age = name

INSERT INTO citizens (id, name, house_id, sings) VALUES (9, 'Z', 1, 1)

INSERT INTO houses (id, id, name) VALUES (1, 2, 'x')

UPDATE houses SET floors = 1, floors = 2

CREATE TABLE t (a integer REFERENCES songs (title))

CREATE TABLE t (a integer REFERENCES nowhere)

CREATE TABLE t (a nothing)

DROP INDEX citizens_pkey

CREATE OR REPLACE VIEW v AS SELECT 1 AS a; CREATE OR REPLACE VIEW v AS SELECT 2 AS a; SELECT * FROM v

CREATE TABLE t (a integer UNIQUE, b integer CHECK (b > 0), CHECK (a < b), UNIQUE (a, b)); SELECT constraint_name, constraint_type FROM information_schema.table_constraints WHERE table_name = 't' AND constraint_type <> 'CHECK' ORDER BY 1

SELECT column_name, is_nullable, data_type FROM information_schema.columns WHERE table_name = 'houses' ORDER BY ordinal_position

DROP SEQUENCE nothing

CREATE TABLE t (a integer GENERATED ALWAYS AS (b + 1) STORED, b integer); UPDATE t SET a = 5

INSERT INTO houses (id, name) VALUES (DEFAULT, 'x')

SELECT * INTO copy FROM songs; SELECT count(*) FROM copy

DROP VIEW songs

CREATE VIEW v AS SELECT 1 AS a; DROP TABLE v

INSERT INTO houses SELECT 9, 'nine', '4'; SELECT * FROM houses WHERE id = 9
