import { sql } from 'kysely';
import { BUCKETS } from '#platform/ids/index.ts';
import type { Db } from '../database.ts';
import { DatabaseFault } from '../faults.ts';
import type { Shard } from './shards.ts';

type Place = Pick<Shard, 'id' | 'db'>;

/** Locks the directory while a process looks whether there is one. */
const SETTLING = 7_155_503;

type Held = { readonly bucket: number; readonly epoch: number; readonly shard: number };

/**
 * Makes the directory and the shards' fences at the first start, and looks at every start whether the shards are
 * those that the directory knows. What is interrupted is completed by the next start.
 * @throws DatabaseFault `shard-unknown`: SHARD_URLS was reordered, shortened, or names a database that was replaced.
 */
export async function settleShards(global: Db, shards: readonly Place[]): Promise<void> {
  const ids = await Promise.all(shards.map(({ db }) => databaseId(db)));
  const held = (await Promise.all(shards.map(openFences))).flat();
  const globalId = await databaseId(global);
  if (!ids.includes(globalId) && (await openFences({ id: -1, db: global })).length > 0) {
    throw new DatabaseFault(
      'shard-unknown',
      'DATABASE_URL holds cities already: name it first in SHARD_URLS, and move its buckets from there.',
    );
  }
  await global.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${SETTLING})`.execute(tx);
    await requireKnown(tx, ids);
    await tx
      .insertInto('platform.shards')
      .values(ids.map((database_id, id) => ({ id, database_id })))
      .onConflict((known) => known.column('id').doNothing())
      .execute();
    await fillDirectory(tx, held, shards.length);
  });
  await Promise.all(shards.map((shard) => openFirstFences(global, shard)));
}

async function databaseId(db: Db): Promise<string> {
  const { database_id } = await db
    .selectFrom('platform.identity')
    .select('database_id')
    .executeTakeFirstOrThrow();
  return database_id;
}

async function openFences({ id, db }: Place): Promise<Held[]> {
  const rows = await db
    .selectFrom('platform.bucket_fences')
    .select(['bucket', 'epoch'])
    .where('state', '=', 'open')
    .execute();
  return rows.map(({ bucket, epoch }) => ({ bucket, epoch, shard: id }));
}

async function requireKnown(tx: Db, ids: readonly string[]): Promise<void> {
  if (new Set(ids).size < ids.length)
    throw new DatabaseFault('shard-unknown', 'SHARD_URLS names one database twice.');
  const known = await tx.selectFrom('platform.shards').select(['id', 'database_id']).execute();
  for (const { id, database_id } of known) {
    if (ids[id] === database_id) continue;
    const now = ids.indexOf(database_id);
    const advice = now === -1 ? 'isn’t among SHARD_URLS any more' : `is now number ${now}: keep the order`;
    throw new DatabaseFault('shard-unknown', `The database of shard ${id} ${advice}.`);
  }
}

/** Buckets that a shard holds already stay there (a database of before there were shards); the rest is spread. */
async function fillDirectory(tx: Db, held: readonly Held[], shards: number): Promise<void> {
  const { rows } = await sql`select from platform.buckets limit 1`.execute(tx);
  if (rows.length > 0) return;
  const at = new Map(held.map((each) => [each.bucket, each]));
  if (at.size < held.length)
    throw new DatabaseFault('shard-unknown', 'Two shards hold the same bucket, and there is no directory.');
  const entries = Array.from({ length: BUCKETS }, (_, bucket) => ({
    bucket,
    shard_id: at.get(bucket)?.shard ?? bucket % shards,
    epoch: at.get(bucket)?.epoch ?? 1,
    state: 'settled' as const,
  }));
  await tx.insertInto('platform.buckets').values(entries).execute();
}

/** Opens what the directory gave a shard at first. A bucket that has ever moved is its mover's to open. */
async function openFirstFences(global: Db, { id, db }: Place): Promise<void> {
  const first = await global
    .selectFrom('platform.buckets')
    .select('bucket')
    .where('shard_id', '=', id)
    .where('epoch', '=', 1)
    .execute();
  const buckets = JSON.stringify(first.map(({ bucket }) => bucket));
  await sql`
    insert into platform.bucket_fences (bucket, epoch, state)
    select b::smallint, 1, 'open' from jsonb_array_elements_text(${buckets}::jsonb) b
    on conflict do nothing`.execute(db);
}
