import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityHash } from '@sqltown/game-server/cities';
import {
  type Database,
  databaseHash,
  exportData,
  importData,
  openDatabase,
} from '@sqltown/game-server/postgres';
import { Client } from 'pg';
import { createLogger } from '@sqltown/game-server/logger';
import { startPostgres } from '../../testbed/index.ts';
import type { Drill, DrillReport } from '../drill.ts';
import { type Stalls, watchEventLoop } from './event-loop.ts';
import { type Load, startLoad } from './load.ts';
import { Sizes } from './sizes.ts';

const MINUTES = 30;
const SAMPLE_MS = 5_000;
/** The longest that the main thread may be held up while it does nothing but talk to the database. */
const STALL_MS = 50;

/** A day: longer than any drill. */
const NEVER_MS = 86_400_000;

const log = createLogger({ level: 'error' });

/**
 * The embedded database under writes for a long time: its WAL and its dead rows stay bounded by its own maintenance,
 * the main thread is never stalled by it, and what it holds at the end is the same on a PostgreSQL.
 */
export const drill: Drill = {
  name: 'soak-pglite',
  about:
    'PGlite under writes: bounded WAL, vacuumed tables, an unstalled event loop, and the same city on PostgreSQL',
  plants: ['no-maintenance', 'blocking-main-thread', 'lost-row'],
  run: async ({ minutes = MINUTES, seed, plant = null, log: say, postgresUrl, rounds }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sqltown-soak-'));
    const dataDir = join(folder, 'data');
    const database = await openDatabase({
      dataDir,
      log,
      ...(plant === 'no-maintenance' ? { maintainEveryMs: NEVER_MS } : {}),
    });
    try {
      const load = await startLoad(database, seed);
      const eventLoop = watchEventLoop();
      const sizes = new Sizes();
      const until = Date.now() + (rounds === undefined ? minutes * 60_000 : rounds * SAMPLE_MS);
      while (Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
        if (plant === 'blocking-main-thread') block(STALL_MS * 3);
        sizes.add(await database.stats());
        if (sizes.count % 12 === 0) say(`${sizes.line()}, ${load.commands} commands`);
      }
      const stalls = eventLoop.stop();
      await load.stop();
      const violations = [...sizes.violations(), ...load.faults];
      if (stalls.worstBusyMs > STALL_MS) {
        violations.push(`the main thread was busy for ${stalls.worstBusyMs} ms at a stretch`);
      }
      violations.push(...(await moveToPostgres({ database, load, folder, plant, postgresUrl })));
      return { violations, counts: counts(load, sizes, stalls) };
    } finally {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

type Move = {
  readonly database: Database;
  readonly load: Load;
  readonly folder: string;
  readonly plant: string | null;
  readonly postgresUrl: string | undefined;
};

async function moveToPostgres({ database, load, folder, plant, postgresUrl }: Move): Promise<string[]> {
  const server = postgresUrl === undefined ? await startPostgres() : null;
  const target = await openDatabase({ url: await newDatabase(postgresUrl ?? server?.url ?? ''), log });
  try {
    const file = join(folder, 'town.gz');
    await exportData(database.shards, file);
    await importData(target.shards, file);
    if (plant === 'lost-row') {
      const one = target.db.selectFrom('cities.city_buildings').select('id').orderBy('id', 'desc').limit(1);
      await target.db.deleteFrom('cities.city_buildings').where('id', 'in', one).execute();
    }
    const violations: string[] = [];
    for (const { cityId } of load.owners) {
      const [here, there] = [await cityHash(database.db, cityId), await cityHash(target.db, cityId)];
      if (here !== there) violations.push(`city ${cityId} is another one on PostgreSQL`);
    }
    const [here, there] = [await databaseHash(database.shards), await databaseHash(target.shards)];
    if (here !== there) violations.push('the databases hash differently');
    return violations;
  } finally {
    await target.close();
    await server?.stop();
  }
}

function counts(load: Load, sizes: Sizes, stalls: Stalls): DrillReport['counts'] {
  return {
    seconds: (sizes.count * SAMPLE_MS) / 1000,
    commands: load.commands,
    'main thread busy at a stretch (ms)': stalls.worstBusyMs,
    'latest timer, whatever the cause (ms)': stalls.worstDelayMs,
    'largest WAL (MiB)': sizes.largestWalMiB,
    'dead rows at most': sizes.mostDeadRows,
    'database (MiB)': sizes.databaseMiB,
    'cities hashed alike': load.owners.length,
  };
}

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

async function newDatabase(url: string): Promise<string> {
  const name = `soak_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
