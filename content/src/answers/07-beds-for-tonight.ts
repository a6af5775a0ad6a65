import { defineAnswers } from './define-answers.ts';

const UNKNOWN_IS_LOST = 'A comparison with NULL keeps no row. Which function turns "not counted yet" into 0?';

export const bedsForTonight = defineAnswers('beds-for-tonight', {
  'who-opens-the-gate': {
    solution: 'SELECT name, beds\nFROM dharamshalas\nWHERE host IS NULL',
    alternates: [
      'SELECT name, beds FROM dharamshalas WHERE NOT (host IS NOT NULL)',
      "SELECT name, beds FROM dharamshalas WHERE COALESCE(host, '?') = '?'",
    ],
    mutants: [
      {
        sql: 'SELECT name, beds FROM dharamshalas WHERE host = NULL',
        hint: 'Nothing equals NULL, not even NULL. Ask with IS.',
      },
      {
        sql: "SELECT name, beds FROM dharamshalas WHERE host = ''",
        hint: 'An empty text is a known text. NULL is no text at all.',
      },
      { sql: 'SELECT name, beds FROM dharamshalas WHERE host IS NOT NULL', hint: 'These gates have a host.' },
      { sql: "SELECT name, beds FROM dharamshalas WHERE host = 'NULL'" },
      { sql: 'SELECT name, beds FROM dharamshalas WHERE taken IS NULL' },
    ],
    hints: [
      'The gap in the column host is called NULL.',
      'NULL is not compared with =. There are two words for the question.',
      'The condition is host IS NULL.',
    ],
  },
  'not-counted-yet': {
    solution: 'SELECT name, beds - COALESCE(taken, 0) AS free\nFROM dharamshalas',
    alternates: [
      'SELECT name, CASE WHEN taken IS NULL THEN beds ELSE beds - taken END AS free FROM dharamshalas',
      'SELECT name, COALESCE(beds - taken, beds) AS free FROM dharamshalas',
    ],
    mutants: [
      {
        sql: 'SELECT name, beds - taken AS free FROM dharamshalas',
        hint: 'A sum with NULL is NULL. Put something in the place of the gap first.',
      },
      {
        sql: 'SELECT name, COALESCE(beds - taken, 0) AS free FROM dharamshalas',
        hint: 'Now the uncounted house has 0 free beds. No bed is taken there: all are free.',
      },
      { sql: 'SELECT name, COALESCE(taken, 0) AS free FROM dharamshalas' },
      { sql: 'SELECT name, beds - taken AS free FROM dharamshalas WHERE taken IS NOT NULL' },
    ],
    hints: [
      'In which column is the gap: beds or taken?',
      'COALESCE puts a value of your choice in the place of the gap. Which number means that no bed is taken?',
      'Replace taken by COALESCE(taken, 0).',
    ],
    columnNames: 'match',
  },
  'beds-for-tonight': {
    solution:
      'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host\nFROM dharamshalas\nWHERE beds > COALESCE(taken, 0)\nORDER BY free DESC',
    alternates: [
      'SELECT name, ghat, COALESCE(beds - taken, beds) AS free, host FROM dharamshalas WHERE taken IS NULL AND beds > 0 OR taken < beds ORDER BY 3 DESC, name',
      {
        others:
          'SELECT * FROM (SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas) AS d WHERE free <> 0 AND free > 0 ORDER BY free DESC',
        oracle:
          'SELECT * FROM (SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas) d WHERE free <> 0 AND free > 0 ORDER BY free DESC',
      },
    ],
    mutants: [
      {
        sql: 'SELECT name, ghat, beds - taken AS free, host FROM dharamshalas WHERE beds > taken ORDER BY free DESC',
        hint: UNKNOWN_IS_LOST,
      },
      {
        sql: 'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas WHERE beds > taken ORDER BY free DESC',
        hint: UNKNOWN_IS_LOST,
      },
      {
        sql: 'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas WHERE beds >= COALESCE(taken, 0) ORDER BY free DESC',
        hint: 'A full house has no free bed: leave out those with 0.',
      },
      {
        sql: 'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas WHERE beds > COALESCE(taken, 0) ORDER BY free',
        hint: 'The house with the most free beds goes first.',
      },
      {
        sql: 'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas WHERE beds > COALESCE(taken, 0)',
        hint: 'The right houses. Sort them, most free beds first.',
      },
      {
        sql: 'SELECT name, ghat, beds - COALESCE(taken, 0) AS free, host FROM dharamshalas WHERE beds > COALESCE(taken, 0) AND host IS NOT NULL ORDER BY free DESC',
        hint: 'A house without a host still has beds.',
      },
      {
        sql: 'SELECT name, ghat, COALESCE(beds - taken, 0) AS free, host FROM dharamshalas WHERE beds > COALESCE(taken, 0) ORDER BY free DESC',
        hint: 'Where nobody has counted, all beds are free, not 0.',
      },
      {
        sql: 'SELECT name, ghat, beds AS free, host FROM dharamshalas WHERE beds > COALESCE(taken, 0) ORDER BY free DESC',
      },
    ],
    hints: [
      'Free beds are beds minus taken. Look closely at the house where taken is NULL.',
      'A comparison with NULL keeps no row. Which function turns "not counted yet" into 0?',
      'Write COALESCE(taken, 0) both in the sum and in WHERE, and ORDER BY the sum, DESC.',
    ],
    orderBy: [{ column: 2, descending: true }],
  },
});
