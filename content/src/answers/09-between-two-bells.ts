import { defineAnswers } from './define-answers.ts';

export const betweenTwoBells = defineAnswers('between-two-bells', {
  'weavers-singers-astronomers': {
    solution: "SELECT name, craft\nFROM people\nWHERE craft IN ('weaver', 'singer', 'astronomer')",
    alternates: [
      "SELECT name, craft FROM people WHERE craft = 'weaver' OR craft = 'singer' OR craft = 'astronomer'",
      "SELECT name, craft FROM people WHERE craft IN ('astronomer', 'weaver') OR craft = 'singer'",
    ],
    mutants: [
      {
        sql: "SELECT name, craft FROM people WHERE craft IN ('weaver', 'singer')",
        hint: 'Who looks at the stars in this play?',
      },
      {
        sql: "SELECT name, craft FROM people WHERE craft NOT IN ('weaver', 'singer', 'astronomer')",
        hint: 'These are all the others.',
      },
      {
        sql: "SELECT name, craft FROM people WHERE craft BETWEEN 'astronomer' AND 'weaver'",
        hint: 'Between them in the alphabet there are many more crafts.',
      },
      {
        sql: "SELECT name, craft FROM people WHERE craft = 'weaver' AND craft = 'singer' AND craft = 'astronomer'",
      },
      {
        sql: "SELECT name, craft FROM people WHERE craft IN ('weaver', 'singer', 'astronomer') OR craft IS NULL",
      },
    ],
    hints: [
      'Three comparisons joined by OR would do. There is a shorter way.',
      'IN is followed by a list in parentheses, with commas between the texts.',
      "The condition is craft IN ('weaver', …): add the other two in the same way.",
    ],
  },
  'a-century-of-building': {
    solution: 'SELECT name, built_year\nFROM buildings\nWHERE built_year BETWEEN 1700 AND 1799',
    alternates: [
      'SELECT name, built_year FROM buildings WHERE built_year >= 1700 AND built_year <= 1799',
      'SELECT name, built_year FROM buildings WHERE built_year > 1699 AND built_year < 1800',
    ],
    mutants: [
      {
        sql: 'SELECT name, built_year FROM buildings WHERE built_year > 1700 AND built_year < 1799',
        hint: 'Both ends belong to the century. BETWEEN includes them.',
      },
      {
        sql: 'SELECT name, built_year FROM buildings WHERE built_year BETWEEN 1700 AND 1800',
        hint: '1800 is one too far.',
      },
      {
        sql: 'SELECT name, built_year FROM buildings WHERE built_year BETWEEN 1799 AND 1700',
        hint: 'The lower end comes first.',
      },
      { sql: 'SELECT name, built_year FROM buildings WHERE built_year >= 1700' },
      {
        sql: 'SELECT name, built_year FROM buildings WHERE COALESCE(built_year, 1700) BETWEEN 1700 AND 1799',
        hint: 'An unknown year is not a year of this century.',
      },
    ],
    hints: [
      'Two comparisons would do it, and so does one word for both.',
      'BETWEEN low AND high keeps both ends.',
      'The condition is built_year BETWEEN 1700 AND the last year.',
    ],
  },
  'the-week-of-lamps': {
    solution: {
      others: "SELECT guest, arrived_on\nFROM stays\nWHERE arrived_on BETWEEN '2025-11-01' AND '2025-11-05'",
      oracle:
        "SELECT guest, arrived_on\nFROM stays\nWHERE arrived_on BETWEEN DATE '2025-11-01' AND DATE '2025-11-05'",
    },
    alternates: [
      {
        others:
          "SELECT guest, arrived_on FROM stays WHERE arrived_on >= '2025-11-01' AND arrived_on <= '2025-11-05'",
        oracle:
          "SELECT guest, arrived_on FROM stays WHERE arrived_on >= DATE '2025-11-01' AND arrived_on <= DATE '2025-11-05'",
      },
      {
        others:
          "SELECT guest, arrived_on FROM stays WHERE arrived_on > '2025-10-31' AND arrived_on < '2025-11-06'",
        oracle:
          "SELECT guest, arrived_on FROM stays WHERE arrived_on > DATE '2025-10-31' AND arrived_on < DATE '2025-11-06'",
      },
    ],
    mutants: [
      {
        sql: {
          others:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on BETWEEN '2025-11-05' AND '2025-11-01'",
          oracle:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on BETWEEN DATE '2025-11-05' AND DATE '2025-11-01'",
        },
        hint: 'No day is after the 5th and before the 1st.',
      },
      {
        sql: {
          others:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on >= '2025-11-01' AND arrived_on < '2025-11-05'",
          oracle:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on >= DATE '2025-11-01' AND arrived_on < DATE '2025-11-05'",
        },
        hint: 'The 5th belongs to the week as well.',
      },
      {
        sql: {
          others: "SELECT guest, arrived_on FROM stays WHERE arrived_on IN ('2025-11-01', '2025-11-05')",
          oracle:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on IN (DATE '2025-11-01', DATE '2025-11-05')",
        },
        hint: 'These are only the first and the last day.',
      },
      {
        sql: {
          others: "SELECT guest, arrived_on FROM stays WHERE arrived_on >= '2025-11-01'",
          oracle: "SELECT guest, arrived_on FROM stays WHERE arrived_on >= DATE '2025-11-01'",
        },
      },
      {
        sql: {
          others:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on NOT BETWEEN '2025-11-01' AND '2025-11-05'",
          oracle:
            "SELECT guest, arrived_on FROM stays WHERE arrived_on NOT BETWEEN DATE '2025-11-01' AND DATE '2025-11-05'",
        },
      },
    ],
    hints: [
      'Which day comes first in a calendar?',
      'BETWEEN wants the lower end first.',
      "Swap the two days: '2025-11-01' stands before AND.",
    ],
  },
});
