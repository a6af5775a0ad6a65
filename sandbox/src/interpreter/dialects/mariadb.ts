import { MARIADB as phrases } from '../errors/words/mysql.ts';
import { MARIADB as functions } from '../functions/dialects/mysql.ts';
import { MARIADB as unsupported } from '../functions/unsupported/mysql.ts';
import { mariadb as semantics } from '../semantics/mysql/index.ts';
import type { Dialect } from './record.ts';
import { MARIADB_RULES as rules } from './rules/mariadb.ts';

export const MARIADB: Dialect = {
  rules,
  semantics,
  functions,
  tableFunctions: new Map(),
  unsupported,
  phrases,
};
