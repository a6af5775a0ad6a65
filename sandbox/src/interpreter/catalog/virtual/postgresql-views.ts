import { columnNames } from '../columns.ts';
import { type Definition, tablesOf, viewsOf } from './define.ts';

/** The few of pg_catalog that lessons ask; found without a qualifier as well. */
export const POSTGRESQL_VIEWS: Readonly<Record<string, Definition>> = {
  pg_tables: {
    columns: 'schemaname tablename tableowner',
    rows: (state) =>
      tablesOf(state).map(({ name, temporary }) => [temporary ? 'pg_temp' : 'public', name, 'postgres']),
  },
  pg_views: {
    columns: 'schemaname viewname viewowner definition',
    rows: (state) => viewsOf(state).map(({ name, text }) => ['public', name, 'postgres', text]),
  },
  pg_indexes: {
    columns: 'schemaname tablename indexname indexdef',
    rows: (state) =>
      tablesOf(state).flatMap((table) => {
        const keys = [
          ...table.uniques.map((unique) => ({ ...unique, unique: true })),
          ...table.indexes.map((index) => ({ ...index, columns: index.columns ?? [] })),
        ];
        return keys.map(({ name, unique, columns }) => {
          const listed = columnNames(table, columns).join(', ');
          const kind = unique ? 'UNIQUE INDEX' : 'INDEX';
          return [
            'public',
            table.name,
            name,
            `CREATE ${kind} ${name} ON public.${table.name} USING btree (${listed})`,
          ];
        });
      }),
  },
};
