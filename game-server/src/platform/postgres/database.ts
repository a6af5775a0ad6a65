import type { Dialect, Kysely } from 'kysely';
import type { Logger } from '#platform/logger/index.ts';
import { type Cluster, openCluster } from './cluster/cluster.ts';
import { type EmbeddedOptions, openEmbedded } from './embedded.ts';
import { migrate, requireSchema } from './migrate.ts';
import type { Schema } from './schema.ts';
import { openDirectory } from './shards/directory.ts';
import { settleShards } from './shards/settle.ts';
import { type Shards, createShards } from './shards/shards.ts';
import { type DatabaseStats, type Watched, statsOf } from './stats.ts';

export type Db = Kysely<Schema>;

export type Database = {
  /** The global database. What belongs to a player or a city is asked for through `shards`. */
  readonly db: Db;
  readonly shards: Shards;
  /** The global database's dialect, for a library that wants a Kysely of its own. */
  readonly dialect: Dialect;
  readonly kind: 'pglite' | 'postgres';
  /** One line for the start banner: "PGlite in /srv/data/pg" or "PostgreSQL at db:5432/town". Never a password. */
  readonly label: string;
  /**
   * Where the global database's primary is now, for a connection of one's own (LISTEN); null on the embedded one.
   * It holds the password: not for logs.
   */
  readonly primaryUrl: (() => Promise<string>) | null;
  stats(): Promise<DatabaseStats>;
  /** Checkpoints, vacuums and analyses now; the embedded database also does so by itself every minute. */
  maintain(): Promise<void>;
  /** Embedded only: the data folder as a gzipped tar, consistent as of now. */
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
};

export type DatabaseOptions = EmbeddedOptions & {
  /** A PostgreSQL, its members comma-separated; without it the embedded database is used. */
  readonly url?: string | undefined;
  /** PostgreSQLs that players and cities are spread over, as SHARD_URLS has them; without it all is in one. */
  readonly shardUrls?: string | undefined;
  /** Connections to each server. */
  readonly connections?: number;
  /** How long somebody waits for the answer to a statement or a transaction; null for as long as it takes. */
  readonly answerMs?: number | null;
  /** False: the schema must be right already. */
  readonly migrate?: boolean;
  readonly log: Logger;
};

const CONNECTIONS = 10;
/** With half a second for a lost primary to be found, nobody waits longer than two. */
const ANSWER_MS = 1_500;

/**
 * Opens the global database and the shards, and brings their schemas up to date.
 * @throws DatabaseFault for a folder in use, an unwritable one, a schema that is newer or behind, shards that aren't
 *   those that the directory knows.
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? openPglite(options) : openPostgres(options.url, options);
}

async function openPglite(options: DatabaseOptions): Promise<Database> {
  const embedded = await openEmbedded(options);
  const { db } = embedded;
  const all = [{ id: 0, db, primaryUrl: null }];
  const pool = { total: 1, idle: 0, waiting: 0 };
  const watched: Watched = {
    name: 'global',
    db,
    health: () => ({ primary: embedded.label, replicas: [], pool }),
  };
  try {
    await prepare([db], options);
    await settleShards(db, all);
    const directory = await openDirectory({ global: db, watches: false, log: options.log });
    return {
      ...embedded,
      kind: 'pglite',
      primaryUrl: null,
      shards: createShards({ global: db, all, directory }),
      stats: () => statsOf([watched]),
    };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  const urls = clusterUrls(url, options.shardUrls);
  await withAllTheTime(urls, options, async (dbs) => {
    await prepare([...new Set(dbs)], options);
    const [global, ...shards] = dbs;
    await settleShards(
      global!,
      shards.map((db, id) => ({ id, db })),
    );
  });
  const { connections = CONNECTIONS, answerMs = ANSWER_MS, log } = options;
  const opened = await openClusters(urls, { connections, answerMs, log });
  try {
    const [global, ...shards] = opened.clusters as [Cluster, ...Cluster[]];
    const directory = await openDirectory({ global: global.db, watches: true, log });
    return {
      db: global.db,
      dialect: global.dialect,
      kind: 'postgres',
      label: `PostgreSQL at ${[...new Set(opened.clusters)].map(({ label }) => label).join('; ')}`,
      primaryUrl: () => global.primaryUrl(),
      shards: createShards({
        global: global.db,
        all: shards.map(({ db, primaryUrl }, id) => ({ id, db, primaryUrl })),
        directory,
        readerOf: ({ id, db }) => shards[id]?.reader() ?? Promise.resolve(db),
        isUp: ({ id }) => shards[id]?.health().primary !== null,
      }),
      stats: () => statsOf(watchedOf(global, shards)),
      maintain: () => Promise.resolve(),
      dump: () => Promise.reject(new Error('a server is backed up with its own tools')),
      close: async () => {
        directory.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The global database first, then the shards: itself, where none are named. */
function clusterUrls(url: string, shardUrls = ''): readonly string[] {
  const named = shardUrls.split(';').map((each) => each.trim());
  return [url, ...(shardUrls === '' ? [url] : named)];
}

/** Brings the schemas up to date, all at once; or only looks whether they are. */
async function prepare(dbs: readonly Db[], options: DatabaseOptions): Promise<void> {
  await Promise.all(dbs.map((db) => (options.migrate === false ? requireSchema(db) : migrate(db))));
}

/** On connections of its own that wait as long as it takes: a migration, or another process that is at it. */
async function withAllTheTime(
  urls: readonly string[],
  { log }: DatabaseOptions,
  act: (dbs: readonly Db[]) => Promise<void>,
): Promise<void> {
  const opened = await openClusters(urls, { connections: 2, answerMs: null, log });
  try {
    await act(opened.clusters.map(({ db }) => db));
  } finally {
    await opened.close();
  }
}

type ClusterSettings = Pick<Required<DatabaseOptions>, 'connections' | 'answerMs' | 'log'>;

/** One cluster an entry; entries that are alike share one. */
async function openClusters(
  urls: readonly string[],
  settings: ClusterSettings,
): Promise<{ readonly clusters: readonly Cluster[]; close(): Promise<void> }> {
  const distinct = [...new Set(urls)];
  const opened = await Promise.all(distinct.map((url) => openCluster({ url, ...settings })));
  return {
    clusters: urls.map((url) => opened[distinct.indexOf(url)]!),
    close: async () => {
      await Promise.all(opened.map((cluster) => cluster.close()));
    },
  };
}

function watchedOf(global: Cluster, shards: readonly Cluster[]): Watched[] {
  return [...new Set([global, ...shards])].map((cluster) => ({
    name: [
      ...(cluster === global ? ['global'] : []),
      ...shards.flatMap((shard, id) => (shard === cluster ? [`shard ${id}`] : [])),
    ].join(', '),
    db: cluster.db,
    health: () => cluster.health(),
  }));
}
