import { defineLesson } from './define-lesson.ts';

export const goodMorningTown = defineLesson({
  id: 'good-morning-town',
  title: 'Good morning, town',
  story:
    'The fog lifts off the river and the old quarter wakes up. This town remembers everything about itself in tables: one row for each building, one column for each thing worth knowing. Ask, and whoever is asked lights a lamp.',
  idea: 'SELECT names the columns that you want to see, FROM names the table. What you get back is a table again: one row for each row that answered.',
  building: 'house',
  action: 'light-windows',
  examples: {
    postgresql: {
      sql: 'SELECT name, steps\nFROM ghats;',
      explanation:
        'Two columns of every ghat, separated by a comma. PostgreSQL reads SELECT, select and Select alike, and an unquoted name such as Ghats as ghats. The semicolon at the end may be left out here.',
    },
    sqlite: {
      sql: 'SELECT name, steps\nFROM ghats;',
      explanation:
        'Two columns of every ghat, separated by a comma. SQLite does not mind whether you write SELECT or select, ghats or Ghats. The semicolon at the end may be left out here.',
    },
    mariadb: {
      sql: 'SELECT name, steps\nFROM ghats;',
      explanation:
        'Two columns of every ghat, separated by a comma. MariaDB does not mind whether you write SELECT or select. The name of a table is another matter: on many servers Ghats is not ghats. The semicolon at the end may be left out here.',
    },
    mysql: {
      sql: 'SELECT name, steps\nFROM ghats;',
      explanation:
        'Two columns of every ghat, separated by a comma. MySQL does not mind whether you write SELECT or select, name or Name. For tables it depends on the server: on Linux Ghats is usually not ghats. The semicolon at the end may be left out here.',
    },
    mssql: {
      sql: 'SELECT name, steps\nFROM ghats;',
      explanation:
        'Two columns of every ghat, separated by a comma. SQL Server usually takes ghats and Ghats for the same name; its collation decides. The semicolon at the end may be left out here.',
    },
    oracle: {
      sql: 'SELECT name, steps\nFROM ghats;',
      explanation:
        'Two columns of every ghat, separated by a comma. Oracle reads an unquoted name as if it stood in capitals: ghats is GHATS, and the columns come back as NAME and STEPS. The semicolon at the end may be left out here.',
    },
  },
  exercises: [
    {
      id: 'every-name',
      kind: 'query',
      task: 'Press **Run**: every building answers with its number. Numbers are cold. Ask every building for its **name** instead.',
      starter: 'SELECT id\nFROM buildings',
    },
    {
      id: 'name-and-kind',
      kind: 'query',
      task: 'A name alone does not tell a temple from a house. Show the **name** and the **kind** of every building, in this order.',
      starter: '-- two columns, one comma\n',
    },
    {
      id: 'whole-register',
      kind: 'fix',
      task: 'This should show **all columns** of the dharamshalas, the guest houses for pilgrims. The scribe was sleepy, and one word is misspelt. Run it, read what the engine says, and mend it.',
      starter: 'SELECT *\nFORM dharamshalas',
    },
  ],
});
