import { defineLesson } from './define-lesson.ts';

export const oneOfEach = defineLesson({
  id: 'one-of-each',
  title: 'One of each',
  story:
    'In the bazaars hundreds of sales were written down this month, and the same goods come up again and again. The painter of the market sign has room for each thing once. Once is enough.',
  idea: 'SELECT DISTINCT drops repeated rows. It looks at the whole row: all chosen columns together.',
  building: 'bazaar',
  action: 'raise-awnings',
  examples: {
    postgresql: {
      sql: 'SELECT DISTINCT lamps_at_dusk\nFROM ghats;',
      explanation:
        'Seven ghats, two different answers. DISTINCT treats unknown values (NULL) as one and the same. PostgreSQL also knows DISTINCT ON (…), which keeps one row for each value; few others do.',
    },
    sqlite: {
      sql: 'SELECT DISTINCT lamps_at_dusk\nFROM ghats;',
      explanation:
        'Seven ghats, two different answers. DISTINCT treats unknown values (NULL) as one and the same. For SQLite 1 and 1.0 are the same value too, but the texts a and A are not.',
    },
    mariadb: {
      sql: 'SELECT DISTINCT lamps_at_dusk\nFROM ghats;',
      explanation:
        'Seven ghats, two different answers. DISTINCT treats unknown values (NULL) as one and the same. Where the collation does not tell capitals from small letters, as in most of MariaDB, the texts a and A are one, too.',
    },
    mysql: {
      sql: 'SELECT DISTINCT lamps_at_dusk\nFROM ghats;',
      explanation:
        'Seven ghats, two different answers. DISTINCT treats unknown values (NULL) as one and the same. With the collations that MySQL uses unless told otherwise, the texts a and A are the same as well, and one of them is shown.',
    },
    mssql: {
      sql: 'SELECT DISTINCT lamps_at_dusk\nFROM ghats;',
      explanation:
        'Seven ghats, two different answers. DISTINCT treats unknown values (NULL) as one and the same. Under the usual collation of SQL Server the texts a and A are the same, and so are a and a with spaces behind it.',
    },
    oracle: {
      sql: 'SELECT DISTINCT lamps_at_dusk\nFROM ghats;',
      explanation:
        'Seven ghats, two different answers. DISTINCT treats unknown values (NULL) as one and the same, and in Oracle an empty text is unknown, too. SELECT UNIQUE is an older word for it.',
    },
  },
  exercises: [
    {
      id: 'kinds-of-buildings',
      kind: 'query',
      task: 'Which **kinds** of buildings does the old quarter have? Show each kind **once**.',
      starter: 'SELECT kind\nFROM buildings',
    },
    {
      id: 'the-market-sign',
      kind: 'fix',
      task: 'For the sign of each bazaar: show every pair of **bazaar_id** and **item** that was ever sold, each pair **once**. The painter wrote one word too many.',
      starter: 'SELECT DISTINCT bazaar_id, DISTINCT item\nFROM sales',
    },
  ],
});
