import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '@sqltown/shared/noise';
import { Client } from 'pg';
import { EXECUTOR_PLANTS, type ExecutorPlant, type ExecutorStart } from '@sqltown/game-server/testing';
import { startPostgres } from '../../testbed/index.ts';
import type { Drill, DrillOptions, DrillReport } from '../drill.ts';
import { History } from './history.ts';
import { round } from './round.ts';
import { Town } from './town.ts';

const ROUNDS = 200;
const PROGRESS_EVERY = 20;

type Target = { readonly name: string; readonly database: ExecutorStart['database'] };

/**
 * Kills the process that carries out commands, again and again, at named points and at any moment, with at least
 * twenty commands in flight; reopens it, asks again what was left open, and looks whether anything that was
 * acknowledged is gone, anything was done twice, or any invariant of the database is broken.
 */
export const drill: Drill = {
  name: 'kill9',
  about:
    'kill -9 under load, on PGlite and on PostgreSQL: nothing acknowledged is lost, nothing is done twice',
  plants: EXECUTOR_PLANTS,
  run: async (options) => {
    const folder = mkdtempSync(join(tmpdir(), 'sqltown-kill9-'));
    const server = options.postgresUrl === undefined ? await startPostgres() : null;
    try {
      const url = await newDatabase(options.postgresUrl ?? server?.url ?? '');
      const reports = [
        await drillOn({ name: 'PGlite', database: { folder } }, options),
        await drillOn({ name: 'PostgreSQL', database: { url } }, options),
      ];
      return {
        violations: reports.flatMap(({ violations }) => violations),
        counts: Object.assign({}, ...reports.map(({ counts }) => counts)) as DrillReport['counts'],
      };
    } finally {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function drillOn({ name, database }: Target, options: DrillOptions): Promise<DrillReport> {
  const { rounds = ROUNDS, seed, log } = options;
  const plant = (options.plant as ExecutorPlant | undefined) ?? null;
  const town = new Town(seeded(seed));
  const history = new History();
  const startedAt = Date.now();
  for (let n = 1; n <= rounds + 1; n++) {
    const start: ExecutorStart = { database, processId: `life-${n}`, plant };
    const before = history.violations.length;
    await round({ start, town, history, isLast: n === rounds + 1 });
    for (const violation of history.violations.slice(before)) log(`${name}: round ${n}: ${violation}`);
    if (n % PROGRESS_EVERY === 0)
      log(`${name}: round ${n}, ${history.sent} commands, ${history.violations.length} violations`);
  }
  if (history.pending.size > 0)
    history.violations.push(`${history.pending.size} commands were never answered`);
  return {
    violations: history.violations.map((violation) => `${name}: ${violation}`),
    counts: {
      [`${name} rounds`]: rounds,
      [`${name} commands`]: history.sent,
      [`${name} acknowledged`]: history.acknowledged,
      [`${name} cities`]: town.cities.length,
      [`${name} seconds`]: Math.round((Date.now() - startedAt) / 1000),
    },
  };
}

/** A fresh database on a PostgreSQL that may hold others'. */
async function newDatabase(url: string): Promise<string> {
  const name = `kill9_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
