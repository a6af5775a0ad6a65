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
    solution: {
      others: 'SELECT id, name, lamps\nFROM buildings\nORDER BY lamps DESC, id\nLIMIT 3',
      mssql: 'SELECT TOP (3) id, name, lamps\nFROM buildings\nORDER BY lamps DESC, id',
      oracle: 'SELECT id, name, lamps\nFROM buildings\nORDER BY lamps DESC, id\nFETCH FIRST 3 ROWS ONLY',
    },
    alternates: [
      {
        postgresql:
          'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id ASC FETCH FIRST 3 ROWS ONLY',
        sqlite: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id ASC LIMIT 0, 3',
        mysql: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id ASC LIMIT 0, 3',
        mssql:
          'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id ASC OFFSET 0 ROWS FETCH NEXT 3 ROWS ONLY',
        oracle:
          'SELECT id, name, lamps FROM (SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id) WHERE ROWNUM <= 3',
      },
    ],
    mutants: [
      {
        sql: {
          others: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id DESC LIMIT 3',
          mssql: 'SELECT TOP (3) id, name, lamps FROM buildings ORDER BY lamps DESC, id DESC',
          oracle:
            'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id DESC FETCH FIRST 3 ROWS ONLY',
        },
        hint: 'Among equals the smaller id goes first.',
      },
      {
        sql: {
          others: 'SELECT id, name, lamps FROM buildings ORDER BY lamps, id LIMIT 3',
          mssql: 'SELECT TOP (3) id, name, lamps FROM buildings ORDER BY lamps, id',
          oracle: 'SELECT id, name, lamps FROM buildings ORDER BY lamps, id FETCH FIRST 3 ROWS ONLY',
        },
        hint: 'These are the darkest three.',
      },
      {
        sql: {
          others: 'SELECT id, name, lamps FROM buildings LIMIT 3',
          mssql: 'SELECT TOP (3) id, name, lamps FROM buildings',
          oracle: 'SELECT id, name, lamps FROM buildings FETCH FIRST 3 ROWS ONLY',
        },
        hint: 'These are any three. Sort first, then the cut keeps the top.',
      },
      { sql: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, id', hint: 'Too many stops.' },
      {
        sql: {
          others: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, name LIMIT 3',
          mssql: 'SELECT TOP (3) id, name, lamps FROM buildings ORDER BY lamps DESC, name',
          oracle: 'SELECT id, name, lamps FROM buildings ORDER BY lamps DESC, name FETCH FIRST 3 ROWS ONLY',
        },
      },
    ],
    hints: [
      'First bring the buildings into order, then cut the list.',
      'LIMIT 3 at the very end keeps three rows. SQL Server says SELECT TOP (3), Oracle FETCH FIRST 3 ROWS ONLY.',
      'Sort by lamps DESC, id and keep three rows.',
    ],
    orderBy: [
      { column: 2, descending: true },
      { column: 0, descending: false },
    ],
  },
  'the-longest-stays': {
    solution: {
      others: 'SELECT id, guest, nights\nFROM stays\nORDER BY nights DESC, id\nLIMIT 5',
      mssql: 'SELECT TOP (5) id, guest, nights\nFROM stays\nORDER BY nights DESC, id',
      oracle: 'SELECT id, guest, nights\nFROM stays\nORDER BY nights DESC, id\nFETCH FIRST 5 ROWS ONLY',
    },
    alternates: [
      {
        others:
          'SELECT s.id, s.guest, s.nights FROM stays AS s ORDER BY s.nights DESC, s.id LIMIT 5 OFFSET 0',
        mssql:
          'SELECT s.id, s.guest, s.nights FROM stays AS s ORDER BY s.nights DESC, s.id OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY',
        oracle:
          'SELECT s.id, s.guest, s.nights FROM stays s ORDER BY s.nights DESC, s.id OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY',
      },
      {
        others: 'SELECT id, guest, nights FROM stays ORDER BY 3 DESC, 1 LIMIT 5',
        mssql: 'SELECT TOP (5) id, guest, nights FROM stays ORDER BY 3 DESC, 1',
        oracle: 'SELECT id, guest, nights FROM stays ORDER BY 3 DESC, 1 FETCH FIRST 5 ROWS ONLY',
      },
    ],
    mutants: [
      {
        sql: {
          others:
            'SELECT id, guest, nights FROM (SELECT id, guest, nights FROM stays ORDER BY id LIMIT 5) AS s ORDER BY nights DESC, id',
          mssql:
            'SELECT id, guest, nights FROM (SELECT TOP (5) id, guest, nights FROM stays ORDER BY id) AS s ORDER BY nights DESC, id',
          oracle:
            'SELECT id, guest, nights FROM (SELECT id, guest, nights FROM stays ORDER BY id FETCH FIRST 5 ROWS ONLY) s ORDER BY nights DESC, id',
        },
        hint: 'This takes five first and sorts them afterwards.',
      },
      {
        sql: {
          others: 'SELECT id, guest, nights FROM stays ORDER BY nights, id LIMIT 5',
          mssql: 'SELECT TOP (5) id, guest, nights FROM stays ORDER BY nights, id',
          oracle: 'SELECT id, guest, nights FROM stays ORDER BY nights, id FETCH FIRST 5 ROWS ONLY',
        },
        hint: 'These are the shortest.',
      },
      {
        sql: 'SELECT id, guest, nights FROM stays ORDER BY nights DESC, id',
        hint: 'Only five lamps are left.',
      },
      {
        sql: {
          others: 'SELECT id, guest, nights FROM stays ORDER BY nights DESC, id DESC LIMIT 5',
          mssql: 'SELECT TOP (5) id, guest, nights FROM stays ORDER BY nights DESC, id DESC',
          oracle: 'SELECT id, guest, nights FROM stays ORDER BY nights DESC, id DESC FETCH FIRST 5 ROWS ONLY',
        },
      },
    ],
    hints: [
      'The words are right, and one of them cuts too early.',
      'Cutting comes after sorting.',
      'Sort by nights DESC, id over all stays, and let the cut to five rows come last.',
    ],
    orderBy: [
      { column: 2, descending: true },
      { column: 0, descending: false },
    ],
  },
});
