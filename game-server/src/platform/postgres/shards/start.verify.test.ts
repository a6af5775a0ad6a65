import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../database.ts';
import { type TestPlace, openPlace } from '../test-database.ts';

const log = createLogger({ level: 'silent' });
let place: TestPlace;
let open: Database[];

beforeEach(async () => {
  open = [];
  place = await openPlace(['town', 'one', 'two']);
});
afterEach(async () => {
  await Promise.all(open.map((database) => database.close()));
  await place.drop();
});

const [TOWN, ONE, TWO] = [0, 1, 2];
const start = async (shards: readonly number[], more: Partial<DatabaseOptions> = {}): Promise<Database> => {
  const shardUrls = shards.length === 0 ? undefined : shards.map((n) => place.urls[n]).join(';');
  const database = await openDatabase({ url: place.urls[TOWN], shardUrls, answerMs: 20_000, log, ...more });
  open.push(database);
  return database;
};
const stop = async (database: Database): Promise<void> => {
  open = open.filter((each) => each !== database);
  await database.close();
};
const spread = async ({ db }: Database): Promise<Record<string, number>> => {
  const { rows } = await sql<{ shard: number; buckets: number }>`
    select shard_id as shard, count(*)::integer as buckets from platform.buckets group by 1 order by 1`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ shard, buckets }) => [shard, buckets]));
};

it('[D1] spreads the buckets over the shards at the first start, once, whoever starts first', async () => {
  const [database] = await Promise.all([start([ONE, TWO]), start([ONE, TWO]), start([ONE, TWO])]);
  expect(await spread(database)).toEqual({ 0: 512, 1: 512 });
  await stop(database);
  expect(await spread(await start([ONE, TWO]))).toEqual({ 0: 512, 1: 512 });
});

it('[D1] takes a further shard in, which gets buckets by moves', async () => {
  await stop(await start([ONE]));
  expect(await spread(await start([ONE, TWO]))).toEqual({ 0: 1024 });
});

it('[D7] completes a first start that was cut off', async () => {
  const database = await start([ONE, TWO]);
  await sql`delete from platform.bucket_fences where bucket > 500`.execute(database.shards.all[1]!.db);
  await stop(database);
  const again = await start([ONE, TWO]);
  const { rows } = await sql`select from platform.bucket_fences`.execute(again.shards.all[1]!.db);
  expect(rows).toHaveLength(512);
});

it('[D7] refuses shards that are out of order, missing or replaced', async () => {
  await stop(await start([ONE, TWO]));
  const refused = { code: 'shard-unknown' };
  await expect(start([TWO, ONE])).rejects.toMatchObject(refused);
  await expect(start([TWO, ONE])).rejects.toThrow('is now number 1: keep the order');
  await expect(start([ONE])).rejects.toThrow('The database of shard 1 isn’t among SHARD_URLS any more');
  await expect(start([])).rejects.toMatchObject(refused);
});

it('[D7] keeps cities where they are when shards are added to a database that has them', async () => {
  const alone = await start([]);
  await sql`insert into platform.outbox (bucket, id, topic, payload) values (7, 1, 'told', '{}')`.execute(
    alone.db,
  );
  await stop(alone);
  await expect(start([ONE, TWO])).rejects.toMatchObject({ code: 'shard-unknown' });
  expect(await spread(await start([TOWN, ONE]))).toEqual({ 0: 1024 });
});

it('[D7] refuses a shard that is behind when it is told not to migrate, and one that is newer', async () => {
  await expect(start([ONE, TWO], { migrate: false })).rejects.toMatchObject({ code: 'schema-behind' });
  const database = await start([ONE, TWO]);
  await sql`insert into sqltown_migrations (name, timestamp) values ('9999-later', now()::text)`.execute(
    database.shards.all[1]!.db,
  );
  await stop(database);
  await expect(start([ONE, TWO])).rejects.toMatchObject({ code: 'schema-newer' });
  await expect(start([ONE, TWO], { migrate: false })).rejects.toMatchObject({ code: 'schema-newer' });
});
