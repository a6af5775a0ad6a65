import { defineLesson } from './define-lesson.ts';

export const betweenTwoBells = defineLesson({
  id: 'between-two-bells',
  title: 'Between two bells',
  story:
    'In the Star Court a shadow crawls along a stone arc from bell to bell. Whoever watches stars cares about spans of time, from this moment to that one, and about short lists of the things worth watching.',
  idea: 'IN (…) is true for any value of a list. BETWEEN low AND high is true from low to high, both ends included.',
  building: 'observatory',
  action: 'turn-dial',
  examples: {
    postgresql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE steps BETWEEN 60 AND 80 AND name IN ('Raj', 'Kedar', 'Assi');",
      explanation:
        "Kedar has exactly 80 steps and is in. PostgreSQL has real dates: '2025-11-05' beside a date column is read as one, and '2025-11-31' is an error. BETWEEN SYMMETRIC swaps the ends when they stand the wrong way round.",
    },
    sqlite: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE steps BETWEEN 60 AND 80 AND name IN ('Raj', 'Kedar', 'Assi');",
      explanation:
        "Kedar has exactly 80 steps and is in. SQLite keeps dates as texts like '2025-11-05', which sort as dates do only because year, month and day are written in full: '2025-11-5' would compare wrongly, and nobody would complain.",
    },
    mariadb: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE steps BETWEEN 60 AND 80 AND name IN ('Raj', 'Kedar', 'Assi');",
      explanation:
        "Kedar has exactly 80 steps and is in. MariaDB has real dates, and reads '2025-11-05' beside a date column as one. BETWEEN finds nothing when the ends stand the wrong way round.",
    },
    mysql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE steps BETWEEN 60 AND 80 AND name IN ('Raj', 'Kedar', 'Assi');",
      explanation:
        "Kedar has exactly 80 steps and is in. MySQL has real dates, and reads '2025-11-05' beside a date column as one; DATE '2025-11-05' says so outright. The list of IN may be long: it is sorted and looked up.",
    },
    mssql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE steps BETWEEN 60 AND 80 AND name IN ('Raj', 'Kedar', 'Assi');",
      explanation:
        "Kedar has exactly 80 steps and is in. SQL Server reads '2025-11-05' beside a date column as a date; '20251105' is read the same under every language setting. With times in the column, BETWEEN would end at midnight.",
    },
    oracle: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE steps BETWEEN 60 AND 80 AND name IN ('Raj', 'Kedar', 'Assi');",
      explanation:
        "Kedar has exactly 80 steps and is in. In Oracle a date is written DATE '2025-11-05'; a plain text depends on settings. Its DATE also holds a time of day, so BETWEEN two days ends at the first moment of the last.",
    },
  },
  exercises: [
    {
      id: 'weavers-singers-astronomers',
      kind: 'query',
      task: 'The festival play needs people whose craft is **weaver**, **singer** or **astronomer**. Show their **name** and **craft**.',
      starter: '-- name, craft of people\n',
    },
    {
      id: 'a-century-of-building',
      kind: 'query',
      task: 'Show **name** and **built_year** of every building from the years **1700 to 1799**, both included.',
      starter: '-- name, built_year\n',
    },
    {
      id: 'the-week-of-lamps',
      kind: 'fix',
      task: 'Who **arrived** in the week of lamps, from **1 to 5 November 2025**, both days included? We want **guest** and **arrived_on**. The query finds nobody at all.',
      starter: {
        others:
          "SELECT guest, arrived_on\nFROM stays\nWHERE arrived_on BETWEEN '2025-11-05' AND '2025-11-01'",
        oracle:
          "SELECT guest, arrived_on\nFROM stays\nWHERE arrived_on BETWEEN DATE '2025-11-05' AND DATE '2025-11-01'",
      },
    },
  ],
});
