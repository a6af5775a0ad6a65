import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Schema } from './schema.ts';

/** What /metrics shows of the database. */
export type DatabaseStats = {
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Bytes of write-ahead log on disk; null where this connection may not look. */
  readonly walBytes: number | null;
  readonly databaseBytes: number;
  readonly deadRows: number;
};

export async function pgliteStats(db: Kysely<Schema>): Promise<DatabaseStats> {
  return { pool: { total: 1, idle: 0, waiting: 0 }, ...(await sizes(db)), walBytes: await walBytes(db) };
}

export async function postgresStats(db: Kysely<Schema>, pool: Pool): Promise<DatabaseStats> {
  const { totalCount, idleCount, waitingCount } = pool;
  return {
    pool: { total: totalCount, idle: idleCount, waiting: waitingCount },
    ...(await sizes(db)),
    walBytes: await walBytes(db),
  };
}

async function sizes(db: Kysely<Schema>): Promise<Pick<DatabaseStats, 'databaseBytes' | 'deadRows'>> {
  const { rows } = await sql<{ bytes: string; dead: string }>`
    select pg_database_size(current_database())::text as bytes,
           (select coalesce(sum(n_dead_tup), 0)::text from pg_stat_user_tables) as dead`.execute(db);
  return { databaseBytes: Number(rows[0]?.bytes), deadRows: Number(rows[0]?.dead) };
}

/** pg_ls_waldir is for superusers and pg_monitor. */
async function walBytes(db: Kysely<Schema>): Promise<number | null> {
  const { rows } = await sql<{ bytes: string | null }>`
    select case when has_function_privilege('pg_ls_waldir()', 'execute')
           then (select coalesce(sum(size), 0)::text from pg_ls_waldir()) end as bytes`.execute(db);
  const bytes = rows[0]?.bytes ?? null;
  return bytes === null ? null : Number(bytes);
}
