import { defineAnswers } from './define-answers.ts';

export const rollCall = defineAnswers('the-roll-call', {
  'how-many-temples': {
    solution: "SELECT COUNT(*) AS temples\nFROM buildings\nWHERE kind = 'temple'",
    alternates: [
      "SELECT COUNT(id) FROM buildings WHERE kind = 'temple'",
      "SELECT COUNT(CASE WHEN kind = 'temple' THEN 1 END) FROM buildings",
    ],
    mutants: [
      { sql: 'SELECT COUNT(*) FROM buildings', hint: 'These are all buildings. Keep only the temples.' },
      { sql: "SELECT name FROM buildings WHERE kind = 'temple'", hint: 'A list of temples. Now count them.' },
      {
        sql: "SELECT COUNT(DISTINCT name) FROM buildings WHERE kind = 'temple'",
        hint: 'Two temples may share a name, and the bell rings for both.',
      },
      {
        sql: "SELECT COUNT(built_year) FROM buildings WHERE kind = 'temple'",
        hint: 'COUNT(column) leaves out the unknown ones. A temple without a year still counts.',
      },
      { sql: "SELECT COUNT(*) FROM buildings WHERE name LIKE '%Temple'" },
      { sql: "SELECT SUM(CASE WHEN kind = 'temple' THEN 1 ELSE 0 END) FROM buildings" },
    ],
    hints: [
      'You know how to list the temples. Count those rows.',
      'COUNT(*) counts the rows that WHERE has kept.',
      "Select COUNT(*) and keep the rows with kind = 'temple'.",
    ],
  },
  'houses-and-hosts': {
    solution: 'SELECT COUNT(*) AS dharamshalas, COUNT(host) AS with_host\nFROM dharamshalas',
    alternates: [
      'SELECT COUNT(id), COUNT(*) - COUNT(CASE WHEN host IS NULL THEN 1 END) FROM dharamshalas',
      'SELECT COUNT(*), (SELECT COUNT(*) FROM dharamshalas WHERE host IS NOT NULL) FROM dharamshalas',
    ],
    mutants: [
      {
        sql: 'SELECT COUNT(*), COUNT(*) FROM dharamshalas',
        hint: 'A star counts every row. Name the column whose known values you want to count.',
      },
      {
        sql: 'SELECT COUNT(*), COUNT(DISTINCT host) FROM dharamshalas',
        hint: 'One host may look after two houses. Both houses have a host.',
      },
      {
        sql: 'SELECT COUNT(*), COUNT(*) FROM dharamshalas WHERE host IS NOT NULL',
        hint: 'WHERE takes the houses out of both counts.',
      },
      {
        sql: 'SELECT COUNT(host), COUNT(*) FROM dharamshalas',
        hint: 'The right numbers in the wrong order.',
      },
      { sql: 'SELECT COUNT(taken), COUNT(host) FROM dharamshalas' },
    ],
    hints: [
      'COUNT can do more than count rows: put something else between the parentheses.',
      'COUNT(column) counts only the rows where that column is known.',
      'Make the second one COUNT(host), and leave the first as it is.',
    ],
  },
  'towns-that-sent-pilgrims': {
    solution: 'SELECT COUNT(DISTINCT from_town) AS towns\nFROM stays',
    alternates: [
      {
        others:
          'SELECT COUNT(*) FROM (SELECT DISTINCT from_town FROM stays WHERE from_town IS NOT NULL) AS t',
        oracle: 'SELECT COUNT(*) FROM (SELECT DISTINCT from_town FROM stays WHERE from_town IS NOT NULL) t',
      },
      {
        others: 'SELECT COUNT(t.from_town) FROM (SELECT from_town FROM stays GROUP BY from_town) AS t',
        oracle: 'SELECT COUNT(t.from_town) FROM (SELECT from_town FROM stays GROUP BY from_town) t',
      },
    ],
    mutants: [
      {
        sql: 'SELECT COUNT(from_town) FROM stays',
        hint: 'This counts guests who named a town. Many came from the same one.',
      },
      {
        sql: {
          others: 'SELECT COUNT(*) FROM (SELECT DISTINCT from_town FROM stays) AS t',
          oracle: 'SELECT COUNT(*) FROM (SELECT DISTINCT from_town FROM stays) t',
        },
        hint: 'NULL is in this list as well, and it is not a town.',
      },
      { sql: 'SELECT DISTINCT from_town FROM stays', hint: 'These are the towns. Now count them.' },
      { sql: 'SELECT COUNT(*) FROM stays', hint: 'These are all the stays.' },
      {
        sql: 'SELECT DISTINCT COUNT(from_town) FROM stays',
        hint: 'This counts first. DISTINCT belongs inside the parentheses.',
      },
    ],
    hints: [
      'Count the towns, not the guests.',
      'DISTINCT may stand inside the parentheses of COUNT.',
      'Select COUNT(DISTINCT …) with the column of the towns in it.',
    ],
  },
});
