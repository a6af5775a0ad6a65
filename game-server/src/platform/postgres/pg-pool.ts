import { type Dialect, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import type { Logger } from '#platform/logger/index.ts';

export type PoolSettings = { readonly url: string; readonly connections: number; readonly log: Logger };

/**
 * A pool on a real PostgreSQL. Idle connections that the server closes are logged and replaced (without a listener
 * they would end the process). int8 comes as a string, as the embedded engine gives it.
 */
export function createPool({ url, connections, log }: PoolSettings): Pool {
  const config: PoolConfig = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 2_000,
    // The server gives a statement up first: a client that stops listening leaves its connection busy.
    statement_timeout: 5_000,
    query_timeout: 6_000,
    idleTimeoutMillis: 5_000,
    maxLifetimeSeconds: 300,
    keepAlive: true,
  };
  const pool = new Pool(config);
  pool.on('error', (error) => log.warn({ error }, 'database.idle-connection-lost'));
  return pool;
}

export function poolDialect(pool: Pool): Dialect {
  return new PostgresDialect({ pool });
}
