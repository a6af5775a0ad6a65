import type { CityId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import type { Lease, LeaseHolder } from './types.ts';

/** How long a lease holds without being renewed, by the database's clock. */
export const LEASE_SECONDS = 7;

export type LeaseOptions = {
  /** True where this process alone has the database (the embedded one): another's lease is a dead one's. */
  readonly isSoleProcess: boolean;
};

/**
 * Takes the city's lease if it is free, lapsed, or (alone on the database) left by an earlier process. Each new
 * owner gets the next epoch, and the city is told in the same transaction, so that the one before can write
 * nothing any more. A second statement tells it: the city may have been founded while the first one waited.
 */
export function acquireLease(
  db: Db,
  cityId: CityId,
  holder: LeaseHolder,
  { isSoleProcess }: LeaseOptions,
): Promise<Lease> {
  const bucket = bucketOf(cityId);
  return db.transaction().execute(async (tx): Promise<Lease> => {
    const { rows } = await sql<{ epoch: number }>`
      insert into cities.city_leases as l (bucket, city_id, epoch, process_id, room_id, address, expires_at)
      values (${bucket}, ${cityId}::bigint, 1, ${holder.processId}, ${holder.roomId}, ${holder.address}, ${expiry()})
      on conflict (bucket, city_id) do update set
        epoch = l.epoch + 1, process_id = excluded.process_id, room_id = excluded.room_id,
        address = excluded.address, draining = false, expires_at = ${expiry()}
      where l.expires_at <= clock_timestamp() or (${isSoleProcess} and l.process_id <> excluded.process_id)
      returning l.epoch`.execute(tx);
    const taken = rows[0];
    if (!taken) return heldBy(tx, cityId);
    await sql`update cities.cities set epoch = ${taken.epoch}
      where bucket = ${bucket} and id = ${cityId}::bigint`.execute(tx);
    return { kind: 'owner', epoch: taken.epoch };
  });
}

async function heldBy(tx: Db, cityId: CityId): Promise<Lease> {
  const held = await tx
    .selectFrom('cities.city_leases')
    .select(['address', 'room_id as roomId', 'draining'])
    .where('bucket', '=', bucketOf(cityId))
    .where('city_id', '=', cityId)
    .executeTakeFirstOrThrow();
  return { kind: 'held', ...held };
}

/** @returns false when the lease has passed on. One that lapsed, but that nobody took, goes on with its epoch. */
export async function renewLease(
  db: Db,
  cityId: CityId,
  holder: LeaseHolder,
  epoch: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update cities.city_leases set expires_at = ${expiry()} where ${isMine(cityId, holder, epoch)}`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Tells joiners to wait: the owner is saving for the last time. */
export async function drainLease(db: Db, cityId: CityId, holder: LeaseHolder, epoch: number): Promise<void> {
  await sql`
    update cities.city_leases set draining = true, expires_at = ${expiry()}
    where ${isMine(cityId, holder, epoch)}`.execute(db);
}

export async function releaseLease(
  db: Db,
  cityId: CityId,
  holder: LeaseHolder,
  epoch: number,
): Promise<void> {
  await sql`
    update cities.city_leases
    set process_id = null, room_id = null, address = null, draining = false, expires_at = '-infinity'
    where ${isMine(cityId, holder, epoch)}`.execute(db);
}

function expiry() {
  return sql`clock_timestamp() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})`;
}

function isMine(cityId: CityId, { processId, roomId }: LeaseHolder, epoch: number) {
  return sql`bucket = ${bucketOf(cityId)} and city_id = ${cityId}::bigint and epoch = ${epoch}
    and process_id = ${processId} and room_id = ${roomId}`;
}
