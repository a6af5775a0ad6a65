import { defineAnswers } from './define-answers.ts';

export const whichDoor = defineAnswers('which-door', {
  'find-the-stepwells': {
    solution: "SELECT name\nFROM buildings\nWHERE kind = 'stepwell'",
    alternates: [
      "SELECT name FROM buildings WHERE 'stepwell' = kind",
      "SELECT b.name FROM buildings b WHERE b.kind IN ('stepwell')",
    ],
    mutants: [
      { sql: 'SELECT name FROM buildings', hint: 'Every building answers. WHERE is missing.' },
      { sql: "SELECT name FROM buildings WHERE kind <> 'stepwell'", hint: '<> means: not equal.' },
      {
        sql: "SELECT name FROM buildings WHERE name LIKE '%well'",
        hint: 'A name can mislead. The column kind knows what a building is.',
      },
      {
        sql: "SELECT kind FROM buildings WHERE kind = 'stepwell'",
        hint: 'The right rows: show their names.',
      },
      { sql: "SELECT DISTINCT name FROM buildings WHERE kind = 'stepwell'" },
    ],
    hints: [
      'WHERE is followed by a comparison that is true for the rows you want.',
      'Compare the column kind with a text in single quotes.',
      "The condition is kind = 'stepwell', with the word in small letters.",
    ],
  },
  'kites-from-high-roofs': {
    solution: 'SELECT name, floors\nFROM buildings\nWHERE floors >= 3',
    alternates: [
      'SELECT name, floors FROM buildings WHERE floors > 2',
      'SELECT name, floors FROM buildings WHERE NOT floors < 3',
    ],
    mutants: [
      {
        sql: 'SELECT name, floors FROM buildings WHERE floors > 3',
        hint: 'A building with exactly 3 floors is high enough too.',
      },
      {
        sql: 'SELECT name, floors FROM buildings WHERE floors = 3',
        hint: 'Higher roofs are welcome as well.',
      },
      { sql: 'SELECT name, floors FROM buildings WHERE floors <= 3' },
      { sql: 'SELECT name, floors FROM buildings' },
    ],
    hints: [
      'Is a building with exactly 3 floors in or out? Read the task again.',
      '>= means greater or equal.',
      'Show name and floors, and keep the rows with floors >= 3.',
    ],
  },
  'free-ferry-for-children': {
    solution: 'SELECT name, age\nFROM people\nWHERE age < 12',
    alternates: [
      'SELECT name, age FROM people WHERE age <= 11',
      'SELECT name, age FROM people WHERE NOT age >= 12',
    ],
    mutants: [
      { sql: 'SELECT name, age FROM people WHERE age > 12', hint: 'These are the people who must pay.' },
      {
        sql: 'SELECT name, age FROM people WHERE age <= 12',
        hint: 'Somebody who is 12 already is not younger than 12.',
      },
      { sql: 'SELECT name, age FROM people WHERE age <> 12' },
      { sql: 'SELECT name, age FROM people WHERE age < 12 OR age IS NULL' },
      { sql: 'SELECT DISTINCT name, age FROM people WHERE age < 12' },
    ],
    hints: [
      'Who is found now: the young or the old?',
      '< means less than. The open side looks at the larger number.',
      'Turn the sign round: age < 12, and leave the rest as it is.',
    ],
  },
});
