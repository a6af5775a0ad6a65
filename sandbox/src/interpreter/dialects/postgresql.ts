import { POSTGRESQL as phrases } from '../errors/words/postgresql.ts';
import { POSTGRESQL as functions, POSTGRESQL_TABLES } from '../functions/dialects/postgresql.ts';
import { POSTGRESQL as unsupported } from '../functions/unsupported/postgresql.ts';
import { postgresql as semantics } from '../semantics/postgresql/index.ts';
import type { Dialect } from './record.ts';
import { POSTGRESQL_RULES as rules } from './rules/postgresql.ts';

export const POSTGRESQL: Dialect = {
  rules,
  semantics,
  functions,
  tableFunctions: POSTGRESQL_TABLES,
  unsupported,
  phrases,
};
