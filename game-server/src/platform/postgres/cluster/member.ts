import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import { Client, type Pool } from 'pg';
import type { Logger } from '#platform/logger/index.ts';
import type { Db } from '../database.ts';
import { DatabaseFault, isConnectionLost, sqlState } from '../faults.ts';
import { createPool } from '../pg-pool.ts';
import type { Schema } from '../schema.ts';
import { guarded } from '../transaction-guard.ts';
import { boundedClient } from './bounded-client.ts';

/** Who waits for a connection, for each connection that there may be; more are turned away at once. */
const WAITING_PER_CONNECTION = 20;
const PROBE_MS = 1_000;

export type MemberSettings = {
  readonly url: string;
  readonly connections: number;
  /** How long a connection may be held; null for as long as it takes. */
  readonly answerMs: number | null;
  readonly log: Logger;
};

export type MemberRole =
  /** `timeline` tells which of two that both take themselves for it was promoted last. */
  | { readonly kind: 'primary'; readonly timeline: number }
  | { readonly kind: 'replica' }
  | { readonly kind: 'away' };

/** One PostgreSQL server: its pool, and what it says of itself. */
export class Member {
  /** "db1:5432/town", for operators. */
  readonly label: string;
  readonly pool: Pool;
  /** Statements on this very server: reads on a replica. */
  readonly db: Db;
  readonly #settings: MemberSettings;
  /** Told when a statement shows that the server is away, slow, or no primary. */
  onSuspect: () => void = () => undefined;

  constructor(settings: MemberSettings) {
    const { host, pathname } = new URL(settings.url);
    this.label = `${host}${pathname}`;
    this.pool = createPool(settings);
    // Idle connections that the server closes are replaced; without a listener they would end the process.
    this.pool.on('error', (error) => {
      settings.log.warn({ error, member: this.label }, 'database.idle-connection-lost');
      this.onSuspect();
    });
    // One that is lost in use shows in its next statement; its end must not end the process either.
    this.pool.on('connect', (client) => {
      client.on('error', () => this.onSuspect());
    });
    this.#settings = settings;
    const pool = { options: {}, connect: () => this.connect(), end: () => Promise.resolve() };
    this.db = new Kysely<Schema>({ dialect: guarded(new PostgresDialect({ pool })) });
  }

  /** @throws DatabaseFault `overloaded` when too many wait already, `unavailable` when none is to be had in time. */
  async connect(): Promise<PostgresPoolClient> {
    const { connections, answerMs } = this.#settings;
    if (this.pool.waitingCount >= connections * WAITING_PER_CONNECTION) {
      throw new DatabaseFault('overloaded', 'Too many wait for the database.');
    }
    const giveUpAt = answerMs === null ? null : performance.now() + answerMs;
    try {
      const client = await this.pool.connect();
      return boundedClient(client, giveUpAt, (error) => this.#judge(error));
    } catch (cause) {
      if (isExhausted(cause)) {
        throw new DatabaseFault('overloaded', 'All connections to the database are in use.', { cause });
      }
      this.onSuspect();
      throw new DatabaseFault('unavailable', 'The database can’t be reached.', { cause });
    }
  }

  /** Asks the server on a connection of its own, so that a full pool doesn't matter. Never throws. */
  async probe(): Promise<MemberRole> {
    const client = new Client({
      connectionString: this.#settings.url,
      connectionTimeoutMillis: PROBE_MS,
      query_timeout: PROBE_MS,
    });
    // Its loss shows in the statement that fails.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ timeline: string | null }>(`
        select case when not pg_is_in_recovery() then left(pg_walfile_name(pg_current_wal_lsn()), 8) end as timeline`);
      const timeline = rows[0]?.timeline ?? null;
      return timeline === null
        ? { kind: 'replica' }
        : { kind: 'primary', timeline: Number.parseInt(timeline, 16) };
    } catch {
      return { kind: 'away' };
    } finally {
      client.end().catch(() => undefined);
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  #judge(error: unknown): void {
    if (isConnectionLost(error) || sqlState(error) === READ_ONLY) this.onSuspect();
  }
}

/** A write that reached a server which is no primary any more. */
const READ_ONLY = '25006';

/** The pool's own words for "all connections are in use": says nothing about the server. */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}
