import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { seeded } from '@sqltown/shared/noise';
import { type Fleet, startFleet } from '../../fleet/index.ts';
import { startPostgres } from '../../testbed/index.ts';
import { type TempFolder, tempFolder } from '../../testbed/temp-folder.ts';
import { query } from '../evidence/query.ts';
import { type Promises, judge } from './judge.ts';
import type { PlantName } from './plants.ts';
import { type Town, enginesIn, openTown } from './town.ts';

type PostgresInstance = Awaited<ReturnType<typeof startPostgres>>;

/** What scenarios share: a database server, a town that most of them play in, and what was promised there. */
export type Stage = {
  readonly seed: number;
  readonly random: () => number;
  /** True for the smallest counts that still mean something. */
  readonly isSlice: boolean;
  readonly plant: PlantName | null;
  readonly log: (line: string) => void;
  /** `full`, or `slice` as CI runs it. */
  count(full: number, slice: number): number;
  /** A private PostgreSQL, for scenarios that don't harm it. */
  postgres(): Promise<PostgresInstance>;
  /** An empty database there. */
  newDatabase(): Promise<string>;
  /** The town that scenarios share; started with the first, and again after one that lost it. */
  town(): Promise<Town>;
  /** A town of one's own, for scenarios that need other settings or that kill the server. Stopped with the row. */
  ownTown(env?: Readonly<Record<string, string>>): Promise<Town>;
  /** Two processes over PostgreSQL and Redis, shared by scenarios that leave them up. */
  fleet(): Promise<Fleet>;
  /** Replies that the row was given: I2 holds them against what is kept. */
  readonly promises: Promises;
  /** Told when a row begins. */
  beginRow(): void;
  /** What is wrong with the towns that the row used, and their end where they were its own. */
  endRow(): Promise<string[]>;
  close(): Promise<void>;
};

export type StageOptions = Pick<Stage, 'seed' | 'isSlice' | 'plant' | 'log'> & {
  readonly postgresUrl?: string;
};

export function openStage(options: StageOptions): Stage {
  const promises: Promises = new Map();
  let postgres: Promise<PostgresInstance> | null = null;
  let shared: Promise<Town> | null = null;
  let fleet: Promise<Fleet> | null = null;
  let own: Town[] = [];
  let engines: TempFolder | null = null;
  let isSharedUsed = false;
  let isFleetUsed = false;

  const startOne = async (): Promise<PostgresInstance> => {
    const { postgresUrl } = options;
    if (postgresUrl === undefined) return startPostgres();
    return { url: postgresUrl, stop: () => Promise.resolve() };
  };
  const openOne = async (env?: Readonly<Record<string, string>>): Promise<Town> => {
    const town = await openTown(await stage.newDatabase(), env, engines?.path);
    if (engines === null) {
      engines = tempFolder('engines');
      cpSync(enginesIn(town.server.dataDir), engines.path, { recursive: true });
    }
    return town;
  };
  const stage: Stage = {
    ...options,
    random: seeded(options.seed),
    promises,
    count: (full, slice) => (options.isSlice ? slice : full),
    postgres: () => (postgres ??= startOne()),
    newDatabase: async () => {
      const { url } = await stage.postgres();
      const name = `faults_${randomBytes(6).toString('hex')}`;
      await query<Record<string, unknown>>(url, `create database ${name}`);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    town: async () => {
      isSharedUsed = true;
      if (shared !== null && !(await shared).isAlive()) shared = null;
      return (shared ??= openOne());
    },
    ownTown: async (env = {}) => {
      const town = await openOne(env);
      own.push(town);
      return town;
    },
    fleet: () => {
      isFleetUsed = true;
      return (fleet ??= startFleet({ processes: 2, env: { SQLTOWN_CHECKPOINTS: '1' } }));
    },
    beginRow: () => {
      promises.clear();
      isSharedUsed = false;
      isFleetUsed = false;
    },
    endRow: async () => {
      const town = isSharedUsed && shared !== null ? await shared : null;
      const used = isFleetUsed && fleet !== null ? await fleet : null;
      const urls = [...own, ...(town === null ? [] : [town])].map(({ databaseUrl }) => databaseUrl);
      urls.push(...(used?.clusters.map(({ primary }) => primary.url) ?? []));
      const violations = town?.isAlive() === false ? ['I3: the server is gone'] : [];
      if (used?.servers.some(({ isRunning }) => !isRunning) === true)
        violations.push('I3: a process is gone');
      await Promise.all(own.map((each) => each.stop()));
      own = [];
      for (const [n, url] of urls.entries())
        violations.push(...(await judge(url, n === 0 ? promises : new Map())));
      return violations;
    },
    close: async () => {
      await Promise.all(own.map((town) => town.stop()));
      if (shared !== null) await (await shared).stop();
      if (fleet !== null) await (await fleet).stop();
      if (postgres !== null) await (await postgres).stop();
      engines?.remove();
    },
  };
  return stage;
}
