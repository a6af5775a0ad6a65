import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createLogger } from '#platform/logger/index.ts';
import { type Database, openDatabase } from './database.ts';

/** Opens a fresh, migrated database for one test file. A contract suite is run with each of them. */
export type OpenTestDatabase = () => Promise<Database>;

const log = createLogger({ level: 'silent' });

/** PGlite in memory. */
export const openEmbedded: OpenTestDatabase = () => openDatabase({ log });

/**
 * A new database on the PostgreSQL of SQLTOWN_TEST_DATABASE_URL, dropped when it is closed.
 * @throws when the variable is not set: `npm run verify` sets it.
 */
export const openServer: OpenTestDatabase = async () => {
  const url = process.env['SQLTOWN_TEST_DATABASE_URL'];
  if (!url) throw new Error('SQLTOWN_TEST_DATABASE_URL is not set; npm run verify sets it');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openDatabase({ url: own.href, connections: 20, log });
  return {
    ...database,
    close: async () => {
      await database.close();
      await administer(url, `drop database ${name} with (force)`);
    },
  };
};

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
