import { MYSQL as phrases } from '../errors/words/mysql.ts';
import { MYSQL as functions } from '../functions/dialects/mysql.ts';
import { MYSQL as unsupported } from '../functions/unsupported/mysql.ts';
import { mysql as semantics } from '../semantics/mysql/index.ts';
import type { Dialect } from './record.ts';
import { MYSQL_RULES as rules } from './rules/mysql.ts';

export const MYSQL: Dialect = {
  rules,
  semantics,
  functions,
  tableFunctions: new Map(),
  unsupported,
  phrases,
};
