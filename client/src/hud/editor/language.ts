import { SQLDialect, sql } from '@codemirror/lang-sql';
import type { Extension } from '@codemirror/state';
import type { DatasetReply, Dialect } from '@sqltown/shared/api';
import { SPECS } from './words.ts';

const DIALECTS: Readonly<Record<Dialect, SQLDialect>> = {
  postgresql: SQLDialect.define(SPECS.postgresql),
  sqlite: SQLDialect.define(SPECS.sqlite),
  mysql: SQLDialect.define(SPECS.mysql),
  mariadb: SQLDialect.define(SPECS.mariadb),
  mssql: SQLDialect.define(SPECS.mssql),
  oracle: SQLDialect.define(SPECS.oracle),
};

/** SQL of a dialect, completing the dataset's tables and columns. */
export function sqlLanguage(dialect: Dialect, dataset: DatasetReply | undefined): Extension {
  const schema = Object.fromEntries(
    (dataset?.tables ?? []).map((table) => [
      table.name,
      {
        self: { label: table.name, type: 'table', detail: `${table.rowCount} rows`, info: table.about },
        children: table.columns.map((column) => ({
          label: column.name,
          type: 'column',
          detail: column.type,
          boost: 1,
        })),
      },
    ]),
  );
  return sql({
    dialect: DIALECTS[dialect],
    schema,
    upperCaseKeywords: true,
  });
}
