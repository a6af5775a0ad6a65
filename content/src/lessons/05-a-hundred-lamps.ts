import { defineLesson } from './define-lesson.ts';

export const hundredLamps = defineLesson({
  id: 'a-hundred-lamps',
  title: 'A hundred lamps',
  story:
    'Dusk is near. From the lamp tower you can see the whole quarter, and the lamplighter wants her round in order: the brightest place first, and only as many stops as she can walk before dark.',
  idea: 'ORDER BY sorts the rows, DESC from the largest down; a second column decides between equals. LIMIT keeps the first few of them and always comes last (SQL Server says TOP, Oracle FETCH FIRST).',
  building: 'lamptower',
  action: 'light-lamps',
  examples: {
    postgresql: {
      sql: 'SELECT name, steps\nFROM ghats\nORDER BY steps DESC, name\nLIMIT 3;',
      explanation:
        'The three longest stairs. Without ORDER BY no order is promised. Unknown values (NULL) come last when PostgreSQL sorts upwards and first with DESC; NULLS FIRST or NULLS LAST says otherwise. The SQL standard writes FETCH FIRST 3 ROWS ONLY, which works too.',
    },
    sqlite: {
      sql: 'SELECT name, steps\nFROM ghats\nORDER BY steps DESC, name\nLIMIT 3;',
      explanation:
        'The three longest stairs. Without ORDER BY no order is promised. Unknown values (NULL) come first when SQLite sorts upwards and last with DESC, the other way round than in PostgreSQL; NULLS FIRST or NULLS LAST says otherwise.',
    },
    mariadb: {
      sql: 'SELECT name, steps\nFROM ghats\nORDER BY steps DESC, name\nLIMIT 3;',
      explanation:
        'The three longest stairs. Without ORDER BY no order is promised. Unknown values (NULL) come first when MariaDB sorts upwards and last with DESC. LIMIT 2, 3 leaves out two rows and keeps the next three.',
    },
    mysql: {
      sql: 'SELECT name, steps\nFROM ghats\nORDER BY steps DESC, name\nLIMIT 3;',
      explanation:
        'The three longest stairs. Without ORDER BY no order is promised. Unknown values (NULL) come first when MySQL sorts upwards and last with DESC; it does not know NULLS LAST, but ORDER BY color IS NULL, color does the same.',
    },
    mssql: {
      sql: 'SELECT TOP (3) name, steps\nFROM ghats\nORDER BY steps DESC, name;',
      explanation:
        'The three longest stairs. SQL Server has no LIMIT: TOP stands right after SELECT, and still cuts last, after sorting. ORDER BY … OFFSET 0 ROWS FETCH NEXT 3 ROWS ONLY does the same. Unknown values (NULL) come first upwards.',
    },
    oracle: {
      sql: 'SELECT name, steps\nFROM ghats\nORDER BY steps DESC, name\nFETCH FIRST 3 ROWS ONLY;',
      explanation:
        'The three longest stairs. Oracle has no LIMIT: FETCH FIRST cuts after sorting. The older WHERE ROWNUM <= 3 cuts before it. Unknown values (NULL) come last upwards and first with DESC; NULLS FIRST or NULLS LAST says otherwise.',
    },
  },
  exercises: [
    {
      id: 'the-lamplighters-round',
      kind: 'query',
      task: 'Show **name** and **lamps** of every building, **most lamps first**. Where two have equally many, the **name** that comes first in the alphabet goes first.',
      starter: '-- name, lamps\n',
      ordered: true,
    },
    {
      id: 'three-stops-before-dark',
      kind: 'query',
      task: 'There is time for **three** stops. Show **id**, **name** and **lamps** of the three buildings with the **most lamps**, brightest first. Where two have equally many, the **smaller id** goes first.',
      starter: '-- id, name, lamps\n',
      ordered: true,
    },
    {
      id: 'the-longest-stays',
      kind: 'fix',
      task: 'The **five** pilgrims who stay the most nights each get a lamp: **id**, **guest**, **nights**, longest stay first, and the **smaller id** first among equals. The parts of this query stand in the wrong order.',
      starter: {
        others: 'SELECT id, guest, nights\nFROM stays\nLIMIT 5\nORDER BY nights DESC, id',
        mssql:
          'SELECT id, guest, nights\nFROM (SELECT TOP (5) id, guest, nights FROM stays) AS s\nORDER BY nights DESC, id',
        oracle: 'SELECT id, guest, nights\nFROM stays\nFETCH FIRST 5 ROWS ONLY\nORDER BY nights DESC, id',
      },
      ordered: true,
    },
  ],
});
