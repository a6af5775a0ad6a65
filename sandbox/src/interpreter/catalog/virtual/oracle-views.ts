import { columnNames } from '../columns.ts';
import { defaultText, expressionText } from '../described.ts';
import type { Table } from '../state.ts';
import { type Definition, type Fact, tablesOf, viewsOf } from './define.ts';

const OWNER = 'SQLTOWN';

const COLUMNS: Definition = {
  columns: 'TABLE_NAME COLUMN_NAME DATA_TYPE DATA_LENGTH:integer NULLABLE COLUMN_ID:integer DATA_DEFAULT',
  rows: (state, semantics) =>
    tablesOf(state).flatMap((table) =>
      table.columns.map((column, i) => [
        table.name,
        column.name,
        semantics.nameOf(column.type).replace(/\(.*\)/, ''),
        column.type.kind === 'text' ? column.type.length : 22,
        column.notNull ? 'N' : 'Y',
        i + 1,
        defaultText(column, semantics),
      ]),
    ),
};
const TABLES: Definition = {
  columns: 'TABLE_NAME TABLESPACE_NAME NUM_ROWS:integer',
  rows: (state) => tablesOf(state).map(({ name, rows }) => [name, 'USERS', rows.length]),
};

/** The dictionary views of the user, and those of all users, of whom there is one. */
export const ORACLE_VIEWS: Readonly<Record<string, Definition>> = {
  user_tables: TABLES,
  all_tables: owned(TABLES),
  user_tab_columns: COLUMNS,
  all_tab_columns: owned(COLUMNS),
  user_views: {
    columns: 'VIEW_NAME TEXT',
    rows: (state) => viewsOf(state).map(({ name, text }) => [name, text]),
  },
  user_objects: {
    columns: 'OBJECT_NAME OBJECT_TYPE STATUS',
    rows: (state) => [
      ...tablesOf(state).map(({ name }) => [name, 'TABLE', 'VALID']),
      ...viewsOf(state).map(({ name }) => [name, 'VIEW', 'VALID']),
      ...[...state.sequences.values()].map(({ name }) => [name, 'SEQUENCE', 'VALID']),
    ],
  },
  user_constraints: {
    columns: 'OWNER CONSTRAINT_NAME CONSTRAINT_TYPE TABLE_NAME SEARCH_CONDITION R_CONSTRAINT_NAME STATUS',
    rows: (state, semantics) =>
      tablesOf(state).flatMap((table) => [
        ...table.uniques.map(({ name, primary }) => [
          OWNER,
          name,
          primary ? 'P' : 'U',
          table.name,
          null,
          null,
          'ENABLED',
        ]),
        ...table.checks.map(({ name, condition }) => [
          OWNER,
          name,
          'C',
          table.name,
          expressionText(condition, semantics),
          null,
          'ENABLED',
        ]),
        ...table.foreignKeys.map(({ name, table: parent }) => [
          OWNER,
          name,
          'R',
          table.name,
          null,
          primaryName(state.relations.get(parent)),
          'ENABLED',
        ]),
      ]),
  },
  user_cons_columns: {
    columns: 'OWNER CONSTRAINT_NAME TABLE_NAME COLUMN_NAME POSITION:integer',
    rows: (state) =>
      tablesOf(state).flatMap((table) =>
        [...table.uniques, ...table.foreignKeys].flatMap(({ name, columns }) =>
          columnNames(table, columns).map((column, i) => [OWNER, name, table.name, column, i + 1]),
        ),
      ),
  },
  user_indexes: {
    columns: 'INDEX_NAME TABLE_NAME UNIQUENESS',
    rows: (state) =>
      tablesOf(state).flatMap((table) => [
        ...table.uniques.map(({ name }) => [name, table.name, 'UNIQUE']),
        ...table.indexes.map(({ name, unique }) => [name, table.name, unique ? 'UNIQUE' : 'NONUNIQUE']),
      ]),
  },
  user_sequences: {
    columns: 'SEQUENCE_NAME INCREMENT_BY:integer',
    rows: (state) => [...state.sequences.values()].map(({ name, step }) => [name, Number(step)]),
  },
};

function owned({ columns, rows }: Definition): Definition {
  return {
    columns: `OWNER ${columns}`,
    rows: (state, semantics) => rows(state, semantics).map((row): Fact[] => [OWNER, ...row]),
  };
}

function primaryName(relation: { readonly kind: string } | undefined): string | null {
  if (relation?.kind !== 'table') return null;
  return (relation as Table).uniques.find(({ primary }) => primary)?.name ?? null;
}
