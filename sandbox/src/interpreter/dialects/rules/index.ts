import type { DialectName, DialectRules } from '../dialect.ts';
import { MARIADB_RULES } from './mariadb.ts';
import { MSSQL_RULES } from './mssql.ts';
import { MYSQL_RULES } from './mysql.ts';
import { ORACLE_RULES } from './oracle.ts';
import { POSTGRESQL_RULES } from './postgresql.ts';
import { SQLITE_RULES } from './sqlite.ts';

const RULES: Readonly<Record<DialectName, DialectRules>> = {
  sqlite: SQLITE_RULES,
  postgresql: POSTGRESQL_RULES,
  mysql: MYSQL_RULES,
  mariadb: MARIADB_RULES,
  mssql: MSSQL_RULES,
  oracle: ORACLE_RULES,
};

/** How any of the six is read and written. */
export function rulesOf(dialect: DialectName): DialectRules {
  return RULES[dialect];
}
