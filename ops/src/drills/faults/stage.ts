import { randomBytes } from 'node:crypto';
import { seeded } from '@sqltown/shared/noise';
import { startPostgres } from '../../testbed/index.ts';
import { query } from '../evidence/query.ts';
import { type Promises, judge } from './judge.ts';
import type { PlantName } from './plants.ts';
import { type Town, openTown } from './town.ts';

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
  let own: Town[] = [];
  let isSharedUsed = false;

  const startOne = async (): Promise<PostgresInstance> => {
    const { postgresUrl } = options;
    if (postgresUrl === undefined) return startPostgres();
    return { url: postgresUrl, stop: () => Promise.resolve() };
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
      return (shared ??= stage.newDatabase().then((url) => openTown(url)));
    },
    ownTown: async (env = {}) => {
      const town = await openTown(await stage.newDatabase(), env);
      own.push(town);
      return town;
    },
    beginRow: () => {
      promises.clear();
      isSharedUsed = false;
    },
    endRow: async () => {
      const used = [...own, ...(isSharedUsed && shared !== null ? [await shared] : [])];
      const urls = used.map(({ databaseUrl }) => databaseUrl);
      const violations =
        isSharedUsed && shared !== null && !(await shared).isAlive() ? ['I3: the server is gone'] : [];
      await Promise.all(own.map((town) => town.stop()));
      own = [];
      const [first, ...others] = urls;
      if (first !== undefined) violations.push(...(await judge(first, promises)));
      for (const url of others) violations.push(...(await judge(url, new Map())));
      return violations;
    },
    close: async () => {
      await Promise.all(own.map((town) => town.stop()));
      if (shared !== null) await (await shared).stop();
      if (postgres !== null) await (await postgres).stop();
    },
  };
  return stage;
}
