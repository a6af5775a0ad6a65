import type { DatabaseState } from '../state.ts';
import { type Definition, tablesOf, viewsOf } from './define.ts';

const FIRST_ID = 581_577_110;
const STEP = 32;

/** Object ids as SQL Server makes them: some large number, the same for the same database. */
function identified(state: DatabaseState) {
  return [...tablesOf(state), ...viewsOf(state)].map((relation, i) => ({
    relation,
    id: FIRST_ID + i * STEP,
  }));
}

const OBJECTS = 'name object_id:integer schema_id:integer type type_desc';

/** sys.tables and its kin. */
export const MSSQL_VIEWS: Readonly<Record<string, Definition>> = {
  tables: {
    columns: OBJECTS,
    rows: (state) =>
      identified(state)
        .filter(({ relation }) => relation.kind === 'table')
        .map(({ relation, id }) => [relation.name, id, 1, 'U', 'USER_TABLE']),
  },
  views: {
    columns: OBJECTS,
    rows: (state) =>
      identified(state)
        .filter(({ relation }) => relation.kind === 'view')
        .map(({ relation, id }) => [relation.name, id, 1, 'V', 'VIEW']),
  },
  objects: {
    columns: OBJECTS,
    rows: (state) =>
      identified(state).map(({ relation, id }) =>
        relation.kind === 'table'
          ? [relation.name, id, 1, 'U', 'USER_TABLE']
          : [relation.name, id, 1, 'V', 'VIEW'],
      ),
  },
  columns: {
    columns: 'object_id:integer name column_id:integer is_nullable:integer is_identity:integer',
    rows: (state) =>
      identified(state).flatMap(({ relation, id }) =>
        relation.kind === 'table'
          ? relation.columns.map(({ name, notNull, identity }, i) => [
              id,
              name,
              i + 1,
              notNull ? 0 : 1,
              identity ? 1 : 0,
            ])
          : [],
      ),
  },
  schemas: { columns: 'name schema_id:integer', rows: () => [['dbo', 1]] },
};
