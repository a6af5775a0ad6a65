import type { EngineDialect } from '@sqltown/shared/api';
import { splitStatements } from '../../interpreter/analysis/split.ts';

const OPENING: ReadonlySet<string> = new Set(['BEGIN', 'START']);
const CLOSING: ReadonlySet<string> = new Set(['COMMIT', 'ROLLBACK', 'END']);

/**
 * Whether statements end inside a transaction, by the first words of each: what was not committed has not
 * happened (GR20). ROLLBACK TO stays inside; SAVEPOINT alone opens one in SQLite.
 */
export function endsInTransaction(sql: string, dialect: EngineDialect): boolean {
  let isOpen = false;
  for (const [first, second, third] of statementsIn(sql, dialect)) {
    if (!first) continue;
    if (OPENING.has(first)) isOpen = true;
    else if (first === 'SAVEPOINT' && dialect === 'sqlite') isOpen = true;
    else if (CLOSING.has(first) && second !== 'TO' && third !== 'TO') isOpen = false;
  }
  return isOpen;
}

/** The first three words of each statement, upper case. */
function statementsIn(sql: string, dialect: EngineDialect): string[][] {
  return splitStatements(sql, dialect).map(({ tokens }) =>
    tokens.slice(0, 3).map(({ value }) => value.toUpperCase()),
  );
}
