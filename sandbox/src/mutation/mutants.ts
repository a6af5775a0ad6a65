import type { DatasetSchema } from '@sqltown/content/grading';
import type { DialectName } from '../interpreter/dialects/dialect.ts';
import { parse } from '../interpreter/parser/parse.ts';
import { print } from '../interpreter/printer/print.ts';
import type { Statement } from '../interpreter/tree/statements.ts';
import { variantsOf } from './operator.ts';
import { readBy } from './reading.ts';
import { OPERATORS } from './operators/index.ts';

export const MAX_MUTANTS = 30;

/** A solution with one slip in it. */
export type Mutant = { readonly operator: string; readonly sql: string };

/**
 * All that the operators make of a solution, printed back, each once and none the solution itself; at most 30,
 * a few of every operator rather than many of one. Some may not run: only an engine knows. Throws for SQL
 * that the parser does not read, or that is more than one statement.
 */
export function mutantsOf(solution: string, dialect: DialectName, schema: DatasetSchema): Mutant[] {
  const parsed = parse(solution, dialect);
  const [statement, another] = parsed.kind === 'parsed' ? parsed.statements : [];
  if (!statement || another) throw new Error(`No mutants of what is not one statement: ${solution}`);
  const town = readBy(statement, schema);
  const seen = new Set([print(statement, dialect)]);
  const byOperator = OPERATORS.map((operator) => {
    const own: Mutant[] = [];
    for (const variant of variantsOf(statement, operator, town)) {
      const sql = print(variant as Statement, dialect);
      if (seen.has(sql)) continue;
      seen.add(sql);
      own.push({ operator: operator.name, sql });
    }
    return own;
  });
  return inTurns(byOperator).slice(0, MAX_MUTANTS);
}

/** The first of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
