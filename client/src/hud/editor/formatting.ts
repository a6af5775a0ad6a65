import type { Dialect } from '@sqltown/shared/api';

/** SQL laid out evenly; rejects when it can't be read. The formatter is fetched when it is first asked for. */
export async function formatSql(sql: string, dialect: Dialect): Promise<string> {
  const formatter = await import('sql-formatter');
  const { formatDialect, postgresql, sqlite, mysql, mariadb, transactsql, plsql } = formatter;
  const dialects = { postgresql, sqlite, mysql, mariadb, mssql: transactsql, oracle: plsql };
  return formatDialect(sql, {
    dialect: dialects[dialect],
    keywordCase: 'upper',
    tabWidth: 2,
  });
}
