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
 * that the parser does not read.
 */
export function mutantsOf(solution: string, dialect: DialectName, schema: DatasetSchema): Mutant[] {
  const parsed = parse(solution, dialect);
  if (parsed.kind !== 'parsed' || parsed.statements.length === 0)
    throw new Error(`No mutants of what is not read as SQL: ${solution}`);
  const { statements } = parsed;
  const seen = new Set([printAll(statements)]);
  const byOperator = OPERATORS.map((operator) => {
    const own: Mutant[] = [];
    for (const [i, statement] of statements.entries()) {
      for (const variant of variantsOf(statement, operator, readBy(statement, schema))) {
        const sql = printAll(statements.with(i, variant as Statement));
        if (seen.has(sql)) continue;
        seen.add(sql);
        own.push({ operator: operator.name, sql });
      }
    }
    return own;
  });
  return inTurns(byOperator).slice(0, MAX_MUTANTS);

  function printAll(all: readonly Statement[]): string {
    return all.map((statement) => print(statement, dialect)).join('; ');
  }
}

/** The first of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
