import { defineAnswers } from './define-answers.ts';

export const slateOfSums = defineAnswers('a-slate-of-sums', {
  'two-blankets-a-bed': {
    solution: 'SELECT name, beds * 2 AS blankets\nFROM dharamshalas',
    alternates: [
      'SELECT name, beds + beds AS blankets FROM dharamshalas',
      'SELECT d.name, 2 * d.beds blankets FROM dharamshalas d',
    ],
    mutants: [
      {
        sql: 'SELECT name, beds + 2 AS blankets FROM dharamshalas',
        hint: 'Two for each bed: + 2 adds only two.',
      },
      { sql: 'SELECT name, beds AS blankets FROM dharamshalas', hint: 'That is one blanket a bed.' },
      {
        sql: 'SELECT name, beds * 2 FROM dharamshalas',
        hint: 'The sum is right. Give the column its name with AS.',
      },
      { sql: 'SELECT name, taken * 2 AS blankets FROM dharamshalas' },
    ],
    hints: [
      'You can write a sum where a column would stand.',
      'Multiply with *, and give the result a name with AS.',
      'The second column is beds * 2, and AS blankets gives it the name.',
    ],
    columnNames: 'match',
  },
  'lamp-oil': {
    solution: 'SELECT name, lamps * 3 + 1 AS spoons\nFROM buildings',
    alternates: [
      'SELECT name, 1 + 3 * lamps AS spoons FROM buildings',
      'SELECT name, (lamps * 3) + 1 AS spoons FROM buildings',
    ],
    mutants: [
      {
        sql: 'SELECT name, (lamps + 1) * 3 AS spoons FROM buildings',
        hint: 'The parentheses add the 1 first, so it is multiplied as well.',
      },
      { sql: 'SELECT name, lamps * (3 + 1) AS spoons FROM buildings' },
      { sql: 'SELECT name, lamps * 3 AS spoons FROM buildings', hint: 'The spare spoon is missing.' },
      { sql: 'SELECT name, lamps + 3 AS spoons FROM buildings' },
    ],
    hints: [
      'How much oil should a building with no lamps get? Work it out by hand, then look at the query.',
      'Multiplication goes before addition, unless parentheses say otherwise.',
      'Multiply lamps by 3 first and add 1 at the end, without any parentheses.',
    ],
    columnNames: 'match',
  },
  'write-the-address': {
    solution: {
      others: "SELECT name || ', ' || district AS address\nFROM buildings",
      mysql: "SELECT CONCAT(name, ', ', district) AS address\nFROM buildings",
      mssql: "SELECT name + ', ' + district AS address\nFROM buildings",
    },
    alternates: [
      {
        postgresql: "SELECT concat(name, ', ', district) AS address FROM buildings",
        sqlite: "SELECT format('%s, %s', name, district) AS address FROM buildings",
        mysql: "SELECT CONCAT_WS(', ', name, district) AS address FROM buildings",
        mssql: "SELECT CONCAT(name, ', ', district) AS address FROM buildings",
        oracle: "SELECT CONCAT(CONCAT(name, ', '), district) AS address FROM buildings",
      },
    ],
    mutants: [
      {
        sql: {
          others: 'SELECT name || district AS address FROM buildings',
          mysql: 'SELECT CONCAT(name, district) AS address FROM buildings',
          mssql: 'SELECT name + district AS address FROM buildings',
        },
        hint: 'The comma and the space are missing.',
      },
      {
        sql: {
          others: "SELECT name || ',' || district AS address FROM buildings",
          mysql: "SELECT CONCAT(name, ',', district) AS address FROM buildings",
          mssql: "SELECT name + ',' + district AS address FROM buildings",
        },
        hint: 'There is a space after the comma.',
      },
      {
        sql: {
          others: "SELECT district || ', ' || name AS address FROM buildings",
          mysql: "SELECT CONCAT(district, ', ', name) AS address FROM buildings",
          mssql: "SELECT district + ', ' + name AS address FROM buildings",
        },
        hint: 'The name comes first.',
      },
      {
        sql: 'SELECT name, district AS address FROM buildings',
        hint: 'These are two columns. Join them into one.',
      },
    ],
    hints: [
      'Three texts become one: the name, something fixed, the district.',
      "|| joins two texts (CONCAT in MySQL, + in SQL Server). A fixed text stands in single quotes: ', '",
      "Join the name and ', ' first, and then the district in the same way, AS address.",
    ],
    columnNames: 'match',
  },
});
