import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import { type Embedded, openEmbedded } from '../embedded.ts';
import { migrate } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { settleShards } from '../shards/settle.ts';
import { MIGRATIONS } from './index.ts';

/** A city in bucket 7, and an event of a player in bucket 3 that was told there. */
const CITY = 7n << 12n;
const EVENT = 3n << 12n;

let embedded: Embedded;
let db: Kysely<Schema>;
beforeEach(async () => {
  embedded = await openEmbedded({ log: createLogger({ level: 'silent' }) });
  db = embedded.db;
});
afterEach(() => embedded.close());

/** The database as the version before shards left it. */
async function migrateUntilBefore(last: string): Promise<void> {
  const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < last));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(before) },
    migrationTableSchema: 'public',
    migrationTableName: 'sqltown_migrations',
    migrationLockTableName: 'sqltown_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

const upgrade = async (): Promise<void> => {
  await migrate(db);
  await settleShards(db, [{ id: 0, db }]);
};

it('[I4] opens a database of before there were shards, and keeps all of it in its one shard', async () => {
  await migrateUntilBefore('0011-shards');
  await sql`insert into cities.city_leases (bucket, city_id, epoch, expires_at)
    values (7, ${CITY}::bigint, 1, '-infinity')`.execute(db);
  await upgrade();
  const { rows } = await sql<{ open: number; here: number }>`
    select (select count(*)::integer from platform.bucket_fences where state = 'open') as open,
      (select count(*)::integer from platform.buckets where shard_id = 0) as here`.execute(db);
  expect(rows).toEqual([{ open: 1024, here: 1024 }]);
  await sql`update cities.city_leases set epoch = 2`.execute(db);
});

it('[O3] gives the marks of before the bucket of their effect', async () => {
  await migrateUntilBefore('0011-shards');
  await sql`insert into platform.outbox (bucket, id, topic, payload)
    values (3, ${EVENT}::bigint, 'exercise.solved', jsonb_build_object('cityId', ${String(CITY)}::text))`.execute(
    db,
  );
  await sql`insert into platform.event_marks (consumer, event_id) values ('cities.contributions', ${EVENT}::bigint)`.execute(
    db,
  );
  await upgrade();
  expect(await marks()).toEqual([7]);
});

it('[I4] lets a process of the version before go on until it is replaced', async () => {
  await migrateUntilBefore('0011-shards');
  await upgrade();
  await sql`insert into platform.event_marks (consumer, event_id) values ('cities.contributions', ${EVENT}::bigint)
    on conflict do nothing`.execute(db);
  expect(await marks()).toEqual([3]);
});

it('[D2] fences every table whose rows belong to a bucket', async () => {
  await migrate(db);
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and a.attname = 'bucket' and c.relnamespace::regnamespace::text <> 'platform'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'fence')`.execute(db);
  expect(rows).toEqual([]);
});

async function marks(): Promise<number[]> {
  const rows = await db.selectFrom('platform.event_marks').select('bucket').execute();
  return rows.map(({ bucket }) => bucket);
}
