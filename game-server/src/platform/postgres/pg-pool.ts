import { Pool } from 'pg';

export type PoolSettings = {
  readonly url: string;
  readonly connections: number;
  /** How long a statement may take; null for as long as it takes. */
  readonly answerMs: number | null;
};

/**
 * A pool on one PostgreSQL server. int8 comes as a string, as the embedded engine gives it. Whoever uses it listens
 * for 'error': connections that the server closes while they are idle.
 */
export function createPool({ url, connections, answerMs }: PoolSettings): Pool {
  return new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: answerMs === null ? 10_000 : 1_000,
    // The server gives a statement up as well: one that nobody waits for any more holds no locks.
    statement_timeout: answerMs ?? 0,
    idleTimeoutMillis: 5_000,
    maxLifetimeSeconds: 300,
    keepAlive: true,
  });
}
