import type { Db, Shard, Shards } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';

export type Arrival = { readonly bucket: number; readonly source: Shard; readonly target: Shard };

/** What must hold after a move, looked at in the databases themselves. One line for each thing that doesn't. */
export async function inspect(
  shards: Shards,
  arrival: Arrival,
  tables: readonly string[],
): Promise<string[]> {
  return [
    ...(await misplaced(shards, tables)),
    ...(await repeatedIds(shards)),
    ...(await acceptedAtOldPlace(arrival)),
    ...(await leftovers(shards)),
  ];
}

/** The newest id that a bucket has anywhere. */
export async function newestId({ all }: Shards, bucket: number): Promise<bigint> {
  let newest = 0n;
  for (const { db } of all) {
    const { rows } = await sql<{ id: string | null }>`
      select max(id) as id from (select id from cities.city_buildings where bucket = ${bucket}
        union all select id from platform.outbox where bucket = ${bucket}) ids`.execute(db);
    const id = BigInt(rows[0]?.id ?? 0);
    if (id > newest) newest = id;
  }
  return newest;
}

/** Rows on a shard that doesn't hold their bucket. */
async function misplaced({ all }: Shards, tables: readonly string[]): Promise<string[]> {
  const violations: string[] = [];
  for (const { id, db } of all) {
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::integer as n from ${sql.table(table)} t
        where not exists (select from platform.bucket_fences f where f.bucket = t.bucket and f.state = 'open')`.execute(
        db,
      );
      const n = rows[0]?.n ?? 0;
      if (n > 0) violations.push(`shard ${id} has ${n} rows of ${table} whose bucket it doesn’t hold`);
    }
  }
  return violations;
}

async function repeatedIds({ all }: Shards): Promise<string[]> {
  const seen = new Set<string>();
  const violations: string[] = [];
  for (const { db } of all) {
    const { rows } = await sql<{ id: string }>`
      select id from cities.city_buildings union all select id from cities.cities union all select id from platform.outbox`.execute(
      db,
    );
    for (const { id } of rows) {
      if (seen.has(id)) violations.push(`the id ${id} was handed out twice`);
      seen.add(id);
    }
  }
  return violations;
}

/** Somebody who still believes in the old place. */
async function acceptedAtOldPlace({ bucket, source }: Arrival): Promise<string[]> {
  const writes = [
    sql`insert into platform.outbox (bucket, id, topic, payload) values (${bucket}, 1, 'stale', '{}')`,
    sql`insert into learning.exercise_progress (bucket, player_id, exercise_id, lesson_id, attempts)
      values (${bucket}, 1, 'stale', 'stale', 1)`,
    sql`select platform.require_held(${bucket})`,
  ];
  const accepted = await Promise.all(writes.map((write) => isAccepted(source.db, write)));
  return accepted.includes(true)
    ? [`shard ${source.id} still takes writes or reads of bucket ${bucket}`]
    : [];
}

async function isAccepted(db: Db, statement: ReturnType<typeof sql>): Promise<boolean> {
  try {
    await statement.execute(db);
    return true;
  } catch (error) {
    if (Object(error).code === 'SQ001') return false;
    throw error;
  }
}

async function leftovers({ all, global }: Shards): Promise<string[]> {
  const violations: string[] = [];
  for (const { id, db } of all) {
    const { rows } = await sql<{ name: string }>`
      select pubname::text as name from pg_publication union all select slot_name from pg_replication_slots
      union all select subname from pg_subscription union all select 'mark' from platform.move_marks`.execute(
      db,
    );
    for (const { name } of rows) violations.push(`shard ${id} still has ${name}`);
  }
  const moves = await global.selectFrom('platform.bucket_moves').select('bucket').execute();
  return moves.length === 0 ? violations : [...violations, 'the book still has a move'];
}
