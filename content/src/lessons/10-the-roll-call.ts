import { defineLesson } from './define-lesson.ts';

export const rollCall = defineLesson({
  id: 'the-roll-call',
  title: 'The roll call',
  story:
    'Before the great evening the temple bell rings once for every temple, once for every host, once for every town that sent a pilgrim. Somebody has to know how often. Lists were useful until now; tonight we need a single number.',
  idea: 'COUNT(*) counts rows, COUNT(column) counts the values in it that are known, COUNT(DISTINCT column) the different ones. No rows is still an answer: 0.',
  building: 'temple',
  action: 'ring-bell',
  examples: {
    postgresql: {
      sql: 'SELECT COUNT(*) AS boats, COUNT(color) AS painted, COUNT(DISTINCT color) AS colors\nFROM boats;',
      explanation:
        'One row with three counts. PostgreSQL counts in bigint, far beyond any town, and calls the column count when there is no AS. It can count a condition: COUNT(*) FILTER (WHERE seats > 8).',
    },
    sqlite: {
      sql: 'SELECT COUNT(*) AS boats, COUNT(color) AS painted, COUNT(DISTINCT color) AS colors\nFROM boats;',
      explanation:
        'One row with three counts. A comparison is 1 or 0 in SQLite, so SUM(seats > 8) counts a condition as well, but it is NULL, not 0, when there are no rows. COUNT(*) FILTER (WHERE seats > 8) works too.',
    },
    mariadb: {
      sql: 'SELECT COUNT(*) AS boats, COUNT(color) AS painted, COUNT(DISTINCT color) AS colors\nFROM boats;',
      explanation:
        'One row with three counts. A comparison is 1 or 0 in MariaDB, so SUM(seats > 8) counts a condition as well, but it is NULL, not 0, when there are no rows. COUNT(seats > 8 OR NULL) is 0 then.',
    },
    mysql: {
      sql: 'SELECT COUNT(*) AS boats, COUNT(color) AS painted, COUNT(DISTINCT color) AS colors\nFROM boats;',
      explanation:
        'One row with three counts. A comparison is 1 or 0 in MySQL, so SUM(seats > 8) counts a condition. There must be no space between COUNT and its parenthesis. COUNT(DISTINCT color, seats) counts pairs.',
    },
    mssql: {
      sql: 'SELECT COUNT(*) AS boats, COUNT(color) AS painted, COUNT(DISTINCT color) AS colors\nFROM boats;',
      explanation:
        'One row with three counts, and a column without AS has no name. SQL Server counts a condition by COUNT(CASE WHEN seats > 8 THEN 1 END). COUNT ends at two thousand million; COUNT_BIG goes on.',
    },
    oracle: {
      sql: 'SELECT COUNT(*) AS boats, COUNT(color) AS painted, COUNT(DISTINCT color) AS colors\nFROM boats;',
      explanation:
        'One row with three counts. Oracle counts a condition by COUNT(CASE WHEN seats > 8 THEN 1 END): where the condition is not true, CASE gives NULL, which is not counted. Without AS the column is called COUNT(*).',
    },
  },
  exercises: [
    {
      id: 'how-many-temples',
      kind: 'query',
      task: 'How often does the bell ring for temples? Show **one number**: how many buildings have the kind **temple**.',
      starter: '-- one row, one column\n',
    },
    {
      id: 'houses-and-hosts',
      kind: 'fix',
      task: 'We want two numbers in one row: how many **dharamshalas** there are, and how many of them have a **host** written down. The second number is too large.',
      starter: 'SELECT COUNT(*) AS dharamshalas, COUNT(*) AS with_host\nFROM dharamshalas',
    },
    {
      id: 'towns-that-sent-pilgrims',
      kind: 'query',
      task: 'Pilgrims write their town into the guest book, though not everyone does. From how many **different towns** did guests come? Show one number from **stays**.',
      starter: '-- from_town is a column of stays\n',
    },
  ],
});
