import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { Logger } from '#platform/logger/index.ts';
import type { Db } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { MAINTAIN_EVERY_MS, startMaintenance } from './maintenance.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { PgliteEngine } from './pglite-engine.ts';
import type { Schema } from './schema.ts';
import { templateImage } from './template.ts';
import { guarded } from './transaction-guard.ts';

export type EmbeddedOptions = {
  /** The folder; without it the database lives in memory, for tests. */
  readonly dataDir?: string | undefined;
  /** Image to start a new database from, in place of an empty one. */
  readonly image?: Uint8Array;
  /** How often it checkpoints and vacuums; every minute by default. */
  readonly maintainEveryMs?: number;
  readonly log: Logger;
};

/** PGlite in a worker thread. */
export type Embedded = {
  readonly db: Db;
  readonly dialect: Dialect;
  readonly label: string;
  maintain(): Promise<void>;
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** @throws DatabaseFault `folder-in-use`, `folder-unwritable` */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, image, maintainEveryMs, log } = options;
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
    const maintenance = startMaintenance(db, log, maintainEveryMs ?? MAINTAIN_EVERY_MS);
    return {
      db,
      dialect,
      label: folder === null ? 'PGlite in memory' : `PGlite in ${folder}`,
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
