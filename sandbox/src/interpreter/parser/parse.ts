import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/rules/index.ts';
import { type Parsed, parseWith } from './parse-with.ts';
import { parseSeldom } from './statements/seldom.ts';

/** Reads statements in any of the six dialects (FE4–FE7). */
export function parse(sql: string, dialect: DialectName): Parsed {
  return parseWith(sql, rulesOf(dialect), parseSeldom);
}
