import { defineAnswers } from './define-answers.ts';

export const namesOnPalmLeaves = defineAnswers('names-on-palm-leaves', {
  'ends-with-house': {
    solution: "SELECT name\nFROM buildings\nWHERE name LIKE '%House'",
    alternates: [
      {
        postgresql: "SELECT name FROM buildings WHERE right(name, 5) = 'House'",
        sqlite: "SELECT name FROM buildings WHERE name GLOB '*House'",
        mysql: "SELECT name FROM buildings WHERE RIGHT(name, 5) = 'House'",
        mssql: "SELECT name FROM buildings WHERE RIGHT(name, 5) = 'House'",
        oracle: "SELECT name FROM buildings WHERE SUBSTR(name, -5) = 'House'",
      },
    ],
    mutants: [
      {
        sql: "SELECT name FROM buildings WHERE name LIKE '%House%'",
        hint: 'The second % allows more letters after it. House should be the end.',
      },
      {
        sql: "SELECT name FROM buildings WHERE name LIKE 'House%'",
        hint: 'This finds names that begin with it.',
      },
      {
        sql: "SELECT name FROM buildings WHERE name = '%House'",
        hint: 'With = the % is a letter like any other. Use LIKE.',
      },
      { sql: "SELECT name FROM buildings WHERE kind = 'house'", hint: 'Not every house is named so.' },
    ],
    hints: [
      'Something unknown comes first, then the word.',
      'In a LIKE pattern % stands for any letters.',
      "Use LIKE with the pattern '%House': nothing may follow the word.",
    ],
  },
  'ram-in-the-middle': {
    solution: {
      postgresql: "SELECT guest, from_town\nFROM stays\nWHERE lower(guest) LIKE '%ram%'",
      oracle: "SELECT guest, from_town\nFROM stays\nWHERE LOWER(guest) LIKE '%ram%'",
      others: "SELECT guest, from_town\nFROM stays\nWHERE guest LIKE '%ram%'",
    },
    alternates: [
      {
        postgresql: "SELECT guest, from_town FROM stays WHERE guest ILIKE '%ram%'",
        oracle: "SELECT guest, from_town FROM stays WHERE UPPER(guest) LIKE '%RAM%'",
        others: "SELECT guest, from_town FROM stays WHERE lower(guest) LIKE '%ram%'",
      },
      {
        postgresql: "SELECT guest, from_town FROM stays WHERE position('RAM' in upper(guest)) > 0",
        sqlite: "SELECT guest, from_town FROM stays WHERE instr(upper(guest), 'RAM') > 0",
        mysql: "SELECT guest, from_town FROM stays WHERE LOCATE('ram', LOWER(guest)) > 0",
        mssql: "SELECT guest, from_town FROM stays WHERE CHARINDEX('ram', LOWER(guest)) > 0",
        oracle: "SELECT guest, from_town FROM stays WHERE INSTR(LOWER(guest), 'ram') > 0",
      },
    ],
    mutants: [
      {
        sql: {
          postgresql: "SELECT guest, from_town FROM stays WHERE guest LIKE '%ram%'",
          sqlite: "SELECT guest, from_town FROM stays WHERE guest GLOB '*ram*'",
          mysql: "SELECT guest, from_town FROM stays WHERE guest COLLATE utf8mb4_bin LIKE '%ram%'",
          mssql: "SELECT guest, from_town FROM stays WHERE guest COLLATE Latin1_General_CS_AS LIKE '%ram%'",
          oracle: "SELECT guest, from_town FROM stays WHERE guest LIKE '%ram%'",
        },
        hint: 'Capital letters are lost: Ram and ram should both be found.',
      },
      {
        sql: {
          postgresql: "SELECT guest, from_town FROM stays WHERE guest ILIKE 'ram%'",
          oracle: "SELECT guest, from_town FROM stays WHERE LOWER(guest) LIKE 'ram%'",
          others: "SELECT guest, from_town FROM stays WHERE guest LIKE 'ram%'",
        },
        hint: 'This finds it only at the start of the name.',
      },
      {
        sql: {
          postgresql: "SELECT guest, from_town FROM stays WHERE guest ILIKE '%ram'",
          oracle: "SELECT guest, from_town FROM stays WHERE LOWER(guest) LIKE '%ram'",
          others: "SELECT guest, from_town FROM stays WHERE guest LIKE '%ram'",
        },
        hint: 'This finds it only at the end of the name.',
      },
      {
        sql: {
          postgresql: "SELECT guest, from_town FROM stays WHERE guest ILIKE '%_ram_%'",
          oracle: "SELECT guest, from_town FROM stays WHERE LOWER(guest) LIKE '%_ram_%'",
          others: "SELECT guest, from_town FROM stays WHERE guest LIKE '%_ram_%'",
        },
        hint: 'Each _ asks for one more letter. At the start and the end there is none.',
      },
    ],
    hints: [
      'Any letters may stand before ram, and any after it, also none.',
      'A % on both sides. Then think of capitals: read what your dialect says about them above.',
      "Compare lower(guest) by LIKE with '%ram%': that works in every dialect.",
    ],
  },
  'four-letters-left': {
    solution: "SELECT name, age\nFROM people\nWHERE name LIKE '____'",
    alternates: [
      {
        others: 'SELECT name, age FROM people WHERE length(name) = 4',
        mysql: 'SELECT name, age FROM people WHERE CHAR_LENGTH(name) = 4',
        mssql: 'SELECT name, age FROM people WHERE LEN(name) = 4',
      },
      "SELECT name, age FROM people WHERE name LIKE '____' AND NOT name LIKE '_____%'",
    ],
    mutants: [
      {
        sql: "SELECT name, age FROM people WHERE name LIKE '%____%'",
        hint: 'Each % still allows any letters, so longer names fit too.',
      },
      { sql: "SELECT name, age FROM people WHERE name LIKE '____%'", hint: 'The % allows more than four.' },
      { sql: "SELECT name, age FROM people WHERE name LIKE '___'", hint: 'Count the _ once more.' },
      {
        sql: "SELECT name, age FROM people WHERE name NOT LIKE '_____%'",
        hint: 'Shorter names fit here too.',
      },
      { sql: "SELECT name, age FROM people WHERE name LIKE '%'" },
    ],
    hints: [
      'Which sign in the pattern stands for any number of letters?',
      'One _ stands for exactly one letter.',
      'Take both % away, so that only the four _ are left.',
    ],
  },
});
