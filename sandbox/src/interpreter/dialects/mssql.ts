import { MSSQL as phrases } from '../errors/words/mssql.ts';
import { MSSQL as functions, MSSQL_TABLES } from '../functions/dialects/mssql.ts';
import { MSSQL as unsupported } from '../functions/unsupported/mssql.ts';
import { mssql as semantics } from '../semantics/mssql/index.ts';
import type { Dialect } from './record.ts';
import { MSSQL_RULES as rules } from './rules/mssql.ts';

export const MSSQL: Dialect = {
  rules,
  semantics,
  functions,
  tableFunctions: MSSQL_TABLES,
  unsupported,
  phrases,
};
