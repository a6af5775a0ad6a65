import { defineLesson } from './define-lesson.ts';

export const whichDoor = defineLesson({
  id: 'which-door',
  title: 'Which door?',
  story:
    'A traveller is thirsty and asks for the nearest well. Forty buildings shouting their names do not help her. You need a question that only the right doors answer.',
  idea: 'WHERE keeps the rows for which a comparison is true: = <> < <= > >=. All other rows stay dark.',
  building: 'stepwell',
  action: 'draw-water',
  examples: {
    postgresql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE name = 'Assi';",
      explanation:
        'Texts stand in single quotes and must match letter by letter: \'assi\' finds nothing. In PostgreSQL double quotes mean the name of a column, so WHERE name = "Assi" is an error. Truth is its own type: WHERE lamps_at_dusk = true.',
    },
    sqlite: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE name = 'Assi';",
      explanation:
        "Texts stand in single quotes and must match letter by letter: 'assi' finds nothing. SQLite keeps truth as 1 and false as 0: WHERE lamps_at_dusk = 1.",
    },
    mariadb: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE name = 'Assi';",
      explanation:
        "Texts stand in single quotes. MariaDB usually takes 'assi' and 'Assi' for the same text: the collation of the column decides. Truth is a small number: WHERE lamps_at_dusk = TRUE means = 1.",
    },
    mysql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE name = 'Assi';",
      explanation:
        "Texts stand in single quotes; MySQL takes double quotes for texts as well. 'assi' usually finds Assi too, since most collations do not tell capitals from small letters. Truth is a number: WHERE lamps_at_dusk = 1.",
    },
    mssql: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE name = 'Assi';",
      explanation:
        "Texts stand in single quotes, and the usual collation takes 'assi' and 'Assi' for the same. Double quotes mean the name of a column, and so do square brackets: [name]. Truth is a bit: WHERE lamps_at_dusk = 1.",
    },
    oracle: {
      sql: "SELECT name, steps\nFROM ghats\nWHERE name = 'Assi';",
      explanation:
        "Texts stand in single quotes and must match letter by letter: 'assi' finds nothing. Double quotes mean the name of a column, in exactly these letters. Truth is kept as 1 and 0 here: WHERE lamps_at_dusk = 1.",
    },
  },
  exercises: [
    {
      id: 'find-the-stepwells',
      kind: 'query',
      task: 'Where is water? Show the **name** of every building whose kind is **stepwell**.',
      starter: 'SELECT name\nFROM buildings\nWHERE ',
    },
    {
      id: 'kites-from-high-roofs',
      kind: 'query',
      task: 'Kites fly best from high roofs. Show **name** and **floors** of every building with **3 floors or more**.',
      starter: '-- name, floors\n',
    },
    {
      id: 'free-ferry-for-children',
      kind: 'fix',
      task: 'The ferry is free for everyone **younger than 12**. The ferryman copied the sign the wrong way round. Mend it: **name** and **age** of those who ride free.',
      starter: 'SELECT name, age\nFROM people\nWHERE age > 12',
    },
  ],
});
