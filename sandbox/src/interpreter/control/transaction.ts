import type { DialectName } from '../dialects/dialect.ts';
import { fail, Unsupported } from '../errors/failure.ts';
import type { Memory, OpenTransaction } from '../session/memory.ts';
import { type Done, type Work, done } from '../session/work.ts';
import type { Identifier } from '../tree/expressions.ts';
import type { Transaction } from '../tree/statements.ts';

type Steps = {
  readonly node: Transaction;
  readonly memory: Memory;
  readonly dialect: DialectName;
  readonly work: Work;
};

/** BEGIN, COMMIT, ROLLBACK and savepoints: a rollback is going back to a state that was kept. */
export function transact(node: Transaction, work: Work): Done {
  const { memory, context } = work;
  const steps: Steps = { node, memory, dialect: context.semantics.dialect, work };
  switch (node.action) {
    case 'BEGIN':
      return begin(steps);
    case 'COMMIT':
      return commit(steps);
    case 'ROLLBACK':
      return rollback(steps);
    case 'SAVEPOINT':
      return savepoint(steps);
    case 'ROLLBACK TO':
      return rollbackTo(steps);
    default:
      return release(steps);
  }
}

function opened(memory: Memory): OpenTransaction {
  return { before: memory.state, savepoints: [], failed: false, depth: 1 };
}

function begin({ node, memory, dialect }: Steps): Done {
  if (node.modes.includes('READ ONLY')) throw new Unsupported('READ ONLY', node.span);
  const { transaction, state } = memory;
  if (!transaction || dialect === 'mysql' || dialect === 'mariadb') {
    memory.transaction = opened(memory);
    return done(state);
  }
  if (dialect === 'mssql') {
    memory.transaction = { ...transaction, depth: transaction.depth + 1 };
    return done(state);
  }
  if (dialect === 'sqlite') fail({ kind: 'transaction-open' }, node.span);
  return done(state, ['WARNING: there is already a transaction in progress']);
}

/** Where no transaction is open: an error, a warning, or nothing at all. */
function without({ node, memory, dialect }: Steps, verb: string): Done {
  if (dialect === 'sqlite' || dialect === 'mssql') fail({ kind: 'no-transaction', verb }, node.span);
  const notices = dialect === 'postgresql' ? ['WARNING: there is no transaction in progress'] : [];
  return done(memory.state, notices);
}

function commit(steps: Steps): Done {
  const { memory, dialect } = steps;
  const { transaction } = memory;
  if (!transaction) return without(steps, 'COMMIT');
  if (transaction.failed) return rollback(steps);
  const isNested = dialect === 'mssql' && transaction.depth > 1;
  memory.transaction = isNested ? { ...transaction, depth: transaction.depth - 1 } : null;
  return done(memory.state);
}

function rollback(steps: Steps): Done {
  const { memory } = steps;
  const { transaction } = memory;
  if (!transaction) return without(steps, 'ROLLBACK');
  memory.transaction = null;
  return done(transaction.before);
}

function nameOf({ node, work }: Steps): string {
  const { savepoint } = node;
  if (!savepoint) throw new Error(`${node.action} without a name`);
  return folded(savepoint, work);
}

function folded({ name, quoted }: Identifier, { context }: Work): string {
  return context.semantics.fold(name, quoted, 'column');
}

function savepoint(steps: Steps): Done {
  const { memory, dialect, node } = steps;
  const name = nameOf(steps);
  if (!memory.transaction) {
    if (dialect === 'postgresql' || dialect === 'mssql')
      fail({ kind: 'no-transaction', verb: 'SAVEPOINT' }, node.span);
    // Autocommit ends a savepoint of MySQL at once.
    if (dialect === 'mysql' || dialect === 'mariadb') return done(memory.state);
    // SQLite: a savepoint outside of a transaction is one; releasing it commits.
    memory.transaction = { ...opened(memory), depth: 0 };
  }
  const { savepoints } = memory.transaction;
  const others =
    dialect === 'postgresql' || dialect === 'sqlite'
      ? savepoints
      : savepoints.filter((one) => one.name !== name);
  memory.transaction = { ...memory.transaction, savepoints: [...others, { name, state: memory.state }] };
  return done(memory.state);
}

/** The newest savepoint of the name. @throws SqlFailure unknown-savepoint */
function find(steps: Steps): { readonly transaction: OpenTransaction; readonly at: number } {
  const { memory, node } = steps;
  const name = nameOf(steps);
  const { transaction } = memory;
  const at = transaction?.savepoints.findLastIndex((one) => one.name === name) ?? -1;
  if (transaction && at >= 0) return { transaction, at };
  const isOutside = !transaction && steps.dialect === 'postgresql';
  if (isOutside) return fail({ kind: 'no-transaction', verb: node.action }, node.span);
  return fail(
    { kind: 'unknown-savepoint', name: node.savepoint?.name ?? '' },
    node.savepoint?.span ?? node.span,
  );
}

function rollbackTo(steps: Steps): Done {
  const { transaction, at } = find(steps);
  const kept = transaction.savepoints[at];
  if (!kept) throw new Error('a savepoint was found and lost');
  steps.memory.transaction = {
    ...transaction,
    savepoints: transaction.savepoints.slice(0, at + 1),
    failed: false,
  };
  return done(kept.state);
}

function release(steps: Steps): Done {
  const { transaction, at } = find(steps);
  const savepoints = transaction.savepoints.slice(0, at);
  const ends = transaction.depth === 0 && savepoints.length === 0;
  steps.memory.transaction = ends ? null : { ...transaction, savepoints };
  return done(steps.memory.state);
}
