import type { Dialect } from '@sqltown/shared/api';

/** SQL laid out evenly; rejects when it can't be read. The formatter is fetched when it is first asked for. */
export async function formatSql(sql: string, dialect: Dialect): Promise<string> {
  const { formatDialect, postgresql, sqlite } = await import('sql-formatter');
  return formatDialect(sql, {
    dialect: dialect === 'postgresql' ? postgresql : sqlite,
    keywordCase: 'upper',
    tabWidth: 2,
  });
}
