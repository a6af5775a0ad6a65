import type { DialectName } from '../dialects/dialect.ts';
import { mssql } from './mssql/index.ts';
import { mariadb, mysql } from './mysql/index.ts';
import { oracle } from './oracle/index.ts';
import { postgresql } from './postgresql/index.ts';
import type { Semantics } from './semantics.ts';
import { sqlite } from './sqlite/index.ts';

const SEMANTICS: Readonly<Record<DialectName, Semantics>> = {
  sqlite,
  postgresql,
  mysql,
  mariadb,
  mssql,
  oracle,
};

/** How a dialect computes. */
export function semanticsOf(dialect: DialectName): Semantics {
  return SEMANTICS[dialect];
}
