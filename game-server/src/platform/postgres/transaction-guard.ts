import { AsyncLocalStorage } from 'node:async_hooks';
import type { Dialect, Driver, Kysely } from 'kysely';
import { DatabaseFault } from './faults.ts';

type Held = { open: boolean };

/**
 * The dialect, with a guard: taking a second connection inside an open transaction throws. Whoever writes `db`
 * where `tx` is meant would otherwise wait for ever on the embedded engine's one connection, and on PostgreSQL
 * write outside the transaction.
 *
 * The mark travels with the asynchronous context from BEGIN on. It is closed with the transaction, so that a
 * context which lives longer than that can use the database again. Savepoints are not passed on: nobody uses them.
 */
export function guarded(dialect: Dialect): Dialect {
  const held = new AsyncLocalStorage<Held>();
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db: Kysely<unknown>) => dialect.createIntrospector(db),
    createDriver: () => guardDriver(dialect.createDriver(), held),
  };
}

function guardDriver(driver: Driver, held: AsyncLocalStorage<Held>): Driver {
  const close = (): void => {
    const mark = held.getStore();
    if (mark) mark.open = false;
  };
  return {
    init: (options) => driver.init(options),
    acquireConnection: async (options) => {
      if (held.getStore()?.open) {
        throw new DatabaseFault(
          'used-inside-transaction',
          'Use the transaction, not db, inside a transaction.',
        );
      }
      return driver.acquireConnection(options);
    },
    beginTransaction: (connection, settings) => {
      held.enterWith({ open: true });
      return driver.beginTransaction(connection, settings);
    },
    commitTransaction: (connection) => driver.commitTransaction(connection).finally(close),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection).finally(close),
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  };
}
