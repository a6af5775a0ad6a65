import { defineAnswers } from './define-answers.ts';

export const goodMorningTown = defineAnswers('good-morning-town', {
  'every-name': {
    solution: 'SELECT name\nFROM buildings',
    alternates: [
      { others: 'SELECT b.name FROM buildings AS b', oracle: 'SELECT b.name FROM buildings b' },
      'SELECT ALL buildings.name FROM buildings ORDER BY id',
    ],
    mutants: [
      { sql: 'SELECT id FROM buildings', hint: 'These are still the numbers. Which column holds the names?' },
      { sql: 'SELECT id, name FROM buildings', hint: 'The names are there. Leave the numbers out.' },
      { sql: 'SELECT kind FROM buildings' },
      {
        sql: 'SELECT DISTINCT name FROM buildings',
        hint: 'Two buildings may share a name. Both should answer, so leave DISTINCT out.',
      },
      { sql: 'SELECT name FROM dharamshalas' },
    ],
    hints: [
      'The word after SELECT says which column you will see.',
      'Look at the columns of buildings: one of them is called name.',
      'Change only one word of the query: where it says id, write name.',
    ],
  },
  'name-and-kind': {
    solution: 'SELECT name, kind\nFROM buildings',
    alternates: [
      {
        others: 'SELECT b.name, b.kind FROM buildings AS b',
        oracle: 'SELECT b.name, b.kind FROM buildings b',
      },
      'SELECT name AS called, kind AS sort_of FROM buildings',
    ],
    mutants: [
      { sql: 'SELECT kind, name FROM buildings', hint: 'Both columns are there: swap them.' },
      {
        sql: 'SELECT name kind FROM buildings',
        hint: 'Without a comma, kind only becomes a new title for the column name.',
      },
      { sql: 'SELECT DISTINCT name, kind FROM buildings' },
      { sql: 'SELECT * FROM buildings', hint: 'A star shows every column. Name the two that you want.' },
    ],
    hints: [
      'You can name more than one column after SELECT.',
      'Put a comma between the two columns, and none after the last.',
      'Begin with SELECT name, kind and say with FROM which table you mean.',
    ],
  },
  'whole-register': {
    solution: 'SELECT *\nFROM dharamshalas',
    alternates: [
      'SELECT id, name, ghat, beds, taken, host FROM dharamshalas',
      {
        others: 'SELECT DISTINCT d.* FROM dharamshalas AS d',
        oracle: 'SELECT DISTINCT d.* FROM dharamshalas d',
      },
    ],
    mutants: [
      { sql: 'SELECT name FROM dharamshalas', hint: 'That is one column. The star stands for all of them.' },
      { sql: 'SELECT * FROM buildings', hint: 'That is the register of all buildings.' },
      { sql: 'SELECT id, name, ghat, beds, taken FROM dharamshalas', hint: 'One column is still missing.' },
    ],
    hints: [
      'The star is right: it means all columns.',
      'The engine points at the place where it stopped understanding. Read that line aloud.',
      'The word before the table is misspelt: two of its letters changed places.',
    ],
  },
});
