import { setTimeout as wait } from 'node:timers/promises';
import { type MoverSteps, closeBucket } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';

/** Faults of a mover that the drill must notice. */
export const BUCKET_PLANTS = ['no-fence', 'skip-catch-up', 'drop-row-filter', 'old-ids'] as const;
export type BucketPlant = (typeof BUCKET_PLANTS)[number];

/** How far behind a target is when nobody waits for it. */
const BEHIND_MS = 300;

export const PLANTED: Readonly<Record<BucketPlant, Partial<MoverSteps>>> = {
  /** Says that the bucket is closed, and closes nothing. */
  'no-fence': {
    close: async ({ move: { bucket }, source }) => {
      const mark = crypto.randomUUID();
      await sql`insert into platform.move_marks (bucket, mark) values (${bucket}, ${mark}::uuid)`.execute(
        source.db,
      );
      return mark;
    },
    areAlike: () => Promise.resolve(true),
  },
  /** Opens a target that lags, without waiting for the last rows and without a look at them. */
  'skip-catch-up': {
    close: async ({ move: { bucket }, source, target, stream }) => {
      await sql.raw(`alter subscription ${stream.name} disable`).execute(target.db);
      await wait(BEHIND_MS);
      return closeBucket(source.db, bucket);
    },
    hasArrived: () => Promise.resolve(true),
    areAlike: () => Promise.resolve(true),
  },
  /** Sends everybody's rows. */
  'drop-row-filter': { filter: () => '' },
  /** Lets the target hand out ids by its own clock, wherever the source's was. */
  'old-ids': { advanceIds: () => Promise.resolve() },
};
