import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** The lock that every write takes, shared (0011-shards). */
const WRITING = 7_155_502;
/** Longer than any write takes; whoever writes longer than that makes the mover try again. */
const DRAIN_MS = 500;

/** A row that is written after the last write to a closed bucket: where it is seen, everything is. */
export type Mark = string;

/**
 * Closes a bucket at its source. Taking the lock alone waits for the writes under way; those that come after it find
 * the bucket closed. The mark is committed with that, so in the log it comes after all of them.
 * @throws 55P03 when a write takes longer than half a second.
 */
export function closeBucket(source: Db, bucket: number): Promise<Mark> {
  const mark = crypto.randomUUID();
  return source.transaction().execute(async (tx) => {
    await sql.raw(`set local lock_timeout = ${DRAIN_MS}`).execute(tx);
    await sql`select pg_advisory_xact_lock(${WRITING}, ${bucket})`.execute(tx);
    await sql`update platform.bucket_fences set state = 'moving'
      where bucket = ${bucket} and state in ('open', 'moving')`.execute(tx);
    await sql`insert into platform.move_marks (bucket, mark) values (${bucket}, ${mark}::uuid)`.execute(tx);
    return mark;
  });
}

/** Gives a closed bucket back to its source: nothing has been written anywhere since. */
export async function reopenBucket(source: Db, bucket: number): Promise<void> {
  await sql`update platform.bucket_fences set state = 'open'
    where bucket = ${bucket} and state = 'moving'`.execute(source);
}

/** Opens a bucket that has arrived. */
export async function openBucket(target: Db, bucket: number, epoch: number): Promise<void> {
  await sql`update platform.bucket_fences set state = 'open', epoch = ${epoch}
    where bucket = ${bucket} and state = 'arriving'`.execute(target);
}

/** Nobody writes or reads what is left at the source. */
export async function leaveBucket(source: Db, bucket: number, epoch: number): Promise<void> {
  await sql`update platform.bucket_fences set state = 'away', epoch = ${epoch}
    where bucket = ${bucket} and state = 'moving'`.execute(source);
}

/** A place for a bucket that is still to come. A bucket that is open here is left alone. */
export async function expectBucket(target: Db, bucket: number, epoch: number): Promise<void> {
  await sql`insert into platform.bucket_fences as f (bucket, epoch, state) values (${bucket}, ${epoch}, 'arriving')
    on conflict (bucket) do update set state = 'arriving', epoch = excluded.epoch
    where f.state in ('away', 'arriving')`.execute(target);
}

/** Takes an expectation back: the bucket doesn't come. */
export async function expectNothing(target: Db, bucket: number): Promise<void> {
  await sql`delete from platform.bucket_fences where bucket = ${bucket} and state = 'arriving'`.execute(
    target,
  );
}

export async function hasArrived(target: Db, bucket: number, mark: Mark): Promise<boolean> {
  const { rows } = await sql`select from platform.move_marks
    where bucket = ${bucket} and mark = ${mark}::uuid`.execute(target);
  return rows.length > 0;
}
