import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/rules/index.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Statement } from '../tree/statements.ts';
import { printWith } from './print-with.ts';

/** The SQL of a statement or expression in any of the six dialects (FE8). */
export function print(tree: Statement | Expression, dialect: DialectName): string {
  return printWith(tree, rulesOf(dialect));
}
