import { type Dialect, Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from '#platform/logger/index.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';
import { guarded } from '../transaction-guard.ts';
import { createFinder } from './finder.ts';
import { Member } from './member.ts';
import { createReader } from './reader.ts';

/** How long somebody waits for a primary that has just been lost: less than anyone would wait for an answer. */
const PATIENCE_MS = 500;
/** What has all the time it needs waits through a failover. */
const PATIENT_MS = 30_000;

export type ClusterOptions = {
  /** Members, comma-separated, in any order. */
  readonly url: string;
  readonly connections: number;
  readonly answerMs: number | null;
  readonly log: Logger;
};

export type ClusterHealth = {
  /** Null while there is none to be found. */
  readonly primary: string | null;
  readonly replicas: readonly string[];
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
};

/** A primary and its replicas, whichever of them is which by now. */
export type Cluster = {
  /** Always the primary: after a failover, the new one. */
  readonly db: Db;
  readonly dialect: Dialect;
  readonly label: string;
  /** A replica that has everything which is committed now; the primary where there is none. */
  reader(): Promise<Db>;
  /** The primary's address, for a connection of one's own. @throws DatabaseFault `unavailable` */
  readonly primaryUrl: () => Promise<string>;
  health(): ClusterHealth;
  close(): Promise<void>;
};

/** @returns once it is known which member is the primary, or that none is to be had. */
export async function openCluster({ url, ...settings }: ClusterOptions): Promise<Cluster> {
  const urls = url.split(',').map((each) => each.trim());
  const members = urls.map((each) => new Member({ ...settings, url: each }));
  const finder = createFinder({
    members,
    patienceMs: settings.answerMs === null ? PATIENT_MS : PATIENCE_MS,
    log: settings.log,
  });
  if (members.length > 1) await finder.afterLook();
  const connect = async (): Promise<PostgresPoolClient> => {
    const primary = await finder.primary();
    try {
      return await primary.connect();
    } catch (error) {
      if (members.length === 1) throw error;
      // Another one may have taken its place; nothing has been said to either yet.
      const now = await finder.afterLook();
      if (now === null || now === primary) throw error;
      return now.connect();
    }
  };
  const dialect = guarded(
    new PostgresDialect({ pool: { options: {}, connect, end: () => Promise.resolve() } }),
  );
  const db = new Kysely<Schema>({ dialect });
  const reader = createReader({ db, replicas: () => finder.replicas() });
  return {
    db,
    dialect,
    label: members.map(({ label }) => label).join(', '),
    reader,
    primaryUrl: async () => urls[members.indexOf(await finder.primary())] ?? url,
    health: () => ({
      primary: finder.known()?.label ?? null,
      replicas: finder.replicas().map(({ label }) => label),
      pool: poolOf(members.map(({ pool }) => pool)),
    }),
    close: async () => {
      finder.close();
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

function poolOf(pools: readonly Pool[]): ClusterHealth['pool'] {
  const sum = (of: (pool: Pool) => number): number => pools.reduce((total, pool) => total + of(pool), 0);
  return {
    total: sum(({ totalCount }) => totalCount),
    idle: sum(({ idleCount }) => idleCount),
    waiting: sum(({ waitingCount }) => waitingCount),
  };
}
