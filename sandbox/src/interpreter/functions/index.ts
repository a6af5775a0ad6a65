import type { DialectName } from '../dialects/dialect.ts';
import { MSSQL, MSSQL_TABLES } from './dialects/mssql.ts';
import { MARIADB, MYSQL } from './dialects/mysql.ts';
import { ORACLE } from './dialects/oracle.ts';
import { POSTGRESQL, POSTGRESQL_TABLES } from './dialects/postgresql.ts';
import { SQLITE, SQLITE_TABLES } from './dialects/sqlite.ts';
import { UNSUPPORTED } from './dialects/unsupported.ts';
import type { FunctionTable, TableFunctionTable } from './function.ts';

const TABLES: Readonly<Record<DialectName, FunctionTable>> = {
  sqlite: SQLITE,
  postgresql: POSTGRESQL,
  mysql: MYSQL,
  mariadb: MARIADB,
  mssql: MSSQL,
  oracle: ORACLE,
};

/** The dialect's scalar, aggregate and window functions. GROUPING and GROUPING_ID are the binder's own. */
export function functionsOf(dialect: DialectName): FunctionTable {
  return TABLES[dialect];
}

const NONE: TableFunctionTable = new Map();
const TABLE_FUNCTIONS: Readonly<Record<DialectName, TableFunctionTable>> = {
  sqlite: SQLITE_TABLES,
  postgresql: POSTGRESQL_TABLES,
  mysql: NONE,
  mariadb: NONE,
  mssql: MSSQL_TABLES,
  oracle: NONE,
};

/** The dialect's functions that stand in FROM. */
export function tableFunctionsOf(dialect: DialectName): TableFunctionTable {
  return TABLE_FUNCTIONS[dialect];
}

/** Whether the dialect has a function of this name that SQLTown lacks: Unsupported, never "does not exist". */
export function knownElsewhere(dialect: DialectName, name: string): boolean {
  return UNSUPPORTED[dialect].has(name.toUpperCase());
}
