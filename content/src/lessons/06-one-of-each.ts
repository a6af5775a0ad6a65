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
