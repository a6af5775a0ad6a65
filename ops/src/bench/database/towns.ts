import { createLogger } from '@sqltown/game-server/logger';
import { type Db, openDatabase } from '@sqltown/game-server/postgres';
import { Client } from 'pg';
import { startPostgres } from '../../testbed/index.ts';
import { seedCities } from './cities.ts';
import { type LoadProcesses, startLoadProcesses } from './load-processes.ts';
import { CONNECTIONS } from './stage.ts';

/** Cities in databases, and processes that build in them. */
type Town = { readonly url: string; readonly dbs: readonly Db[] };
type BusyTown = Town & { readonly load: LoadProcesses };

export type Towns = {
  /** All cities in one database of the first cluster. */
  readonly one: BusyTown;
  /** The same in the second cluster, for pgbench. */
  readonly other: Town;
  /** The same cities, half of them in each cluster. */
  readonly both: BusyTown;
  close(): Promise<void>;
};

/** Two private clusters with the towns in them. */
export async function openTowns(): Promise<Towns> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
  };
  const open = async (urls: readonly [string, ...string[]]): Promise<Town> => {
    const database = await openDatabase({
      url: urls[0],
      shardUrls: urls.join(';'),
      log: createLogger({ level: 'error' }),
    });
    closers.push(() => database.close());
    await seedCities(database.shards);
    return { url: urls[0], dbs: database.shards.all.map(({ db }) => db) };
  };
  const load = async (urls: readonly [string, ...string[]]): Promise<BusyTown> => {
    const town = await open(urls);
    const connections = CONNECTIONS / urls.length;
    const processes = await startLoadProcesses({ url: town.url, shardUrls: urls.join(';'), connections });
    closers.push(() => processes.stop());
    return { ...town, load: processes };
  };
  try {
    const first = await startPostgres();
    closers.push(() => first.stop());
    const second = await startPostgres();
    closers.push(() => second.stop());
    return {
      one: await load([await createDatabase(first.url, 'one')]),
      other: await open([await createDatabase(second.url, 'other')]),
      both: await load([
        await createDatabase(first.url, 'half'),
        await createDatabase(second.url, 'other_half'),
      ]),
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
