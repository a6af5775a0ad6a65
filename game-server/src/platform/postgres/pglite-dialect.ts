import {
  AbortedTransactionError,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { DatabaseFault } from './faults.ts';
import type { PgliteEngine } from './pglite-engine.ts';

/** Kysely over the PGlite thread: one connection, handed from one user to the next in the order of asking. */
export function pgliteDialect(engine: PgliteEngine): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => new PgliteDriver(engine),
  };
}

class PgliteDriver implements Driver {
  readonly #engine: PgliteEngine;
  readonly #turns: (() => void)[] = [];
  #taken = false;

  constructor(engine: PgliteEngine) {
    this.#engine = engine;
  }

  async init(): Promise<void> {
    await this.#engine.ready();
  }

  async acquireConnection(): Promise<PgliteConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#turns.push(resolve));
    this.#taken = true;
    return new PgliteConnection(this.#engine);
  }

  async releaseConnection(): Promise<void> {
    const next = this.#turns.shift();
    if (next) next();
    else this.#taken = false;
  }

  async beginTransaction(
    connection: DatabaseConnection,
    settings: { isolationLevel?: string },
  ): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await run(connection, `begin${level}`);
  }

  /** PostgreSQL answers COMMIT with ROLLBACK where an error inside the transaction was swallowed. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await run(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof PgliteConnection && connection.isLost) return;
    await run(connection, 'rollback');
  }

  async destroy(): Promise<void> {
    await this.#engine.close();
  }
}

class PgliteConnection implements DatabaseConnection {
  readonly #engine: PgliteEngine;
  readonly #generation: number;

  constructor(engine: PgliteEngine) {
    this.#engine = engine;
    this.#generation = engine.generation;
  }

  /** The thread was replaced since this connection was taken: its transaction is gone with the old one. */
  get isLost(): boolean {
    return this.#engine.generation !== this.#generation;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isLost) throw new DatabaseFault('engine-lost', 'The embedded database was restarted meanwhile.');
    const { rows, affected, command } = await this.#engine.query(query.sql, query.parameters);
    if (query.sql === 'commit' && command === 'ROLLBACK') throw new AbortedTransactionError();
    return {
      rows: rows as R[],
      ...(affected === null ? {} : { numAffectedRows: BigInt(affected) }),
    };
  }

  // oxlint-disable-next-line require-yield -- the interface asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database has no cursors.');
  }
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql));
}
