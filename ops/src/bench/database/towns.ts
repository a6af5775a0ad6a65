import { createLogger } from '@sqltown/game-server/logger';
import { type Db, openDatabase } from '@sqltown/game-server/postgres';
import { Client } from 'pg';
import { startPostgres } from '../../testbed/index.ts';
import { seedCities } from './cities.ts';
import { type LoadProcesses, startLoadProcesses } from './load-processes.ts';
import { CONNECTIONS } from './stage.ts';

/** Cities in databases, and server processes that build in them. */
export type Town = { readonly url: string; readonly dbs: readonly Db[]; readonly load: LoadProcesses };

export type Towns = {
  /** All cities in one database of the first cluster, for two processes. */
  readonly one: Town;
  /** As many cities in each cluster, for one process each: two towns that know nothing of each other. */
  readonly apart: readonly [Town, Town];
  /** One town, half of its cities in each cluster, for two processes. */
  readonly both: Town;
  close(): Promise<void>;
};

/** Two private clusters with the towns in them. */
export async function openTowns(): Promise<Towns> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
  };
  const open = async (urls: readonly [string, ...string[]], processes: number): Promise<Town> => {
    const [url] = urls;
    const shardUrls = urls.join(';');
    const database = await openDatabase({ url, shardUrls, log: createLogger({ level: 'error' }) });
    closers.push(() => database.close());
    await seedCities(database.shards);
    const connections = CONNECTIONS / urls.length;
    const load = await startLoadProcesses({ url, shardUrls, connections }, processes);
    closers.push(() => load.stop());
    return { url, dbs: database.shards.all.map(({ db }) => db), load };
  };
  try {
    const first = await startPostgres();
    closers.push(() => first.stop());
    const second = await startPostgres();
    closers.push(() => second.stop());
    const { url: a } = first;
    const { url: b } = second;
    return {
      one: await open([await createDatabase(a, 'one')], 2),
      apart: [
        await open([await createDatabase(a, 'apart')], 1),
        await open([await createDatabase(b, 'apart')], 1),
      ],
      both: await open([await createDatabase(a, 'half'), await createDatabase(b, 'other_half')], 2),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns its URL. */
async function createDatabase(clusterUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}
