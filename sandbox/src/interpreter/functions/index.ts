import type { DialectName } from '../dialects/dialect.ts';
import { MSSQL } from './dialects/mssql.ts';
import { MARIADB, MYSQL } from './dialects/mysql.ts';
import { ORACLE } from './dialects/oracle.ts';
import { POSTGRESQL } from './dialects/postgresql.ts';
import { SQLITE } from './dialects/sqlite.ts';
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

/** The dialect's functions that stand in FROM. */
export function tableFunctionsOf(_dialect: DialectName): TableFunctionTable {
  return new Map();
}

/** Whether the dialect has a function of this name that SQLTown lacks: Unsupported, never "does not exist". */
export function knownElsewhere(_dialect: DialectName, _name: string): boolean {
  return false;
}
