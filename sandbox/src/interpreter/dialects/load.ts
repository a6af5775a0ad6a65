import type { DialectName } from './dialect.ts';
import type { Dialect } from './record.ts';

const LOADERS: Readonly<Record<DialectName, () => Promise<Dialect>>> = {
  sqlite: async () => (await import('./sqlite.ts')).SQLITE,
  postgresql: async () => (await import('./postgresql.ts')).POSTGRESQL,
  mysql: async () => (await import('./mysql.ts')).MYSQL,
  mariadb: async () => (await import('./mariadb.ts')).MARIADB,
  mssql: async () => (await import('./mssql.ts')).MSSQL,
  oracle: async () => (await import('./oracle.ts')).ORACLE,
};

/** One dialect, with what belongs to it alone fetched only now. */
export function loadDialect(name: DialectName): Promise<Dialect> {
  return LOADERS[name]();
}
