import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigError, readConfig } from '#config';
import { carryOutMove, parseMoveOrder } from './move-bucket.ts';
import { createLogger } from '#platform/logger/index.ts';
import {
  type Database,
  DatabaseFault,
  databaseHash,
  exportData,
  importData,
  lockFolder,
  openDatabase,
} from '#platform/postgres/index.ts';

const USAGE = `npm run data -- COMMAND
  export FILE    everything in one file (.gz); moves between the embedded database and PostgreSQL
  import FILE    into an empty database
  backup         an export into DATA_DIR/backups
  restore FILE   embedded: puts the present data aside and imports; PostgreSQL: an import
  hash           one line that is equal on two databases that hold the same
  moves          buckets on their way from one shard to another
  move-bucket    --bucket N --to SHARD: moves it while everybody plays
  resume-move    --bucket N: goes on with a move that was interrupted
  abort-move     --bucket N: gives it up, as long as the bucket hasn't arrived
It works on DATABASE_URL, or on the embedded database in DATA_DIR. Stop the server first on the embedded one.`;

const [command, ...rest] = process.argv.slice(2);
const [file] = rest;

try {
  process.exitCode = await run();
} catch (error) {
  const isExpected = error instanceof DatabaseFault || error instanceof ConfigError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  switch (command) {
    case 'export':
      return file === undefined ? usage() : withDatabase((database) => exportTo(database, resolve(file)));
    case 'import':
      return file === undefined ? usage() : withDatabase((database) => importFrom(database, resolve(file)));
    case 'backup':
      return backup();
    case 'restore':
      return file === undefined ? usage() : restore(resolve(file));
    case 'hash':
      return withDatabase(async ({ shards }) => console.log(await databaseHash(shards)));
    case 'moves':
    case 'move-bucket':
    case 'resume-move':
    case 'abort-move': {
      const order = parseMoveOrder(command, rest);
      return order === null ? usage() : withDatabase(({ shards }) => carryOutMove(shards, order));
    }
    default:
      return usage();
  }
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

/** With all the time it takes: nobody waits for an answer here. */
async function withDatabase(use: (database: Database) => Promise<void>): Promise<number> {
  const { DATABASE_URL: url, SHARD_URLS: shardUrls, DATA_DIR: dataDir } = readConfig();
  const log = createLogger({ level: 'warn' });
  const database = await openDatabase({ url, shardUrls, dataDir, answerMs: null, log });
  try {
    await use(database);
    return 0;
  } finally {
    await database.close();
  }
}

async function exportTo({ shards, label }: Database, path: string): Promise<void> {
  const { rows, tables } = await exportData(shards, path);
  console.log(`${rows} rows of ${tables} tables from ${label} are in ${path}`);
}

async function importFrom({ shards, label }: Database, path: string): Promise<void> {
  if (!existsSync(path)) throw new DatabaseFault('export-unreadable', `There is no file ${path}.`);
  const { rows, tables } = await importData(shards, path);
  console.log(`${rows} rows of ${tables} tables are in ${label}`);
}

async function backup(): Promise<number> {
  const folder = join(resolve(readConfig().DATA_DIR), 'backups');
  await mkdir(folder, { recursive: true });
  return withDatabase((database) => exportTo(database, join(folder, `sqltown-${stamp()}.gz`)));
}

/** The present data is kept beside the restored one; a file that can't be read changes nothing. */
async function restore(path: string): Promise<number> {
  const { DATABASE_URL, DATA_DIR } = readConfig();
  const present = join(resolve(DATA_DIR), 'pg');
  if (DATABASE_URL !== undefined || !existsSync(present)) {
    return withDatabase((database) => importFrom(database, path));
  }
  const aside = `${present}.before-${stamp()}`;
  await whileLocked(DATA_DIR, () => rename(present, aside));
  try {
    await withDatabase((database) => importFrom(database, path));
  } catch (error) {
    await whileLocked(DATA_DIR, async () => {
      await rm(present, { recursive: true, force: true });
      await rename(aside, present);
    });
    throw error;
  }
  console.log(`The data until now is in ${aside}`);
  return 0;
}

async function whileLocked(folder: string, act: () => Promise<void>): Promise<void> {
  const lock = await lockFolder(folder);
  try {
    await act();
  } finally {
    await lock.release();
  }
}

function stamp(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, '-');
}
