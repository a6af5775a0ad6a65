import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { DatabaseFault } from '../faults.ts';

export type Step = 'copying' | 'closing' | 'opening' | 'cleaning';

/** A move that isn't over, as it is kept on the global database. */
export type Move = {
  readonly bucket: number;
  readonly source: number;
  readonly target: number;
  /** The bucket's epoch at its target. */
  readonly epoch: number;
  readonly step: Step;
  readonly beganAt: Date;
};

export async function movesOf(global: Db): Promise<Move[]> {
  const rows = await global.selectFrom('platform.bucket_moves').selectAll().orderBy('began_at').execute();
  return rows.map(({ bucket, source_id, target_id, epoch, step, began_at }) => ({
    bucket,
    source: source_id,
    target: target_id,
    epoch,
    step,
    beganAt: began_at,
  }));
}

/** @throws DatabaseFault `move-refused` when the bucket is on its way already, or is where it is wanted. */
export function beginMove(global: Db, bucket: number, target: number): Promise<Move> {
  return global.transaction().execute(async (tx) => {
    const { rows } = await sql<{ shard_id: number; epoch: number }>`
      update platform.buckets set state = 'moving' where bucket = ${bucket} and state = 'settled'
      returning shard_id, epoch`.execute(tx);
    const held = rows[0];
    if (!held)
      throw new DatabaseFault('move-refused', `Bucket ${bucket} is moving already: resume or abort that.`);
    if (held.shard_id === target)
      throw new DatabaseFault('move-refused', `Bucket ${bucket} is on shard ${target} already.`);
    const { began_at } = await tx
      .insertInto('platform.bucket_moves')
      .values({
        bucket,
        source_id: held.shard_id,
        target_id: target,
        epoch: held.epoch + 1,
        step: 'copying',
      })
      .returning('began_at')
      .executeTakeFirstOrThrow();
    const begun = { bucket, source: held.shard_id, target, epoch: held.epoch + 1 };
    return { ...begun, step: 'copying', beganAt: began_at };
  });
}

export async function noteStep(global: Db, { bucket }: Move, step: Step): Promise<void> {
  await global.updateTable('platform.bucket_moves').set({ step }).where('bucket', '=', bucket).execute();
}

/** From this commit on the bucket is its target's: whoever asks the directory is sent there. */
export async function turnOver(global: Db, { bucket, target, epoch }: Move): Promise<void> {
  await global.transaction().execute(async (tx) => {
    await tx
      .updateTable('platform.buckets')
      .set({ shard_id: target, epoch })
      .where('bucket', '=', bucket)
      .where('epoch', '<', epoch)
      .execute();
    await tx
      .updateTable('platform.bucket_moves')
      .set({ step: 'cleaning' })
      .where('bucket', '=', bucket)
      .execute();
  });
}

export async function endMove(global: Db, { bucket }: Move): Promise<void> {
  await global.transaction().execute(async (tx) => {
    await tx.deleteFrom('platform.bucket_moves').where('bucket', '=', bucket).execute();
    await tx.updateTable('platform.buckets').set({ state: 'settled' }).where('bucket', '=', bucket).execute();
  });
}
