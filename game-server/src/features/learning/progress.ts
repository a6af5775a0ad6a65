import type { PublicLesson } from '@sqltown/content/public';
import type { ExerciseId, LessonId, PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, held } from '#platform/postgres/index.ts';
import type { LessonProgress } from './types.ts';

export type Counted = { readonly attempts: number; readonly isFirstSolve: boolean };

/** Counts an attempt at an exercise; a right one solves it, once. */
export async function countAttempt(
  tx: Db,
  at: { playerId: PlayerId; exerciseId: ExerciseId; lessonId: LessonId; attemptId: string; passed: boolean },
): Promise<Counted> {
  const { rows } = await sql<{ attempts: number; solved_by: string | null }>`
    insert into learning.exercise_progress as p
      (bucket, player_id, exercise_id, lesson_id, attempts, solved_at, solved_by)
    values (${bucketOf(at.playerId)}, ${at.playerId}::bigint, ${at.exerciseId}, ${at.lessonId}, 1,
      case when ${at.passed} then clock_timestamp() end, case when ${at.passed} then ${at.attemptId}::text end)
    on conflict (bucket, player_id, exercise_id) do update set attempts = p.attempts + 1,
      solved_at = coalesce(p.solved_at, excluded.solved_at), solved_by = coalesce(p.solved_by, excluded.solved_by)
    returning attempts, solved_by`.execute(tx);
  const { attempts, solved_by } = rows[0]!;
  return { attempts, isFirstSolve: solved_by === at.attemptId };
}

/** How many of a lesson's exercises, as it is now, the player has solved. */
export async function solvedOf(tx: Db, playerId: PlayerId, lesson: PublicLesson): Promise<number> {
  const { rows } = await sql<{ solved: number }>`
    select count(*)::integer as solved from learning.exercise_progress
    where bucket = ${bucketOf(playerId)} and player_id = ${playerId}::bigint and solved_at is not null
      and exercise_id in (${sql.join(lesson.exercises.map(({ id }) => id))})`.execute(tx);
  return rows[0]?.solved ?? 0;
}

/** Writes down that a lesson is complete. False when it was before: its reward has been paid. */
export async function completeLesson(
  tx: Db,
  { playerId, cityId, lesson }: { playerId: PlayerId; cityId: string; lesson: PublicLesson },
): Promise<boolean> {
  const { rows } = await sql`
    insert into learning.lesson_progress (bucket, player_id, lesson_id, city_id, xp, coins)
    values (${bucketOf(playerId)}, ${playerId}::bigint, ${lesson.id}, ${cityId}::bigint,
            ${lesson.rewardXp}, ${lesson.rewardCoins})
    on conflict do nothing returning lesson_id`.execute(tx);
  return rows.length === 1;
}

/** How many lessons the player has completed within the last hour, by the database's clock. */
export async function completedWithinHour(tx: Db, playerId: PlayerId): Promise<number> {
  const { rows } = await sql<{ lessons: number }>`
    select count(*)::integer as lessons from learning.lesson_progress
    where bucket = ${bucketOf(playerId)} and player_id = ${playerId}::bigint
      and completed_at > clock_timestamp() - interval '1 hour'`.execute(tx);
  return rows[0]?.lessons ?? 0;
}

export async function isComplete(db: Db, playerId: PlayerId, lessonId: LessonId): Promise<boolean> {
  const row = await db
    .selectFrom('learning.lesson_progress')
    .select('lesson_id')
    .where('bucket', '=', bucketOf(playerId))
    .where('player_id', '=', playerId)
    .where('lesson_id', '=', lessonId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every lesson that the player has begun. */
export async function progressOf(db: Db, playerId: PlayerId): Promise<ReadonlyMap<LessonId, LessonProgress>> {
  const { rows } = await sql<{ lesson_id: LessonId; solved: ExerciseId[]; complete: boolean }>`
    select e.lesson_id, coalesce(array_agg(e.exercise_id order by e.solved_at)
             filter (where e.solved_at is not null), '{}') as solved, l.lesson_id is not null as complete
    from learning.exercise_progress e left join learning.lesson_progress l
      on l.bucket = e.bucket and l.player_id = e.player_id and l.lesson_id = e.lesson_id
    where ${held(bucketOf(playerId))} and e.bucket = ${bucketOf(playerId)} and e.player_id = ${playerId}::bigint
    group by e.lesson_id, l.lesson_id`.execute(db);
  return new Map(rows.map(({ lesson_id, solved, complete }) => [lesson_id, { solved, complete }]));
}
