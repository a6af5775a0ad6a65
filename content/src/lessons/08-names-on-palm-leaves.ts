import { defineLesson } from './define-lesson.ts';

export const namesOnPalmLeaves = defineLesson({
  id: 'names-on-palm-leaves',
  title: 'Names on palm leaves',
  story:
    'The librarian reads names scratched into palm leaves, and the edges have crumbled away. Sometimes only the end of a name is left, sometimes a few letters from the middle. That is enough to find it again.',
  idea: 'LIKE compares with a pattern: % stands for any letters, also none; _ stands for exactly one. Everything else stands for itself.',
  building: 'library',
  action: 'unroll-leaves',
  examples: {
    postgresql: {
      sql: "SELECT name\nFROM ghats\nWHERE name LIKE '%a%ga';",
      explanation:
        "An a somewhere, ga at the end. In PostgreSQL LIKE tells capitals from small letters: 'p%' does not find Panchganga. ILIKE, or LIKE on lower(name), finds both.",
    },
    sqlite: {
      sql: "SELECT name\nFROM ghats\nWHERE name LIKE '%a%ga';",
      explanation:
        "An a somewhere, ga at the end. In SQLite LIKE takes the capitals A–Z and their small letters for the same: 'p%' finds Panchganga. GLOB 'P*' is strict about them and has * and ? instead of % and _.",
    },
    mariadb: {
      sql: "SELECT name\nFROM ghats\nWHERE name LIKE '%a%ga';",
      explanation:
        "An a somewhere, ga at the end. In MariaDB LIKE usually takes capitals and small letters for the same: 'p%' finds Panchganga. LIKE BINARY 'P%' is strict about them.",
    },
    mysql: {
      sql: "SELECT name\nFROM ghats\nWHERE name LIKE '%a%ga';",
      explanation:
        "An a somewhere, ga at the end. In MySQL the collation decides about capitals, and the usual one takes them and small letters for the same: 'p%' finds Panchganga. name COLLATE utf8mb4_bin LIKE 'P%' is strict.",
    },
    mssql: {
      sql: "SELECT name\nFROM ghats\nWHERE name LIKE '%a%ga';",
      explanation:
        "An a somewhere, ga at the end. Under the usual collation 'p%' finds Panchganga. SQL Server has more signs in a pattern: [PK]% begins with P or K, [^P]% with anything but P.",
    },
    oracle: {
      sql: "SELECT name\nFROM ghats\nWHERE name LIKE '%a%ga';",
      explanation:
        "An a somewhere, ga at the end. Oracle tells capitals from small letters: 'p%' does not find Panchganga, and LIKE on LOWER(name) does. REGEXP_LIKE(name, '^p', 'i') is another way.",
    },
  },
  exercises: [
    {
      id: 'ends-with-house',
      kind: 'query',
      task: 'Of some names only the end can be read: **House**. Show the **name** of every building whose name **ends** with it.',
      starter: '-- name\n',
    },
    {
      id: 'ram-in-the-middle',
      kind: 'query',
      task: 'A letter is for a pilgrim with **ram** somewhere in the name, at the start, in the middle or at the end, in **capitals or small letters**. Show **guest** and **from_town** of every stay that fits.',
      starter: '-- guest, from_town\n',
    },
    {
      id: 'four-letters-left',
      kind: 'fix',
      task: 'On one leaf there is room for a name of exactly **four letters**. This finds far too many people. Mend the pattern; keep **name** and **age**.',
      starter: "SELECT name, age\nFROM people\nWHERE name LIKE '%____%'",
    },
  ],
});
