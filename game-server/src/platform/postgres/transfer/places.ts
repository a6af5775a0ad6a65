import { type Kysely, sql } from 'kysely';
import type { Db } from '../database.ts';
import { DatabaseFault } from '../faults.ts';
import type { Schema } from '../schema.ts';
import type { Shards } from '../shards/shards.ts';
import type { DataTable } from './tables.ts';

/** A database of the town, in a transaction of its own. */
export type Place = {
  readonly tx: Kysely<Schema>;
  readonly isGlobal: boolean;
  readonly shard: number | null;
};

/** Begins a transaction on each database of the town, and ends them all alike. */
export async function atAllPlaces<T>(
  { global, all }: Pick<Shards, 'global' | 'all'>,
  isolation: 'repeatable read' | 'read committed',
  act: (places: readonly Place[]) => Promise<T>,
): Promise<T> {
  const shardOf = new Map<Db, number>(all.map(({ id, db }) => [db, id]));
  const begin = async (rest: readonly Db[], places: readonly Place[]): Promise<T> => {
    const [db, ...others] = rest;
    if (!db) return act(places);
    return db
      .transaction()
      .setIsolationLevel(isolation)
      .execute(async (tx) => {
        await sql`set local timezone = 'UTC'`.execute(tx);
        const place = { tx, isGlobal: db === global, shard: shardOf.get(db) ?? null };
        return begin(others, [...places, place]);
      });
  };
  return begin([...new Set([global, ...all.map(({ db }) => db)])], []);
}

/** Where a table's rows are. */
export function placesOf(places: readonly Place[], { sharded }: DataTable): readonly Place[] {
  return places.filter(({ isGlobal, shard }) => (sharded ? shard !== null : isGlobal));
}

/** A bucket between two places would be written down twice, or not at all. @throws DatabaseFault `bucket-moving` */
export async function refuseMoves(global: Kysely<Schema>): Promise<void> {
  const moves = await global.selectFrom('platform.bucket_moves').select('bucket').execute();
  if (moves.length === 0) return;
  const buckets = moves.map(({ bucket }) => bucket).join(', ');
  throw new DatabaseFault(
    'bucket-moving',
    `A move isn’t over (bucket ${buckets}). Wait for it, or resume it.`,
  );
}
