import type { DialectName } from './dialect.ts';
import { MARIADB } from './mariadb.ts';
import { MSSQL } from './mssql.ts';
import { MYSQL } from './mysql.ts';
import { ORACLE } from './oracle.ts';
import { POSTGRESQL } from './postgresql.ts';
import type { Dialect } from './record.ts';
import { SQLITE } from './sqlite.ts';

const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  sqlite: SQLITE,
  postgresql: POSTGRESQL,
  mysql: MYSQL,
  mariadb: MARIADB,
  mssql: MSSQL,
  oracle: ORACLE,
};

/** Any of the six, for a program that has them all at hand; a page loads one: `load.ts`. */
export function dialectOf(name: DialectName): Dialect {
  return DIALECTS[name];
}
