import { defineAnswers } from './define-answers.ts';

export const hundredLamps = defineAnswers('a-hundred-lamps', {
  'the-lamplighters-round': {
    solution: 'SELECT name, lamps\nFROM buildings\nORDER BY lamps DESC, name',
    alternates: [
      'SELECT name, lamps FROM buildings ORDER BY 2 DESC, 1 ASC',
      'SELECT name, lamps FROM buildings ORDER BY -lamps, name',
    ],
    mutants: [
      {
        sql: 'SELECT name, lamps FROM buildings ORDER BY lamps, name',
        hint: 'ORDER BY goes upwards unless you say DESC.',
      },
      {
        sql: 'SELECT name, lamps FROM buildings ORDER BY lamps DESC',
        hint: 'Equals still stand as they come. Add the name as a second column.',
      },
      {
        sql: 'SELECT name, lamps FROM buildings ORDER BY lamps DESC, name DESC',
        hint: 'DESC holds for one column only. The names go upwards, from A to Z.',
      },
      { sql: 'SELECT name, lamps FROM buildings ORDER BY name, lamps DESC' },
    ],
    hints: [
      'ORDER BY stands after FROM and names the column to sort by.',
      'DESC after a column turns it round. A second column follows after a comma.',
      'Sort by lamps DESC first and by name second.',
    ],
    orderBy: [
      { column: 1, descending: true },
      { column: 0, descending: false },
    ],
  },
  'three-stops-before-dark': {
    solution: 'SELECT id, name, lamps\nFROM buildings\nORDER BY lamps DESC, id\nLIMIT 3',
    alternates: [
      {
        postgresql:
          'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id ASC FETCH FIRST 3 ROWS ONLY',
        sqlite: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id ASC LIMIT 0, 3',
      },
    ],
    mutants: [
      {
        sql: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id DESC LIMIT 3',
        hint: 'Among equals the smaller id goes first.',
      },
      {
        sql: 'SELECT id, name, lamps FROM buildings ORDER BY lamps, id LIMIT 3',
        hint: 'These are the darkest three.',
      },
      {
        sql: 'SELECT id, name, lamps FROM buildings LIMIT 3',
        hint: 'These are any three. Sort first, then LIMIT keeps the top.',
      },
      { sql: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id', hint: 'Too many stops.' },
      { sql: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, name LIMIT 3' },
    ],
    hints: [
      'First bring the buildings into order, then cut the list.',
      'LIMIT 3 keeps three rows. It stands at the very end.',
      'Sort by lamps DESC, id and end with LIMIT 3.',
    ],
    orderBy: [
      { column: 2, descending: true },
      { column: 0, descending: false },
    ],
  },
  'the-longest-stays': {
    solution: 'SELECT id, guest, nights\nFROM stays\nORDER BY nights DESC, id\nLIMIT 5',
    alternates: [
      'SELECT s.id, s.guest, s.nights FROM stays AS s ORDER BY s.nights DESC, s.id LIMIT 5 OFFSET 0',
      'SELECT id, guest, nights FROM stays ORDER BY 3 DESC, 1 LIMIT 5',
    ],
    mutants: [
      {
        sql: 'SELECT id, guest, nights FROM (SELECT id, guest, nights FROM stays ORDER BY id LIMIT 5) AS s ORDER BY nights DESC, id',
        hint: 'This takes five first and sorts them afterwards.',
      },
      {
        sql: 'SELECT id, guest, nights FROM stays ORDER BY nights, id LIMIT 5',
        hint: 'These are the shortest.',
      },
      {
        sql: 'SELECT id, guest, nights FROM stays ORDER BY nights DESC, id',
        hint: 'Only five lamps are left.',
      },
      { sql: 'SELECT id, guest, nights FROM stays ORDER BY nights DESC, id DESC LIMIT 5' },
    ],
    hints: [
      'The words are right. One of the lines stands too early.',
      'Cutting comes after sorting.',
      'Swap the last two lines, so that LIMIT 5 stands at the end.',
    ],
    orderBy: [
      { column: 2, descending: true },
      { column: 0, descending: false },
    ],
  },
});
