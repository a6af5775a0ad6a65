import { join } from 'node:path';
import type { Sandbox } from '@sqltown/sandbox';
import { createRemoteSandbox, createSandbox } from '@sqltown/sandbox/client';
import type { Settings } from '#config';
import type { Logger } from '#platform/logger/index.ts';
import { type Database, openDatabase } from '#platform/postgres/index.ts';

export type Engines = {
  readonly database: Database;
  readonly sandbox: Sandbox;
};

/**
 * The two slow parts, started at once: the database and the process that runs learners' SQL.
 * @throws DatabaseFault and why the sandbox didn't come up; the other part is then closed as soon as it is up,
 *   and nobody waits for that.
 */
export async function startEngines(parts: {
  config: Settings;
  dataDir: string;
  log: Logger;
}): Promise<Engines> {
  const { config, dataDir, log } = parts;
  const opening = openDatabase({
    url: config.DATABASE_URL,
    shardUrls: config.SHARD_URLS,
    migrate: config.DATABASE_MIGRATE === 'yes',
    dataDir,
    connections: config.DATABASE_POOL,
    log: log.child({ part: 'database' }),
  });
  const starting = startSandbox({ config, dataDir, log });
  try {
    const [database, sandbox] = await Promise.all([opening, starting]);
    return { database, sandbox };
  } catch (error) {
    opening.then((database) => database.close()).catch(ignore);
    starting.then((sandbox) => sandbox.close()).catch(ignore);
    throw error;
  }
}

/** The sandbox hosts that are configured, or a sandbox of this server's own. */
function startSandbox({ config, dataDir, log }: Parameters<typeof startEngines>[0]): Promise<Sandbox> {
  const onEvent = (event: string, reason?: string): void => log.info({ reason }, event);
  const { SANDBOX_URLS: urls, SANDBOX_TOKEN: token = '' } = config;
  if (urls.length > 0) return createRemoteSandbox({ urls, token, onEvent });
  return createSandbox({
    cacheFolder: join(dataDir, 'engines'),
    wallMs: config.SANDBOX_TIME_MS,
    maxOrders: config.SANDBOX_MAX_RUNS,
    maxWaitMs: config.SANDBOX_WAIT_MS,
    maxRssBytes: config.SANDBOX_RSS_MB * 1024 ** 2,
    servers: {
      ...(config.SANDBOX_POSTGRES_URL && { postgresql: config.SANDBOX_POSTGRES_URL }),
      ...(config.SANDBOX_MARIADB_URL && { mariadb: config.SANDBOX_MARIADB_URL }),
    },
    onEvent,
  });
}

/** For what fails after the failure that is being told. */
function ignore(): void {}
