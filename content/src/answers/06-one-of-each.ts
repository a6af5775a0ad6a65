import { defineAnswers } from './define-answers.ts';

export const oneOfEach = defineAnswers('one-of-each', {
  'kinds-of-buildings': {
    solution: 'SELECT DISTINCT kind\nFROM buildings',
    alternates: [
      'SELECT kind FROM buildings GROUP BY kind',
      'SELECT kind FROM buildings UNION SELECT kind FROM buildings',
    ],
    mutants: [
      { sql: 'SELECT kind FROM buildings', hint: 'Some kinds appear more than once.' },
      {
        sql: 'SELECT DISTINCT kind, name FROM buildings',
        hint: 'DISTINCT looks at the whole row. With the name, nearly every row is different.',
      },
      { sql: 'SELECT DISTINCT district FROM buildings', hint: 'These are the districts.' },
      { sql: 'SELECT DISTINCT id, kind FROM buildings' },
    ],
    hints: [
      'The column is right. Only the repeats have to go.',
      'The word for it is DISTINCT, and it stands right after SELECT.',
      'Begin with SELECT DISTINCT kind and leave the rest as it is.',
    ],
  },
  'the-market-sign': {
    solution: 'SELECT DISTINCT bazaar_id, item\nFROM sales',
    alternates: [
      'SELECT bazaar_id, item FROM sales GROUP BY bazaar_id, item',
      {
        others: 'SELECT DISTINCT s.bazaar_id, s.item FROM sales AS s ORDER BY s.item, s.bazaar_id',
        oracle: 'SELECT DISTINCT s.bazaar_id, s.item FROM sales s ORDER BY s.item, s.bazaar_id',
      },
    ],
    mutants: [
      { sql: 'SELECT bazaar_id, item FROM sales', hint: 'Now the repeats are back. Keep one DISTINCT.' },
      { sql: 'SELECT DISTINCT item FROM sales', hint: 'The sign also needs to know which bazaar it was.' },
      { sql: 'SELECT DISTINCT item, bazaar_id FROM sales', hint: 'First the bazaar, then the item.' },
      { sql: 'SELECT DISTINCT bazaar_id, item, quantity FROM sales' },
      { sql: 'SELECT bazaar_id, MIN(item) FROM sales GROUP BY bazaar_id' },
    ],
    hints: [
      'How often may DISTINCT stand in one SELECT?',
      'DISTINCT counts for all columns behind it, together.',
      'Delete the second DISTINCT; the first one is enough for both columns.',
    ],
  },
});
