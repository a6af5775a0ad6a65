import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

export type PoolStats = { readonly total: number; readonly idle: number; readonly waiting: number };

/** What /metrics and /health/database show; sums over all databases that answer. */
export type DatabaseStats = {
  readonly pool: PoolStats;
  /** Bytes of write-ahead log on disk; null where this connection may not look. */
  readonly walBytes: number | null;
  readonly databaseBytes: number;
  readonly deadRows: number;
  readonly databases: readonly DatabaseHealth[];
};

/** How one of the town's databases is, for operators: names of hosts, and never a password. */
export type DatabaseHealth = {
  /** "global" or "shard 0"; both where they are one. */
  readonly name: string;
  readonly answers: boolean;
  /** Null while there is none to be found. */
  readonly primary: string | null;
  readonly replicas: readonly string[];
  readonly pool: PoolStats;
};

export type Sizes = Pick<DatabaseStats, 'walBytes' | 'databaseBytes' | 'deadRows'>;

/** The sizes of one database. */
export async function sizesOf(db: Kysely<Schema>): Promise<Sizes> {
  const { rows } = await sql<{ bytes: string; dead: string }>`
    select pg_database_size(current_database())::text as bytes,
           (select coalesce(sum(n_dead_tup), 0)::text from pg_stat_user_tables) as dead`.execute(db);
  return {
    databaseBytes: Number(rows[0]?.bytes),
    deadRows: Number(rows[0]?.dead),
    walBytes: await walBytes(db),
  };
}

/** pg_ls_waldir is for superusers and pg_monitor. */
async function walBytes(db: Kysely<Schema>): Promise<number | null> {
  const { rows } = await sql<{ bytes: string | null }>`
    select case when has_function_privilege('pg_ls_waldir()', 'execute')
           then (select coalesce(sum(size), 0)::text from pg_ls_waldir()) end as bytes`.execute(db);
  const bytes = rows[0]?.bytes ?? null;
  return bytes === null ? null : Number(bytes);
}

export type Watched = {
  readonly name: string;
  readonly db: Kysely<Schema>;
  readonly health: () => Omit<DatabaseHealth, 'name' | 'answers'>;
};

/** Asks each database; one that doesn't answer is shown as that, and not counted. */
export async function statsOf(watched: readonly Watched[]): Promise<DatabaseStats> {
  const sizes = await Promise.all(watched.map(({ db }) => sizesOf(db).catch(() => null)));
  const answering = sizes.filter((each) => each !== null);
  const databases = watched.map(({ name, health }, i) => ({ name, answers: sizes[i] !== null, ...health() }));
  return {
    pool: sum(databases.map(({ pool }) => pool)),
    walBytes: answering.reduce<number | null>((total, { walBytes: wal }) => add(total, wal), null),
    databaseBytes: answering.reduce((total, { databaseBytes }) => total + databaseBytes, 0),
    deadRows: answering.reduce((total, { deadRows }) => total + deadRows, 0),
    databases,
  };
}

function sum(pools: readonly PoolStats[]): PoolStats {
  return {
    total: pools.reduce((total, pool) => total + pool.total, 0),
    idle: pools.reduce((total, pool) => total + pool.idle, 0),
    waiting: pools.reduce((total, pool) => total + pool.waiting, 0),
  };
}

function add(total: number | null, more: number | null): number | null {
  return more === null ? total : (total ?? 0) + more;
}
