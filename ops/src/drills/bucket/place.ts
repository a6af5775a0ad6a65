import { createLogger } from '@sqltown/game-server/logger';
import { type Database, openDatabase } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';
import { Client } from 'pg';
import { type Cluster, startCluster } from '../../testbed/index.ts';

/** Two clusters: the global database and shard 0 on the first, shard 1 on the second. */
export type Place = {
  readonly url: string;
  readonly shardUrls: string;
  /** The drill's own connections, with all the time they need. */
  readonly database: Database;
  stop(): Promise<void>;
};

export async function openPlace(): Promise<Place> {
  const clusters: Cluster[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(clusters.map((cluster) => cluster.stop()));
  };
  try {
    for (let n = 0; n < 2; n++) clusters.push(await startCluster());
    const [first, second] = clusters.map(({ url }) => url);
    const url = await createDatabase(first!, 'town');
    const shards = [await createDatabase(first!, 'shard0'), await createDatabase(second!, 'shard1')];
    const shardUrls = shards.join(';');
    const log = createLogger({ level: 'error' });
    const database = await openDatabase({ url, shardUrls, answerMs: null, log });
    return {
      url,
      shardUrls,
      database,
      stop: async () => {
        await database.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Rows that a bucket has from earlier days, and buckets that have such. */
const OLD_ROWS = 2_000;
export const OLD_BUCKETS = 24;

/** Something to copy. */
export async function writeOldRows({ database }: Place): Promise<void> {
  for (let bucket = 0; bucket < OLD_BUCKETS; bucket++) {
    await database.shards.at(bucket, (db) =>
      sql`insert into platform.outbox (bucket, id, topic, payload, handed_at, settled_at)
        select ${bucket}, platform.next_id(${bucket}), 'old', jsonb_build_object('n', n), now(), now()
        from generate_series(1, ${OLD_ROWS}::integer) n`.execute(db),
    );
  }
}
