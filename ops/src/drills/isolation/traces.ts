import type { EngineName } from '../engines/engine.ts';

/** What a run leaves if nobody clears up after it, and how the next learner would notice. */
export type Trace = {
  readonly kind: string;
  /** Plants a word that nobody else has. Other runs may not see it. */
  readonly plant: (word: string) => string;
  /** Answers with what any other run left. */
  readonly look: string;
  /** The plant may be refused; what matters is that nobody sees it. */
  readonly isRefused?: boolean;
};

const text = (word: string) => `'${word}'`;

const EVERYWHERE: readonly Trace[] = [
  {
    kind: 'row inserted',
    plant: (word) => `INSERT INTO songs VALUES (${text(word)})`,
    look: 'SELECT title FROM songs',
  },
  {
    kind: 'row changed',
    plant: (word) => `UPDATE citizens SET name = ${text(word)} WHERE id = 2`,
    look: 'SELECT name FROM citizens',
  },
  {
    kind: 'row changed in an open transaction',
    plant: (word) => `BEGIN; UPDATE houses SET name = ${text(word)}`,
    look: 'SELECT name FROM houses',
  },
  {
    kind: 'rows deleted',
    plant: (word) => `DELETE FROM songs; INSERT INTO songs VALUES (${text(word)})`,
    look: 'SELECT title FROM songs',
  },
  {
    kind: 'table',
    plant: (word) => `CREATE TABLE traces (t varchar(40)); INSERT INTO traces VALUES (${text(word)})`,
    look: 'SELECT t FROM traces',
  },
  {
    kind: 'temporary table',
    plant: (word) =>
      `CREATE TEMPORARY TABLE traces (t varchar(40)); INSERT INTO traces VALUES (${text(word)})`,
    look: 'SELECT t FROM traces',
  },
  {
    kind: 'temporary table over a real one',
    plant: (word) =>
      `CREATE TEMPORARY TABLE songs (title varchar(40)); INSERT INTO songs VALUES (${text(word)})`,
    look: 'SELECT title FROM songs',
  },
  {
    kind: 'view',
    plant: (word) => `CREATE VIEW traces AS SELECT ${text(word)} AS t`,
    look: 'SELECT t FROM traces',
  },
  {
    kind: 'column',
    plant: (word) => `ALTER TABLE songs ADD COLUMN trace varchar(40); UPDATE songs SET trace = ${text(word)}`,
    look: 'SELECT * FROM songs',
  },
];

const POSTGRESQL: readonly Trace[] = [
  {
    kind: 'sequence',
    plant: (word) => `CREATE SEQUENCE traces START ${numberOf(word)}; SELECT nextval('traces')`,
    look: "SELECT nextval('traces')",
  },
  {
    kind: 'last value of a sequence',
    plant: (word) => `CREATE SEQUENCE s START ${numberOf(word)}; SELECT nextval('s')`,
    look: 'SELECT lastval()',
  },
  {
    kind: 'setting',
    plant: (word) => `SET application_name = ${text(word)}`,
    look: "SELECT current_setting('application_name')",
    isRefused: true,
  },
  {
    kind: 'prepared statement',
    plant: (word) => `PREPARE traces AS SELECT ${text(word)}`,
    look: 'EXECUTE traces',
    isRefused: true,
  },
  {
    kind: 'function',
    plant: (word) => `CREATE FUNCTION traces() RETURNS text LANGUAGE sql AS $$ SELECT ${text(word)} $$`,
    look: 'SELECT traces()',
    isRefused: true,
  },
  {
    kind: 'lock',
    plant: () => 'SELECT pg_advisory_lock(42)',
    look: 'SELECT pg_try_advisory_lock(42)',
    isRefused: true,
  },
];

const MARIADB: readonly Trace[] = [
  {
    kind: 'sequence',
    plant: (word) => `CREATE SEQUENCE traces START WITH ${numberOf(word)}; SELECT NEXTVAL(traces)`,
    look: 'SELECT NEXTVAL(traces)',
  },
  {
    kind: 'last insert id',
    plant: (word) => `SELECT LAST_INSERT_ID(${numberOf(word)})`,
    look: 'SELECT LAST_INSERT_ID()',
  },
  { kind: 'user variable', plant: (word) => `SET @trace = ${text(word)}`, look: 'SELECT @trace' },
  {
    kind: 'user variable assigned',
    plant: (word) => `SELECT @trace := ${text(word)}`,
    look: 'SELECT @trace',
  },
  {
    kind: 'setting',
    plant: (word) => `SET SESSION sql_mode = ${text(word)}`,
    look: 'SELECT @@sql_mode',
    isRefused: true,
  },
  {
    kind: 'prepared statement',
    plant: (word) => `PREPARE traces FROM 'SELECT "${word}"'`,
    look: 'EXECUTE traces',
    isRefused: true,
  },
  {
    kind: 'function',
    plant: (word) => `CREATE FUNCTION traces() RETURNS VARCHAR(40) RETURN ${text(word)}`,
    look: 'SELECT traces()',
    isRefused: true,
  },
  {
    kind: 'lock',
    plant: (word) => `SELECT GET_LOCK(${text(word)}, 0)`,
    look: 'SELECT IS_FREE_LOCK(1)',
    isRefused: true,
  },
];

const SQLITE: readonly Trace[] = [
  {
    kind: 'setting',
    plant: (word) => `PRAGMA user_version = ${numberOf(word)}`,
    look: 'PRAGMA user_version',
    isRefused: true,
  },
  {
    kind: 'trigger',
    plant: (word) =>
      `CREATE TRIGGER traces AFTER INSERT ON songs BEGIN UPDATE songs SET title = ${text(word)}; END; INSERT INTO songs VALUES ('x')`,
    look: 'SELECT title FROM songs',
  },
  {
    kind: 'sequence',
    plant: (word) =>
      `CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO s VALUES (${numberOf(word)})`,
    look: 'SELECT seq FROM sqlite_sequence',
  },
];

export const TRACES: Readonly<Record<EngineName, readonly Trace[]>> = {
  sqlite: [...EVERYWHERE, ...SQLITE],
  pglite: [...EVERYWHERE, ...POSTGRESQL],
  postgresql: [...EVERYWHERE, ...POSTGRESQL],
  mariadb: [...EVERYWHERE, ...MARIADB],
};

/** Words end in digits that no one else's have: `trace-` and nine of them, the first of which is no 0. */
export const wordOf = (number: number): string => `trace-${700_000_000 + number}`;
const numberOf = (word: string): string => word.slice('trace-'.length);
export const MARK = /7\d{8}/g;
