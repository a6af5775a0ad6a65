import { SQLITE as phrases } from '../errors/words/sqlite.ts';
import { SQLITE as functions, SQLITE_TABLES } from '../functions/dialects/sqlite.ts';
import { SQLITE as unsupported } from '../functions/unsupported/sqlite.ts';
import { sqlite as semantics } from '../semantics/sqlite/index.ts';
import type { Dialect } from './record.ts';
import { SQLITE_RULES as rules } from './rules/sqlite.ts';

export const SQLITE: Dialect = {
  rules,
  semantics,
  functions,
  tableFunctions: SQLITE_TABLES,
  unsupported,
  phrases,
};
