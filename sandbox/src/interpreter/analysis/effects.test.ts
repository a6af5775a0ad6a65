import { describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { parse } from '../parser/parse.ts';
import { effectOf } from './effects.ts';

function effect(sql: string, dialect: DialectName) {
  const parsed = parse(sql, dialect);
  const [statement] = parsed.kind === 'parsed' ? parsed.statements : [];
  if (!statement) throw new Error(`${sql}: not read`);
  return effectOf(statement, dialect);
}

/** dialect, SQL, kind, tables read, tables written */
const EFFECTS: readonly (readonly [DialectName, string, string, string, string])[] = [
  ['sqlite', 'SELECT 1', 'reads', '', ''],
  ['sqlite', 'SELECT * FROM people p JOIN town.guests g ON p.id = g.id', 'reads', 'people town.guests', ''],
  ['sqlite', 'SELECT (SELECT 1 FROM stays) FROM (SELECT * FROM people) x', 'reads', 'stays people', ''],
  [
    'postgresql',
    'WITH old AS (SELECT * FROM people) SELECT * FROM old, guests',
    'reads',
    'people guests',
    '',
  ],
  ['postgresql', 'WITH people AS (SELECT * FROM people) SELECT * FROM people', 'reads', 'people', ''],
  ['mssql', 'WITH r AS (SELECT 1 AS n UNION ALL SELECT n FROM r) SELECT n FROM r', 'reads', '', ''],
  [
    'sqlite',
    'WITH RECURSIVE r AS (SELECT id FROM t UNION SELECT id FROM R) SELECT * FROM r',
    'reads',
    't',
    '',
  ],
  ['sqlite', 'SELECT * FROM (WITH t AS (SELECT 1) SELECT * FROM t), t', 'reads', 't', ''],
  ['mssql', 'SELECT * INTO #old FROM people', 'defines', 'people', '#old'],
  ['mariadb', 'SELECT NEXT VALUE FOR ids FROM people', 'writes', 'people', 'ids'],
  ['sqlite', 'INSERT INTO people SELECT * FROM guests', 'writes', 'guests', 'people'],
  ['sqlite', 'INSERT INTO people SELECT * FROM people', 'writes', 'people', 'people'],
  ['sqlite', 'UPDATE people SET age = 1 WHERE id IN (SELECT id FROM guests)', 'writes', 'guests', 'people'],
  ['mysql', 'UPDATE people p JOIN guests g ON g.id = p.id SET p.age = g.age', 'writes', 'guests', 'people'],
  ['mysql', 'UPDATE people, guests SET age = 1', 'writes', '', 'people guests'],
  [
    'mssql',
    'UPDATE p SET p.age = 1 FROM people AS p JOIN guests g ON 1 = 1',
    'writes',
    'people guests',
    'people',
  ],
  ['mssql', 'WITH d AS (SELECT * FROM people) DELETE FROM d', 'writes', 'people', 'people'],
  ['mysql', 'DELETE p FROM people p JOIN guests g ON g.id = p.id', 'writes', 'people guests', 'people'],
  ['postgresql', 'DELETE FROM people USING guests WHERE guests.id = people.id', 'writes', 'guests', 'people'],
  [
    'oracle',
    'MERGE INTO people p USING guests g ON (p.id = g.id) WHEN MATCHED THEN UPDATE SET age = 1',
    'writes',
    'guests',
    'people',
  ],
  ['postgresql', 'TRUNCATE people, guests', 'writes', '', 'people guests'],
  ['sqlite', 'CREATE TABLE old AS SELECT * FROM people', 'defines', 'people', 'old'],
  ['sqlite', 'CREATE VIEW tall AS SELECT * FROM buildings', 'defines', 'buildings', 'tall'],
  ['sqlite', 'CREATE INDEX i ON people (age)', 'defines', '', 'people'],
  ['mysql', 'DROP TABLE people, guests', 'defines', '', 'people guests'],
  ['sqlite', 'BEGIN', 'controls', '', ''],
  ['mssql', 'SET @n = (SELECT COUNT(*) FROM people)', 'controls', 'people', ''],
  ['mysql', 'SHOW TABLES', 'reads', '', ''],
  ['postgresql', 'EXPLAIN DELETE FROM people', 'reads', '', ''],
  ['postgresql', 'EXPLAIN ANALYZE DELETE FROM people', 'writes', '', 'people'],
];

describe('[FE9] what a statement does', () => {
  test.each(EFFECTS)('%s: %s %s', (dialect, sql, kind, read, written) => {
    const { tablesRead, tablesWritten, ...others } = effect(sql, dialect);
    expect([others.kind, tablesRead.join(' '), tablesWritten.join(' ')]).toEqual([kind, read, written]);
  });

  test('names the columns it reads and writes', () => {
    const sql = 'UPDATE people SET age = g.age + 1, craft = NULL FROM guests g WHERE people.id = g.id';
    const { columnsRead, columnsWritten } = effect(sql, 'postgresql');
    expect(columnsRead).toEqual(['g.age', 'people.id', 'g.id']);
    expect(columnsWritten).toEqual(['age', 'craft']);
    expect(effect('INSERT INTO people (id, name) VALUES (1, NULL)', 'sqlite').columnsWritten).toEqual([
      'id',
      'name',
    ]);
  });

  test('says that rows are held for a change', () => {
    expect(effect('SELECT * FROM people FOR UPDATE', 'postgresql').locks).toBe(true);
    expect(effect('SELECT * FROM people', 'postgresql').locks).toBe(false);
  });
});
