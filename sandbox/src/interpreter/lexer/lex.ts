import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/rules/index.ts';
import { type Lexed, lexWith } from './lex-with.ts';

/** Splits SQL of any of the six dialects into tokens (FE1, FE2). */
export function lex(sql: string, dialect: DialectName): Lexed {
  return lexWith(sql, rulesOf(dialect).lexical);
}
