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
import { guarded } from './transaction-guard.ts';

export type Db = Kysely<Schema>;

export type Database = {
  readonly db: Db;
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

/**
 * Opens the database and brings its schema up to date.
 * @throws DatabaseFault for a folder in use, an unwritable one, a schema that is newer or behind.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = options.url === undefined ? await openPglite(options) : openPostgres(options.url, options);
  try {
    if (options.migrate === false) await requireSchema(database.db);
    else await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function openPostgres(url: string, { connections = 10, log }: DatabaseOptions): Database {
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

async function openPglite({ dataDir, image, maintainEveryMs, log }: DatabaseOptions): Promise<Database> {
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
