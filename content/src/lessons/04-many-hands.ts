import { defineLesson } from './define-lesson.ts';

export const manyHands = defineLesson({
  id: 'many-hands',
  title: 'Many hands',
  story:
    'The festival needs a thousand clay lamps by Friday. The workshop calls for potters who are old enough for the hot kiln, for helpers who live by the water, and for a quiet place to paint. Every call has more than one condition.',
  idea: 'AND wants both sides true, OR is content with one, NOT turns a condition round. AND binds tighter than OR: use parentheses to say what belongs together.',
  building: 'workshop',
  action: 'fire-kiln',
  examples: {
    postgresql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE lamps_at_dusk AND (steps > 90 OR name = 'Kedar');",
      explanation:
        'A boolean column is a condition by itself in PostgreSQL. Without the parentheses AND would go first, and Kedar would be kept whether its lamps burn or not.',
    },
    sqlite: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE lamps_at_dusk AND (steps > 90 OR name = 'Kedar');",
      explanation:
        'In SQLite any number other than 0 counts as true, so a column of 0 and 1 is a condition by itself. Without the parentheses AND would go first, and Kedar would be kept whether its lamps burn or not.',
    },
    mariadb: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE lamps_at_dusk AND (steps > 90 OR name = 'Kedar');",
      explanation:
        'BOOLEAN is a small number in MariaDB, so the column is a condition by itself: anything but 0 is true. There is XOR as well, true when exactly one side is. Without the parentheses AND would go first, and Kedar would be kept whether its lamps burn or not.',
    },
    mysql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE lamps_at_dusk AND (steps > 90 OR name = 'Kedar');",
      explanation:
        'BOOLEAN is another name for a small number in MySQL, and any number but 0 is true. It also reads && and || as AND and OR; better write the words. Without the parentheses AND would go first, and Kedar would be kept whether its lamps burn or not.',
    },
    mssql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE lamps_at_dusk = 1 AND (steps > 90 OR name = 'Kedar');",
      explanation:
        'SQL Server wants a comparison: a bit is not a condition by itself, so it is compared with 1. Without the parentheses AND would go first, and Kedar would be kept whether its lamps burn or not.',
    },
    oracle: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE lamps_at_dusk = 1 AND (steps > 90 OR name = 'Kedar');",
      explanation:
        'Oracle wants a comparison: a column of 0 and 1 is not a condition by itself. Without the parentheses AND would go first, and Kedar would be kept whether its lamps burn or not.',
    },
  },
  exercises: [
    {
      id: 'potters-for-the-kiln',
      kind: 'query',
      task: 'The kiln is hot: only potters who are **16 or older** may help. Show **name** and **age** of the people whose craft is **potter** and who are old enough.',
      starter: '-- name, age of people\n',
    },
    {
      id: 'water-for-the-clay',
      kind: 'fix',
      task: 'Clay needs water. We want **name** and **kind** of the **temples and stepwells** that stand in the district **Riverside**. But the list also names temples far from the river. Mend the condition.',
      starter:
        "SELECT name, kind\nFROM buildings\nWHERE kind = 'temple' OR kind = 'stepwell'\n  AND district = 'Riverside'",
    },
    {
      id: 'a-quiet-place-to-paint',
      kind: 'query',
      task: 'The painters want quiet: a building that is **neither** a **house nor** a **bazaar**. Show **name** and **kind** of all that are left.',
      starter: '-- name, kind\n',
    },
  ],
});
