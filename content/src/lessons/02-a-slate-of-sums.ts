import { defineLesson } from './define-lesson.ts';

export const slateOfSums = defineLesson({
  id: 'a-slate-of-sums',
  title: 'A slate of sums',
  story:
    'Winter nights are cold by the river. The granary keeper has a slate, a piece of chalk and many questions: how many blankets, how much lamp oil, what to write on the sacks? She never counts by hand what a query can work out.',
  idea: 'A column in SELECT can be worked out from others: + - * / for numbers, || to join texts (CONCAT in MySQL and MariaDB, + in SQL Server). AS gives the new column a name.',
  building: 'granary',
  action: 'fill-store',
  examples: {
    postgresql: {
      sql: "SELECT name || ' ghat' AS place, steps * 2 AS up_and_down, steps / 10 AS tens\nFROM ghats;",
      explanation:
        'Dividing two whole numbers drops the rest: 92 / 10 is 9; write 92 / 10.0 to keep it. || joins texts, and a number beside a text becomes text. Without AS, PostgreSQL calls a worked-out column "?column?".',
    },
    sqlite: {
      sql: "SELECT name || ' ghat' AS place, steps * 2 AS up_and_down, steps / 10 AS tens\nFROM ghats;",
      explanation:
        'Dividing two whole numbers drops the rest: 92 / 10 is 9; write 92 / 10.0 to keep it. || joins texts and numbers alike. Careful: + does not join. SQLite reads a text as a number there, so name + 1 is 1. Without AS the column is called by its own formula.',
    },
    mariadb: {
      sql: "SELECT CONCAT(name, ' ghat') AS place, steps * 2 AS up_and_down, steps DIV 10 AS tens\nFROM ghats;",
      explanation:
        'DIV divides whole numbers and drops the rest; 92 / 10 keeps it, as 9.2. CONCAT joins texts. In MariaDB || means OR unless the server is told otherwise, so a text joined by it comes out as 0 or 1.',
    },
    mysql: {
      sql: "SELECT CONCAT(name, ' ghat') AS place, steps * 2 AS up_and_down, steps DIV 10 AS tens\nFROM ghats;",
      explanation:
        'DIV divides whole numbers and drops the rest; 92 / 10 keeps it, as 9.2. CONCAT joins texts, and numbers too. Careful: || means OR in MySQL, unless the mode PIPES_AS_CONCAT is on.',
    },
    mssql: {
      sql: "SELECT name + ' ghat' AS place, steps * 2 AS up_and_down, steps / 10 AS tens\nFROM ghats;",
      explanation:
        'Dividing two whole numbers drops the rest: 92 / 10 is 9; write 92 / 10.0 to keep it. + joins texts in SQL Server, but a number beside a text is added, not joined: CONCAT(name, steps) joins both. Without AS the column has no name.',
    },
    oracle: {
      sql: "SELECT name || ' ghat' AS place, steps * 2 AS up_and_down, TRUNC(steps / 10) AS tens\nFROM ghats;",
      explanation:
        'Numbers keep their rest when divided: 92 / 10 is 9.2 in Oracle, and TRUNC drops it. || joins texts and numbers alike. CONCAT takes exactly two texts.',
    },
  },
  exercises: [
    {
      id: 'two-blankets-a-bed',
      kind: 'query',
      task: 'Each bed needs **two blankets**. For every dharamshala show its **name** and how many blankets it needs, in a column called **blankets**.',
      starter: '-- beds are a column of dharamshalas\n',
    },
    {
      id: 'lamp-oil',
      kind: 'fix',
      task: 'A lamp burns **3 spoons** of oil a night, and each building gets **1 spoon** more to spare. The query gives some buildings far too much oil. Mend the sum and keep the columns **name** and **spoons**.',
      starter: 'SELECT name, (lamps + 1) * 3 AS spoons\nFROM buildings',
    },
    {
      id: 'write-the-address',
      kind: 'query',
      task: 'The sacks need labels like `Star Court, East Lanes`. For every building show one column called **address**: its name, a comma and a space, its district.',
      starter: "-- 'texts' stand in single quotes\n",
    },
  ],
});
