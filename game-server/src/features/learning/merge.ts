import type { PublicLesson } from '@sqltown/content/public';
import { CityId, ExerciseId, LessonId, PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Homes, type Wakeups, lockHome, payLesson, raiseScaffold } from '#features/cities/index.ts';
import { type AnyConsumer, consumer, writeEvent } from '#features/outbox/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db, Shards } from '#platform/postgres/index.ts';
import { type Lessons, indexLessons } from './lessons.ts';
import { completeLesson, solvedOf } from './progress.ts';
import type { LearningParts } from './create-learning.ts';
import type { ProgressReads } from './progress-reads.ts';
import { wakeHome } from './wake-home.ts';

/** A guest's progress on its way into an account, which may be on another shard. */
const Merged = z.object({
  into: PlayerId,
  home: CityId,
  exercises: z.array(
    z.object({
      exerciseId: ExerciseId,
      lessonId: LessonId,
      attempts: z.int(),
      solvedAt: z.string().nullable(),
      solvedBy: z.string().nullable(),
    }),
  ),
});
type Merged = z.infer<typeof Merged>;

const TOPIC = 'progress.merged';

/**
 * Moves a guest's progress into an account. What only the guest had solved is solved there now, its scaffolding
 * rises in the account's city, and a lesson that this completes for the first time pays there. Attempts stay with
 * who made them. Repeating it finds nothing left to move.
 *
 * It leaves the guest's bucket with an event, and arrives with that event's mark: whatever breaks between the two,
 * the relay brings it in, once.
 */
export async function mergeProgress(
  parts: { shards: Shards; homes: Homes; arrivals: AnyConsumer; progress: ProgressReads },
  from: PlayerId,
  into: PlayerId,
): Promise<void> {
  const { shards, homes, arrivals, progress } = parts;
  const home = await homes.cityOf(into);
  if (home === null) throw new Error(`player ${into} has no home to merge into`);
  if (from === into) return;
  const bucket = bucketOf(from);
  const id = await shards.at(bucket, (db) =>
    db.transaction().execute(async (tx) => {
      const exercises = await takeExercises(tx, from);
      if (exercises.length === 0) return null;
      const payload: Merged = { into, home, exercises };
      return writeEvent(tx, { bucket, topic: TOPIC, payload });
    }),
  );
  if (id === null) return;
  await progress.changed(from);
  await arrivals.consume(shards, { bucket, id });
}

async function takeExercises(tx: Db, from: PlayerId): Promise<Merged['exercises']> {
  await sql`delete from learning.lesson_progress
    where bucket = ${bucketOf(from)} and player_id = ${from}::bigint`.execute(tx);
  const { rows } = await sql<Merged['exercises'][number]>`
    delete from learning.exercise_progress
    where bucket = ${bucketOf(from)} and player_id = ${from}::bigint
    returning exercise_id as "exerciseId", lesson_id as "lessonId", attempts,
      solved_at::text as "solvedAt", solved_by as "solvedBy"`.execute(tx);
  return rows;
}

/** Brings merged progress into the account that it is for. */
export function mergeArrivals(parts: {
  chapters: LearningParts['chapters'];
  wakeups: Wakeups;
  shards: Shards;
  progress: ProgressReads;
}): AnyConsumer {
  const lessons = indexLessons(parts.chapters);
  return consumer({
    name: 'learning.merges',
    topic: TOPIC,
    payload: Merged,
    bucketOf: ({ into }) => bucketOf(into),
    apply: async (tx, { payload }) => {
      await arrive(tx, lessons, payload);
      return async () => {
        await parts.progress.changed(payload.into);
        await wakeHome(parts, payload.home);
      };
    },
  });
}

async function arrive(tx: Db, lessons: Lessons, { into, home, exercises }: Merged): Promise<void> {
  await lockHome(tx, home, into);
  await addExercises(tx, into, exercises);
  for (const lessonId of new Set(exercises.map((each) => each.lessonId))) {
    const lesson = lessons.byId(lessonId);
    if (lesson) await reapMerged(tx, { into, home, lesson });
  }
}

/** What the account's exercises of a lesson, with those that came in, are worth by now. */
async function reapMerged(
  tx: Db,
  { into, home, lesson }: { into: PlayerId; home: CityId; lesson: PublicLesson },
): Promise<void> {
  const solved = await solvedOf(tx, into, lesson);
  if (solved === 0) return;
  const { id: lessonId, building: kind, rewardXp: xp, rewardCoins: coins } = lesson;
  const stages = lesson.exercises.length;
  await raiseScaffold(tx, { cityId: home, lessonId, kind, stage: solved, stages });
  if (solved === stages && (await completeLesson(tx, { playerId: into, cityId: home, lesson }))) {
    await payLesson(tx, { cityId: home, playerId: into, kind, xp, coins });
  }
}

async function addExercises(tx: Db, into: PlayerId, exercises: Merged['exercises']): Promise<void> {
  await sql`
    insert into learning.exercise_progress as p
      (bucket, player_id, exercise_id, lesson_id, attempts, solved_at, solved_by)
    select ${bucketOf(into)}::smallint, ${into}::bigint, "exerciseId", "lessonId", attempts, "solvedAt", "solvedBy"
    from jsonb_to_recordset(${JSON.stringify(exercises)}::jsonb) as taken
      ("exerciseId" text, "lessonId" text, attempts integer, "solvedAt" timestamptz, "solvedBy" text)
    on conflict (bucket, player_id, exercise_id) do update set attempts = p.attempts + excluded.attempts,
      solved_at = coalesce(p.solved_at, excluded.solved_at), solved_by = coalesce(p.solved_by, excluded.solved_by)`.execute(
    tx,
  );
}
