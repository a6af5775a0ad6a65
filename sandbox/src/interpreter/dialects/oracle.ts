import { ORACLE as phrases } from '../errors/words/oracle.ts';
import { ORACLE as functions } from '../functions/dialects/oracle.ts';
import { ORACLE as unsupported } from '../functions/unsupported/oracle.ts';
import { oracle as semantics } from '../semantics/oracle/index.ts';
import type { Dialect } from './record.ts';
import { ORACLE_RULES as rules } from './rules/oracle.ts';

export const ORACLE: Dialect = {
  rules,
  semantics,
  functions,
  tableFunctions: new Map(),
  unsupported,
  phrases,
};
