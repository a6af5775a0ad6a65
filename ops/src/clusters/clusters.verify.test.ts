import { createLogger } from '@sqltown/game-server/logger';
import { type Database, type DatabaseOptions, type Db, openDatabase } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import {
  type Cluster,
  type ClusterOptions,
  type FaultProxy,
  startCluster,
  startFaultProxy,
} from '../testbed/index.ts';

const log = createLogger({ level: 'silent' });
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const cluster = async (options: ClusterOptions = {}): Promise<Cluster> => {
  const started = await startCluster(options);
  stops.push(() => started.stop());
  return started;
};
const connect = async (options: Partial<DatabaseOptions>): Promise<Database> => {
  const database = await openDatabase({ connections: 4, log, ...options });
  stops.push(() => database.close());
  return database;
};
const proxied = async ({ primary }: Cluster): Promise<{ proxy: FaultProxy; url: string }> => {
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: primary.port });
  stops.push(() => proxy.stop());
  const url = new URL(primary.url);
  url.port = String(proxy.port);
  return { proxy, url: url.href };
};

/** A global row, as anything that is written. */
const write = (db: Db, name: string) => sql`insert into catalogue.syncs values (${name})`.execute(db);
const names = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ hash: string }>`select hash from catalogue.syncs order by hash`.execute(db);
  return rows.map(({ hash }) => hash);
};
const isReplica = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(db);
  return rows[0]?.replica === true;
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => Object(error).code,
  );
const DEADLINE = { timeout: 60_000, interval: 100 };

it('[D8] finds the new primary after a failover, and leaves the old one alone when it comes back', async () => {
  const { primary, replicas, url } = await cluster({ replicas: 1, synchronous: true });
  const { db } = await connect({ url });
  await write(db, 'before');
  await primary.kill();
  expect(await codeOf(write(db, 'while nobody is'))).toBe('unavailable');
  await replicas[0]!.promote();
  // Alone now, it must not wait for a replica that is gone.
  await replicas[0]!.set('synchronous_standby_names', '');
  await expect.poll(() => codeOf(write(db, 'after')), DEADLINE).toBe('done');
  await primary.start();
  expect(await primary.query('select pg_is_in_recovery() as it')).toEqual([{ it: false }]);
  const fresh = await connect({ url });
  await write(fresh.db, 'by a newcomer');
  expect(await names(db)).toEqual(['after', 'before', 'by a newcomer']);
});

it('[D9] reads on a replica once it has everything, and never misses one’s own write', async () => {
  const { replicas, url } = await cluster({ replicas: 1 });
  const { shards } = await connect({ url });
  await expect.poll(() => shards.read(7, isReplica), DEADLINE).toBe(true);
  await replicas[0]!.delayReplay(3_600_000);
  await write(shards.global, 'mine');
  expect(await shards.read(7, isReplica)).toBe(false);
  expect(await shards.read(7, names)).toEqual(['mine']);
  await replicas[0]!.delayReplay(0);
  await expect.poll(() => shards.read(7, isReplica), DEADLINE).toBe(true);
  expect(await shards.read(7, names)).toEqual(['mine']);
  await replicas[0]!.kill();
  expect(await shards.read(7, names)).toEqual(['mine']);
});

it('[D8] gives up on a database that takes too long, turns a crowd away, and comes back by itself', async () => {
  const { proxy, url } = await proxied(await cluster());
  const { db } = await connect({ url });
  await write(db, 'before');
  proxy.set({ kind: 'delay', ms: 5_000 });
  const codes = await Promise.all(Array.from({ length: 400 }, (_, n) => codeOf(write(db, `late ${n}`))));
  expect(codes.filter((code) => code === 'done')).toEqual([]);
  expect(new Set(codes)).toEqual(new Set(['unavailable', 'overloaded']));
  proxy.set({ kind: 'open' });
  await expect.poll(() => codeOf(names(db)), DEADLINE).toBe('done');
});

it('[D8] turns away who finds all connections in use, and serves those who come after', async () => {
  const { url } = await cluster();
  const { db } = await connect({ url, connections: 2 });
  const held = Promise.withResolvers<void>();
  const holders = [0, 1].map(() => db.transaction().execute(() => held.promise));
  const crowd = await Promise.all(Array.from({ length: 60 }, () => codeOf(names(db))));
  expect(new Set(crowd)).toEqual(new Set(['overloaded']));
  held.resolve();
  // Those who held their connections for too long may hear of it: that isn't what is looked at here.
  await Promise.allSettled(holders);
  expect(await codeOf(names(db))).toBe('done');
});

it('[D11] goes on with the cities of one shard while the other is away, and shows which', async () => {
  const [first, second] = [await cluster(), await cluster()];
  const shardUrls = [first.url, second.url].join(';');
  const database = await connect({ url: first.url, shardUrls });
  const { shards } = database;
  await second.primary.kill();
  const [here, there] = [2, 3];
  expect(await codeOf(shards.at(here, names))).toBe('done');
  const failure = await shards.at(there, names).catch((error: unknown) => String(error));
  expect(failure).toMatch(/can’t be reached|no primary/);
  expect(failure).not.toContain(String(second.primary.port));
  const { databases } = await database.stats();
  expect(databases.map(({ name, answers }) => [name, answers])).toEqual([
    ['global, shard 0', true],
    ['shard 1', false],
  ]);
  await second.primary.start();
  await expect.poll(() => codeOf(shards.at(there, names)), DEADLINE).toBe('done');
});
