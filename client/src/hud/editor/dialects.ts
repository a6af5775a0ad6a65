import type { Dialect } from '@sqltown/shared/api';

/** The dialects on offer, as the page calls them. */
export const DIALECT_TITLES: Readonly<Record<Dialect, string>> = {
  postgresql: 'PostgreSQL',
  sqlite: 'SQLite',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mssql: 'SQL Server',
  oracle: 'Oracle',
};

export const OFFERED_DIALECTS = Object.keys(DIALECT_TITLES) as readonly Dialect[];
