import { type Definition, tablesOf, viewsOf } from './define.ts';

const MASTER: Definition = {
  columns: 'type name tbl_name rootpage:integer sql',
  rows: (state) => [
    ...tablesOf(state)
      .filter(({ temporary }) => !temporary)
      .flatMap(({ name, text, indexes }) => [
        ['table', name, name, null, text ?? null],
        ...indexes.map((index) => ['index', index.name, name, null, null]),
      ]),
    ...viewsOf(state).map(({ name, text }) => ['view', name, name, 0, `CREATE VIEW ${name} AS ${text}`]),
  ],
};

/** SQLite's own table of tables, under its old name and its new one. */
export const SQLITE_VIEWS: Readonly<Record<string, Definition>> = {
  sqlite_master: MASTER,
  sqlite_schema: MASTER,
};
