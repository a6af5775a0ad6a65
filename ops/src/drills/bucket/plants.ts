import type { MoverSteps } from '@sqltown/game-server/postgres';
import { sql } from 'kysely';

/** Faults of a mover that the drill must notice. */
export const BUCKET_PLANTS = ['no-fence', 'skip-catch-up', 'drop-row-filter', 'old-ids'] as const;
export type BucketPlant = (typeof BUCKET_PLANTS)[number];

export const PLANTED: Readonly<Record<BucketPlant, Partial<MoverSteps>>> = {
  /** Says that the bucket is closed, and closes nothing. */
  'no-fence': {
    close: async (source, bucket) => {
      const mark = crypto.randomUUID();
      await sql`insert into platform.move_marks (bucket, mark) values (${bucket}, ${mark}::uuid)`.execute(
        source,
      );
      return mark;
    },
    areAlike: () => Promise.resolve(true),
  },
  /** Opens the target without waiting for the last rows, and without a look at them. */
  'skip-catch-up': {
    hasArrived: () => Promise.resolve(true),
    areAlike: () => Promise.resolve(true),
  },
  /** Sends everybody's rows. */
  'drop-row-filter': { filter: () => '' },
  /** Lets the target hand out ids by its own clock, wherever the source's was. */
  'old-ids': { advanceIds: () => Promise.resolve() },
};
