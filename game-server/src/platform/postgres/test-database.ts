import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createLogger } from '#platform/logger/index.ts';
import { type Database, openDatabase } from './database.ts';

/** Opens a fresh, migrated database for one test file. A contract suite is run with each of them. */
export type OpenTestDatabase = () => Promise<Database>;

const log = createLogger({ level: 'silent' });
/** A suite says what is written, not how fast: a busy machine must not fail it. */
const ANSWER_MS = 20_000;

/** PGlite in memory. */
export const openEmbedded: OpenTestDatabase = () => openDatabase({ log });

/**
 * A new database on the PostgreSQL of SQLTOWN_TEST_DATABASE_URL, dropped when it is closed.
 * @throws when the variable is not set: `npm run verify` sets it.
 */
export const openServer: OpenTestDatabase = () => openOn(['town']);

/** The global database and two shards, all three on that PostgreSQL. */
export const openTwoShards: OpenTestDatabase = () => openOn(['town', 'shard0', 'shard1']);

async function openOn(names: readonly string[]): Promise<Database> {
  const place = await openPlace(names);
  const [url, ...shards] = place.urls;
  const database = await openDatabase({
    url,
    shardUrls: shards.join(';'),
    connections: 20,
    answerMs: ANSWER_MS,
    log,
  });
  return {
    ...database,
    close: async () => {
      await database.close();
      await place.drop();
    },
  };
}

/** Empty databases on the PostgreSQL of SQLTOWN_TEST_DATABASE_URL. */
export type TestPlace = { readonly urls: readonly string[]; drop(): Promise<void> };

/** @throws when the variable is not set: `npm run verify` sets it. */
export async function openPlace(names: readonly string[]): Promise<TestPlace> {
  const server = process.env['SQLTOWN_TEST_DATABASE_URL'];
  if (!server) throw new Error('SQLTOWN_TEST_DATABASE_URL is not set; npm run verify sets it');
  const run = randomBytes(6).toString('hex');
  const databases = names.map((name) => `test_${run}_${name}`);
  for (const name of databases) await administer(server, `create database ${name}`);
  return {
    urls: databases.map((name) => urlOf(server, name)),
    drop: async () => {
      for (const name of databases) await administer(server, `drop database ${name} with (force)`);
    },
  };
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
