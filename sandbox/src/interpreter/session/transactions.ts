import type { DialectName } from '../dialects/dialect.ts';
import { fail } from '../errors/failure.ts';
import type { Statement } from '../tree/statements.ts';
import type { Memory } from './memory.ts';
import type { Done, Work } from './work.ts';

const CHANGES: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'merge']);
const DEFINITIONS: ReadonlySet<string> = new Set([
  'create-table',
  'create-view',
  'create-index',
  'create-sequence',
  'create-enum',
  'alter-table',
  'drop',
  'truncate',
]);

/** What a statement does to the transaction by merely coming: it may end one, begin one, or be refused. */
export function beforeStatement(statement: Statement, work: Work): Work {
  const { memory, context } = work;
  const { dialect } = context.semantics;
  if (memory.transaction?.failed && !endsTransaction(statement))
    fail({ kind: 'transaction-failed' }, statement.span);
  if (commitsFirst(statement, dialect)) memory.transaction = null;
  if (memory.implicitTransactions && !memory.transaction && CHANGES.has(statement.type)) {
    memory.transaction = { before: memory.state, savepoints: [], failed: false, depth: 1 };
  }
  return work;
}

function endsTransaction(statement: Statement): boolean {
  return statement.type === 'transaction' && /^(COMMIT|ROLLBACK)/.test(statement.action);
}

/** Definitions commit in Oracle and MySQL, those of temporary tables apart. */
function commitsFirst(statement: Statement, dialect: DialectName): boolean {
  if (!DEFINITIONS.has(statement.type)) return false;
  if (dialect === 'oracle') return true;
  if (dialect !== 'mysql' && dialect !== 'mariadb') return false;
  const isTemporary = 'temporary' in statement && statement.temporary;
  return !isTemporary;
}

/** The statement has happened: its state is the session's. */
export function afterStatement(
  statement: Statement,
  { state, rowCount }: Done,
  { memory, context }: Work,
): void {
  memory.state = state;
  const { dialect } = context.semantics;
  if (CHANGES.has(statement.type) || dialect === 'mssql') memory.last.rowCount = BigInt(rowCount);
  else if (dialect === 'mysql' || dialect === 'mariadb')
    memory.last.rowCount = statement.type === 'query' ? -1n : 0n;
}

/** PostgreSQL gives up the whole transaction at its first error. */
export function afterFailure(memory: Memory, dialect: DialectName): void {
  if (dialect !== 'postgresql' || !memory.transaction) return;
  memory.transaction = { ...memory.transaction, failed: true };
}
