import { type Kysely, sql } from 'kysely';
import type { Logger } from '#platform/logger/index.ts';
import type { Schema } from './schema.ts';

/** How often, unless the opener says otherwise. */
export const MAINTAIN_EVERY_MS = 60_000;
/** A table is vacuumed once this many of its rows are dead. */
const DEAD_ROWS = 500;

export type Maintenance = { run(): Promise<void>; stop(): Promise<void> };

/**
 * PGlite has no background processes: nothing checkpoints, vacuums or analyses unless it is told to (an untended
 * one was seen with 2.3 GB of WAL). Each step is a statement of its own, so that others get their turn between.
 */
export function startMaintenance(db: Kysely<Schema>, log: Logger, everyMs: number): Maintenance {
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const run = (): Promise<void> => {
    running = running.then(async () => {
      if (!isStopped) await maintain(db);
    });
    return running;
  };
  const timer = setInterval(() => {
    run().catch((error: unknown) => {
      log.error({ error }, 'database.maintenance-failed');
      running = Promise.resolve();
    });
  }, everyMs);
  timer.unref();
  return {
    run,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running.catch(() => undefined);
    },
  };
}

async function maintain(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where n_dead_tup > ${DEAD_ROWS} or n_mod_since_analyze > ${DEAD_ROWS} * 4`.execute(db);
  for (const { name } of rows) await sql`vacuum (analyze) ${sql.raw(name)}`.execute(db);
  await sql`checkpoint`.execute(db);
}
