import type { Semantics } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import { columnNames } from '../columns.ts';
import { defaultText, extraText, keyLetter } from '../described.ts';
import { DATABASE_NAME } from '../names.ts';
import type { DatabaseState, Table } from '../state.ts';
import { type Definition, type Fact, tablesOf, viewsOf } from './define.ts';

/** Where a dialect's tables stand: catalogue and schema. */
function home({ dialect }: Semantics): readonly [string, string] {
  if (dialect === 'postgresql') return [DATABASE_NAME, 'public'];
  return dialect === 'mssql' ? [DATABASE_NAME, 'dbo'] : ['def', DATABASE_NAME];
}

/** information_schema as lessons ask it; the standard's own names. */
export const INFORMATION_SCHEMA: Readonly<Record<string, Definition>> = {
  tables: {
    columns: 'table_catalog table_schema table_name table_type',
    rows: (state, semantics) => [
      ...tablesOf(state)
        .filter(({ temporary }) => !temporary)
        .map(({ name }) => [...home(semantics), name, 'BASE TABLE']),
      ...viewsOf(state).map(({ name }) => [...home(semantics), name, 'VIEW']),
    ],
  },
  views: {
    columns: 'table_catalog table_schema table_name view_definition',
    rows: (state, semantics) => viewsOf(state).map(({ name, text }) => [...home(semantics), name, text]),
  },
  columns: {
    columns: `table_catalog table_schema table_name column_name ordinal_position:integer column_default is_nullable
      data_type character_maximum_length:integer numeric_precision:integer numeric_scale:integer column_type column_key
      extra`,
    rows: (state, semantics) => tablesOf(state).flatMap((table) => columnRows(table, semantics)),
  },
  table_constraints: {
    columns: 'constraint_catalog constraint_schema constraint_name table_schema table_name constraint_type',
    rows: (state, semantics) =>
      tablesOf(state).flatMap((table) =>
        constraintsOf(table).map(([name, type]) => {
          const [catalog, schema] = home(semantics);
          return [catalog, schema, name, schema, table.name, type];
        }),
      ),
  },
  key_column_usage: {
    columns: `constraint_catalog constraint_schema constraint_name table_schema table_name column_name
      ordinal_position:integer referenced_table_name referenced_column_name`,
    rows: keyColumns,
  },
  referential_constraints: {
    columns: 'constraint_schema constraint_name update_rule delete_rule table_name',
    rows: (state, semantics) =>
      tablesOf(state).flatMap((table) =>
        table.foreignKeys.map(({ name, onDelete, onUpdate }) => [
          home(semantics)[1],
          name,
          onUpdate,
          onDelete,
          table.name,
        ]),
      ),
  },
};

function columnRows(table: Table, semantics: Semantics): Fact[][] {
  return table.columns.map((column, i) => {
    const { length, precision, scale } = sizes(column.type);
    return [
      ...home(semantics),
      table.name,
      column.name,
      i + 1,
      defaultText(column, semantics),
      column.notNull ? 'NO' : 'YES',
      semantics.nameOf(column.type).replace(/\(.*\)/, ''),
      length,
      precision,
      scale,
      semantics.nameOf(column.type),
      keyLetter(table, i),
      extraText(column),
    ];
  });
}

function sizes(type: Type): { length: number | null; precision: number | null; scale: number | null } {
  const none = { length: null, precision: null, scale: null };
  if (type.kind === 'text') return { ...none, length: type.length };
  if (type.kind === 'decimal') return { ...none, precision: type.precision, scale: type.scale };
  return none;
}

function constraintsOf({ uniques, checks, foreignKeys }: Table): [name: string, type: string][] {
  return [
    ...uniques.map(({ name, primary }): [string, string] => [name, primary ? 'PRIMARY KEY' : 'UNIQUE']),
    ...foreignKeys.map(({ name }): [string, string] => [name, 'FOREIGN KEY']),
    ...checks.map(({ name }): [string, string] => [name, 'CHECK']),
  ];
}

function keyColumns(state: DatabaseState, semantics: Semantics): Fact[][] {
  const [catalog, schema] = home(semantics);
  return tablesOf(state).flatMap((table) => {
    const keys = [
      ...table.uniques.map(({ name, columns }) => ({
        name,
        columns,
        parent: null,
        parentColumns: [] as string[],
      })),
      ...table.foreignKeys.map((one) => ({
        ...one,
        parent: state.relations.get(one.table)?.name ?? one.table,
        parentColumns: [...one.parentColumns],
      })),
    ];
    return keys.flatMap(({ name, columns, parent, parentColumns }) =>
      columnNames(table, columns).map((column, i) => [
        catalog,
        schema,
        name,
        schema,
        table.name,
        column,
        i + 1,
        parent,
        parentColumns[i] ?? null,
      ]),
    );
  });
}
