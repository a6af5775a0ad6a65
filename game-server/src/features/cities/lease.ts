import type { CityId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, type Shards, held } from '#platform/postgres/index.ts';
import type { HeldLease, Lease, LeaseHolder, Renewal } from './types.ts';

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

/** Who holds the city now; null when it is free to be taken. */
export async function leaseOf(db: Db, cityId: CityId, { isSoleProcess }: LeaseOptions): Promise<Held | null> {
  const held = isSoleProcess ? null : await readHeld(db, cityId);
  return held !== null && held.restSeconds > 0 ? held : null;
}

type Held = Lease & { kind: 'held' };

async function heldBy(tx: Db, cityId: CityId): Promise<Lease> {
  const held = await readHeld(tx, cityId);
  if (held === null) throw new Error(`the lease of city ${cityId} is gone`);
  return held;
}

async function readHeld(db: Db, cityId: CityId): Promise<Held | null> {
  const lease = await db
    .selectFrom('cities.city_leases')
    .select(['address', 'room_id as roomId', 'draining', sql<number>`${rest()}::float8`.as('restSeconds')])
    .where('bucket', '=', bucketOf(cityId))
    .where('city_id', '=', cityId)
    .where(held(bucketOf(cityId)))
    .executeTakeFirst();
  return lease === undefined ? null : { kind: 'held', ...lease };
}

/** What is left of a lease, in seconds. One that was given back ended long ago. */
function rest() {
  return sql`case when expires_at = '-infinity' then 0 else extract(epoch from expires_at - clock_timestamp()) end`;
}

/**
 * Renews all the leases of a process, with one statement a shard, and says how far each city has come. One that lapsed,
 * but that nobody took, goes on with its epoch. What a shard doesn't confirm is asked for by itself: its bucket may be on
 * its way. While a shard can't be reached its leases are in doubt, and those of the others are kept.
 */
export async function renewLeases(
  shards: Shards,
  processId: string,
  leases: readonly HeldLease[],
): Promise<ReadonlyMap<CityId, Renewal>> {
  const answers = await Promise.allSettled(shards.all.map(({ db }) => renewThere(db, processId, leases)));
  const isComplete = answers.every(({ status }) => status === 'fulfilled');
  const renewals = new Map<CityId, Renewal>();
  for (const answer of answers) {
    if (answer.status === 'rejected') continue;
    for (const { cityId, version } of answer.value) renewals.set(cityId, { kind: 'kept', version });
  }
  const left = leases.filter(({ cityId }) => !renewals.has(cityId));
  await Promise.all(
    left.map(async (lease) => {
      const renewal = isComplete ? await renewAlone(shards, processId, lease) : UNREACHABLE;
      renewals.set(lease.cityId, renewal);
    }),
  );
  return renewals;
}

const UNREACHABLE: Renewal = { kind: 'unreachable' };

type Renewed = { readonly cityId: CityId; readonly version: number };

async function renewAlone(shards: Shards, processId: string, lease: HeldLease): Promise<Renewal> {
  try {
    const [renewed] = await shards.at(bucketOf(lease.cityId), (db) => renewThere(db, processId, [lease]));
    return renewed === undefined ? { kind: 'lost' } : { kind: 'kept', version: renewed.version };
  } catch {
    // The database can't be reached, or the bucket not in time: the room pauses saving and asks again.
    return UNREACHABLE;
  }
}

/** Renews those leases that are in this database and open there. A city that nobody has founded is at version 0. */
async function renewThere(db: Db, processId: string, leases: readonly HeldLease[]): Promise<Renewed[]> {
  const { rows } = await sql<Renewed>`
    update cities.city_leases l set expires_at = ${expiry()}
    from unnest(${leases.map(({ cityId }) => bucketOf(cityId))}::smallint[],
                ${leases.map(({ cityId }) => cityId)}::bigint[],
                ${leases.map(({ roomId }) => roomId)}::text[],
                ${leases.map(({ epoch }) => epoch)}::integer[]) as mine (bucket, city_id, room_id, epoch)
    where l.bucket = mine.bucket and l.city_id = mine.city_id and l.room_id = mine.room_id and l.epoch = mine.epoch
      and l.process_id = ${processId}
      and exists (select from platform.bucket_fences f where f.bucket = l.bucket and f.state = 'open')
    returning l.city_id::text as "cityId",
      coalesce((select c.version from cities.cities c where c.bucket = l.bucket and c.id = l.city_id), 0) as version`.execute(
    db,
  );
  return rows;
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
