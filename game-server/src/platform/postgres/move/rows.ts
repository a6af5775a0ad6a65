import { sql } from 'kysely';
import { ID_EPOCH_MS } from '#platform/ids/index.ts';
import type { Db } from '../database.ts';

/** A second, in which the target would have to hand out four million ids to meet one of the source's. */
const CLOCK_MARGIN_MS = 1_000;

/** A bucket's rows in each table: how many, and a sum over all that they hold. Equal where the rows are. */
export function fingerprint(db: Db, tables: readonly string[], bucket: number): Promise<readonly string[]> {
  const parts = tables.map(
    (
      table,
    ) => `select '${table} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)
      as line from ${table} t where bucket = ${bucket}`,
  );
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set local timezone = 'UTC'`.execute(tx);
      const { rows } = await sql.raw<{ line: string }>(parts.join(' union all ')).execute(tx);
      return rows.map(({ line }) => line).sort();
    });
}

/**
 * Removes what a bucket has left behind, or what came of a move that was given up. In the role of a replication
 * worker, since the fence lets nobody else write there; foreign keys don't fire, and every table is told by itself.
 */
export async function removeRows(db: Db, tables: readonly string[], bucket: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const table of tables) await sql.raw(`delete from ${table} where bucket = ${bucket}`).execute(tx);
  });
}

/** The time up to which a shard has handed out ids, in milliseconds since 1970. */
export async function idsUntil(db: Db): Promise<number> {
  const { rows } = await sql<{ ms: string }>`
    select (last_value >> 12)::text as ms from platform.id_clock`.execute(db);
  return Number(rows[0]?.ms ?? 0) + ID_EPOCH_MS;
}

/** From now on a shard hands out ids that are newer than `untilMs`, if its clock is behind. */
export async function advanceIds(db: Db, bucket: number, untilMs: number): Promise<void> {
  const clockMs = untilMs - ID_EPOCH_MS + CLOCK_MARGIN_MS;
  await sql`select platform.next_id(${bucket}, greatest(platform.clock_ms(), ${clockMs}::bigint))`.execute(
    db,
  );
}
