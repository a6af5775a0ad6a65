import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { type Dialect, Kysely } from 'kysely';
import type { Logger } from '#platform/logger/index.ts';
import { lockFolder } from './folder-lock.ts';
import { MAINTAIN_EVERY_MS, type Maintenance, startMaintenance } from './maintenance.ts';
import { migrate, requireSchema } from './migrate.ts';
import { createPool, poolDialect } from './pg-pool.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { PgliteEngine } from './pglite-engine.ts';
import type { Schema } from './schema.ts';
import { type DatabaseStats, pgliteStats, postgresStats } from './stats.ts';
import { templateImage } from './template.ts';
import { openDirectory } from './shards/directory.ts';
import { settleShards } from './shards/settle.ts';
import { type Shard, type Shards, createShards } from './shards/shards.ts';
import { guarded } from './transaction-guard.ts';

export type Db = Kysely<Schema>;

export type Database = {
  /** The global database. What belongs to a player or a city is asked for through `shards`. */
  readonly db: Db;
  readonly shards: Shards;
  /** The dialect beneath, for a library that wants a Kysely of its own. */
  readonly dialect: Dialect;
  readonly kind: 'pglite' | 'postgres';
  /** One line for the start banner: "PGlite in /srv/data/pg" or "PostgreSQL at db:5432/town". Never a password. */
  readonly label: string;
  stats(): Promise<DatabaseStats>;
  /** Checkpoints, vacuums and analyses now; the embedded database also does so by itself every minute. */
  maintain(): Promise<void>;
  /** Embedded only: the data folder as a gzipped tar, consistent as of now. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** A PostgreSQL; without it the embedded database is used. */
  readonly url?: string | undefined;
  /** PostgreSQLs that players and cities are spread over, as SHARD_URLS has them; without it all is in one. */
  readonly shardUrls?: string | undefined;
  /** The embedded database's folder; without it (and without a URL) it lives in memory, for tests. */
  readonly dataDir?: string | undefined;
  /** Connections to PostgreSQL. */
  readonly connections?: number;
  /** False: the schema must be right already. */
  readonly migrate?: boolean;
  /** Image to start a new embedded database from, in place of an empty one. */
  readonly image?: Uint8Array;
  /** Embedded only: how often it checkpoints and vacuums; every minute by default. */
  readonly maintainEveryMs?: number;
  readonly log: Logger;
};

/** One database, open; its schema isn't looked at yet. */
type Opened = Omit<Database, 'shards'>;

/**
 * Opens the global database and the shards, and brings their schemas up to date.
 * @throws DatabaseFault for a folder in use, an unwritable one, a schema that is newer or behind, shards that aren't
 *   those that the directory knows.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const opened: Opened[] = [];
  const open = async (url: string | undefined): Promise<Opened> => {
    const one = url === undefined ? await openPglite(options) : openPostgres(url, options);
    opened.push(one);
    return one;
  };
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map((one) => one.close()));
  };
  try {
    const global = await open(options.url);
    const shards: Opened[] = [];
    for (const url of shardUrlsOf(options)) shards.push(url === options.url ? global : await open(url));
    await Promise.all(opened.map(({ db }) => (options.migrate === false ? requireSchema(db) : migrate(db))));
    const all: Shard[] = shards.map(({ db }, id) => ({ id, db }));
    await settleShards(global.db, all);
    const watches = global.kind === 'postgres';
    const directory = await openDirectory({ global: global.db, watches, log: options.log });
    return {
      ...global,
      shards: createShards({ global: global.db, all, directory }),
      close: async () => {
        directory.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** @returns one entry a shard; the global database itself where none are named. */
function shardUrlsOf({ url, shardUrls }: DatabaseOptions): readonly (string | undefined)[] {
  const named = (shardUrls ?? '').split(';').filter((each) => each.trim() !== '');
  return named.length === 0 ? [url] : named.map((each) => each.trim());
}

function openPostgres(url: string, { connections = 10, log }: DatabaseOptions): Opened {
  const pool = createPool({ url, connections, log });
  const dialect = guarded(poolDialect(pool));
  const db = new Kysely<Schema>({ dialect });
  const { host, pathname } = new URL(url);
  return {
    db,
    dialect,
    kind: 'postgres',
    label: `PostgreSQL at ${host}${pathname}`,
    stats: () => postgresStats(db, pool),
    maintain: () => Promise.resolve(),
    dump: () => Promise.reject(new Error('a server is backed up with its own tools')),
    close: () => db.destroy(),
  };
}

async function openPglite({ dataDir, image, maintainEveryMs, log }: DatabaseOptions): Promise<Opened> {
  const lock = dataDir === undefined ? null : await lockFolder(dataDir);
  try {
    const folder = dataDir === undefined ? null : join(dataDir, 'pg');
    const isNew = folder === null || !existsSync(join(folder, 'PG_VERSION'));
    const engine = new PgliteEngine(
      { folder, image: isNew ? (image ?? (await templateImage())) : null },
      { onReplaced: (why) => log.error({ why }, 'database.engine-replaced') },
    );
    await engine.ready();
    const dialect = guarded(pgliteDialect(engine));
    const db = new Kysely<Schema>({ dialect });
    const maintenance: Maintenance = startMaintenance(db, log, maintainEveryMs ?? MAINTAIN_EVERY_MS);
    return {
      db,
      dialect,
      kind: 'pglite',
      label: folder === null ? 'PGlite in memory' : `PGlite in ${folder}`,
      stats: () => pgliteStats(db),
      maintain: () => maintenance.run(),
      dump: () => engine.dump(),
      close: async () => {
        await maintenance.stop();
        await db.destroy();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
