import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type Stream = {
  /** The same on both sides: publication, slot and subscription. */
  readonly name: string;
  readonly tables: readonly string[];
  readonly bucket: number;
};

/** Which rows go over: those of the bucket. The filter may look at `bucket` since it is in every primary key. */
export function rowFilter({ bucket }: Stream): string {
  return `where (bucket = ${bucket})`;
}

/** The source's side: what is sent, and the place in its log from which nothing is forgotten. */
export async function offer(source: Db, stream: Stream, filter = rowFilter(stream)): Promise<void> {
  const { rows: published } = await sql`
    select from pg_publication where pubname = ${stream.name}`.execute(source);
  if (published.length === 0) {
    const tables = stream.tables.map((table) => `${table} ${filter}`).join(', ');
    await sql.raw(`create publication ${stream.name} for table ${tables}`).execute(source);
  }
  const { rows: slots } = await sql`
    select from pg_replication_slots where slot_name = ${stream.name}`.execute(source);
  if (slots.length > 0) return;
  await sql`select pg_create_logical_replication_slot(${stream.name}, 'pgoutput')`.execute(source);
}

/**
 * The target's side: copies the rows, then follows. The slot is there already, since a subscription that makes its
 * own would wait for itself where both databases are on one server.
 */
export async function subscribe(target: Db, stream: Stream, sourceUrl: string): Promise<void> {
  if (await isSubscribed(target, stream)) return;
  await sql
    .raw(
      `create subscription ${stream.name} connection '${sourceUrl.replaceAll("'", "''")}'
       publication ${stream.name} with (create_slot = false, slot_name = '${stream.name}')`,
    )
    .execute(target);
}

export async function isSubscribed(target: Db, { name }: Stream): Promise<boolean> {
  const { rows } = await sql`select from pg_subscription where subname = ${name}
    and subdbid = (select oid from pg_database where datname = current_database())`.execute(target);
  return rows.length > 0;
}

/** How many tables aren't copied yet, and how many there are. */
export async function tablesLeft(target: Db, { name }: Stream): Promise<{ left: number; of: number }> {
  const { rows } = await sql<{ left: number; of: number }>`
    select count(*) filter (where r.srsubstate <> 'r')::integer as left, count(*)::integer as of
    from pg_subscription_rel r join pg_subscription s on s.oid = r.srsubid where s.subname = ${name}`.execute(
    target,
  );
  return rows[0] ?? { left: 0, of: 0 };
}

/** Ends the stream on both sides, whatever is left of it. The slot is the source's own to drop. */
export async function endStream(source: Db, target: Db, stream: Stream): Promise<void> {
  const { name } = stream;
  if (await isSubscribed(target, stream)) {
    await sql.raw(`alter subscription ${name} disable`).execute(target);
    await sql.raw(`alter subscription ${name} set (slot_name = none)`).execute(target);
    await sql.raw(`drop subscription ${name}`).execute(target);
  }
  await dropSlots(source, name);
  await sql.raw(`drop publication if exists ${name}`).execute(source);
}

/** A worker that was ended a moment ago may still hold the slot: it is ended for good. */
async function dropSlots(source: Db, name: string): Promise<void> {
  await sql`select pg_terminate_backend(active_pid) from pg_replication_slots
    where slot_name = ${name} and active`.execute(source);
  for (;;) {
    const { rows } = await sql<{ active: boolean }>`
      select active from pg_replication_slots where slot_name = ${name}`.execute(source);
    if (rows.length === 0) return;
    if (!rows[0]?.active) {
      await sql`select pg_drop_replication_slot(slot_name) from pg_replication_slots
        where slot_name = ${name} and not active`.execute(source);
    }
  }
}
