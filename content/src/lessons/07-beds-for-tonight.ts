import { defineLesson } from './define-lesson.ts';

export const bedsForTonight = defineLesson({
  id: 'beds-for-tonight',
  title: 'Beds for tonight',
  story:
    'The last boat is late, and its pilgrims are tired. Five dharamshalas keep beds for them, but not every book is complete: in one the host is missing, in another nobody has counted the guests yet. A gap in a book is not a zero. It is something we do not know.',
  idea: 'NULL means unknown. Nothing equals it, sums with it are unknown, and a comparison with it keeps no row. Ask with IS NULL; COALESCE(a, b) gives b where a is unknown.',
  building: 'dharamshala',
  action: 'make-beds',
  examples: {
    postgresql: {
      sql: "SELECT name, COALESCE(color, 'bare wood') AS paint\nFROM boats\nWHERE color IS NULL OR color = 'blue';",
      explanation:
        "color = NULL would never be true, not even for NULL itself. COALESCE needs values of one type: COALESCE(seats, 'none') is an error in PostgreSQL, for seats are numbers. Joining a text with NULL by || gives NULL.",
    },
    sqlite: {
      sql: "SELECT name, COALESCE(color, 'bare wood') AS paint\nFROM boats\nWHERE color IS NULL OR color = 'blue';",
      explanation:
        "color = NULL would never be true, not even for NULL itself. SQLite does not mind mixed types in COALESCE(seats, 'none'), and knows IFNULL(a, b) as a short form for two values. Joining a text with NULL by || gives NULL.",
    },
    mariadb: {
      sql: "SELECT name, COALESCE(color, 'bare wood') AS paint\nFROM boats\nWHERE color IS NULL OR color = 'blue';",
      explanation:
        'color = NULL would never be true, not even for NULL itself; color <=> NULL asks for sameness in MariaDB. IFNULL(a, b) and NVL(a, b) are short forms for two values. CONCAT with one NULL in it gives NULL.',
    },
    mysql: {
      sql: "SELECT name, COALESCE(color, 'bare wood') AS paint\nFROM boats\nWHERE color IS NULL OR color = 'blue';",
      explanation:
        'color = NULL would never be true, not even for NULL itself; MySQL has color <=> NULL, which is. IFNULL(a, b) is a short form of COALESCE for two values. CONCAT with one NULL in it gives NULL.',
    },
    mssql: {
      sql: "SELECT name, COALESCE(color, 'bare wood') AS paint\nFROM boats\nWHERE color IS NULL OR color = 'blue';",
      explanation:
        "color = NULL would never be true, not even for NULL itself. SQL Server has ISNULL(a, b) for two values, which takes the type of the first: ISNULL(seats, 'none') is an error. name + NULL gives NULL; CONCAT leaves it out.",
    },
    oracle: {
      sql: "SELECT name, COALESCE(color, 'bare wood') AS paint\nFROM boats\nWHERE color IS NULL OR color = 'blue';",
      explanation:
        "color = NULL would never be true, not even for NULL itself. In Oracle an empty text '' is NULL, so color = '' is never true either. NVL(a, b) is a short form for two values. Joining a text with NULL by || gives the text.",
    },
  },
  exercises: [
    {
      id: 'who-opens-the-gate',
      kind: 'query',
      task: 'Somebody must open the gate. Show **name** and **beds** of every dharamshala for which **no host** is written down.',
      starter: '-- name, beds\n',
    },
    {
      id: 'not-counted-yet',
      kind: 'fix',
      task: 'How many beds are free in each dharamshala? Run this: one answer is missing. Where nobody has counted yet, **no bed is taken**. Mend the sum; keep **name** and **free**.',
      starter: 'SELECT name, beds - taken AS free\nFROM dharamshalas',
    },
    {
      id: 'beds-for-tonight',
      kind: 'query',
      task: 'Forty pilgrims step off the last boat. List every dharamshala with a **free bed**: name, ghat, free beds, host. Most free first. Where nobody has counted yet, no bed is taken.',
      starter: '-- 40 pilgrims step off the last boat\n',
      ordered: true,
    },
  ],
});
