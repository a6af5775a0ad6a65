import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { BUCKETS } from '#platform/ids/index.ts';
import type { Db } from '../database.ts';
import { DatabaseFault, isRetryable } from '../faults.ts';
import type { Directory } from './directory.ts';
import { isUnheld } from './fence.ts';

export type Shard = {
  /** Its place in SHARD_URLS. */
  readonly id: number;
  /** Its primary. */
  readonly db: Db;
  /** Where that is now, for another server to connect to; null on the embedded database. Holds the password. */
  readonly primaryUrl: (() => Promise<string>) | null;
};

/**
 * Where rows live. Global tables (accounts, catalogue, reports, jobs, the directory) are asked for by name; what
 * belongs to a player or a city is asked for by its bucket. A transaction stays in one shard: what concerns two
 * goes through the outbox.
 */
export type Shards = {
  readonly global: Db;
  /**
   * Acts on the primary of the shard that holds a bucket. `act` is begun anew when the bucket has moved, and up to
   * three times when its transaction lost a race (40001, 40P01): whatever it did until then was rolled back, or
   * must be harmless to repeat.
   * @throws DatabaseFault `bucket-moving` when the bucket isn't to be had within two seconds.
   */
  at<T>(bucket: number, act: (db: Db) => Promise<T>): Promise<T>;
  /**
   * For a read that decides nothing: on a replica that has all that was committed when the read was asked for, or
   * else on the primary. So it shows a player their own writes, whichever process made them.
   */
  read<T>(bucket: number, act: (db: Db) => Promise<T>): Promise<T>;
  /** A bucket for somebody new, on a shard that answers as far as is known. */
  newBucket(): number;
  /** Every shard, for sweeps over what waits there. */
  readonly all: readonly Shard[];
};

/** How long a write waits for a bucket that is on its way. */
const FOLLOW_MS = 2_000;
const RACES = 3;
/** Tries to find a bucket on a shard that is up. */
const DRAWS = 16;

export function createShards(parts: {
  readonly global: Db;
  readonly all: readonly Shard[];
  readonly directory: Pick<Directory, 'shardOf' | 'refresh'>;
  readonly readerOf?: (shard: Shard) => Promise<Db>;
  readonly isUp?: (shard: Shard) => boolean;
}): Shards {
  const { global, all, directory, readerOf = async ({ db }) => db, isUp = () => true } = parts;
  const shardOf = (bucket: number): Shard => {
    const id = directory.shardOf(bucket);
    const shard = all[id];
    if (shard) return shard;
    throw new DatabaseFault(
      'shard-unknown',
      `Bucket ${bucket} is on shard ${id}, which SHARD_URLS doesn't name.`,
    );
  };

  const following = async <T>(bucket: number, act: (shard: Shard) => Promise<T>): Promise<T> => {
    const giveUpAt = performance.now() + FOLLOW_MS;
    let races = 0;
    for (;;) {
      const shard = shardOf(bucket);
      try {
        return await act(shard);
      } catch (error) {
        if (isUnheld(error)) {
          if (performance.now() > giveUpAt) throw moving(bucket, error);
          await directory.refresh();
          if (shardOf(bucket) === shard) await wait(between(10, 30));
        } else if (isRetryable(error) && races < RACES) {
          races += 1;
          await wait(between(5, 20 * 2 ** races));
        } else throw error;
      }
    }
  };

  return {
    global,
    all,
    newBucket: () => {
      const drawn = Array.from({ length: DRAWS }, () => randomInt(BUCKETS));
      return drawn.find((bucket) => isUp(shardOf(bucket))) ?? randomInt(BUCKETS);
    },
    at: (bucket, act) => following(bucket, ({ db }) => act(db)),
    read: (bucket, act) => following(bucket, async (shard) => act(await readerOf(shard))),
  };
}

function moving(bucket: number, cause: unknown): DatabaseFault {
  return new DatabaseFault('bucket-moving', `Bucket ${bucket} is moving to another shard.`, { cause });
}

/** Milliseconds, spread so that those who lost a race don't meet again. */
function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

/** Everything in one database, as given: inside a transaction, or where a test has no more. */
export function oneShard(db: Db): Shards {
  return createShards({
    global: db,
    all: [{ id: 0, db, primaryUrl: null }],
    directory: { shardOf: () => 0, refresh: () => Promise.resolve() },
  });
}
