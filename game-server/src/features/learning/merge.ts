import type { LessonId, PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { type Homes, lockHome, payLesson, raiseScaffold } from '#features/cities/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import type { Lessons } from './lessons.ts';
import { completeLesson, solvedOf } from './progress.ts';

/**
 * Moves a guest's progress into an account. What only the guest had solved is solved there now, its scaffolding
 * rises in the account's city, and a lesson that this completes for the first time pays there. Attempts stay with
 * who made them. Repeating it finds nothing left to move.
 */
export async function mergeProgress(
  { db, lessons, homes }: { db: Db; lessons: Lessons; homes: Homes },
  from: PlayerId,
  into: PlayerId,
): Promise<void> {
  const home = await homes.cityOf(into);
  if (home === null) throw new Error(`player ${into} has no home to merge into`);
  if (from === into) return;
  await db.transaction().execute(async (tx) => {
    const { rows: begun } = await sql<{ lesson_id: LessonId }>`
      select distinct lesson_id from learning.exercise_progress
      where bucket = ${bucketOf(from)} and player_id = ${from}::bigint`.execute(tx);
    if (begun.length === 0) return;
    await lockHome(tx, home, into);
    await moveExercises(tx, from, into);
    for (const { lesson_id } of begun) {
      const lesson = lessons.byId(lesson_id);
      const solved = lesson ? await solvedOf(tx, into, lesson) : 0;
      if (!lesson || solved === 0) continue;
      const { id: lessonId, building: kind, rewardXp: xp, rewardCoins: coins } = lesson;
      const stages = lesson.exercises.length;
      await raiseScaffold(tx, { cityId: home, lessonId, kind, stage: solved, stages });
      if (solved === stages && (await completeLesson(tx, { playerId: into, cityId: home, lesson }))) {
        await payLesson(tx, { cityId: home, playerId: into, kind, xp, coins });
      }
    }
  });
}

async function moveExercises(tx: Db, from: PlayerId, into: PlayerId): Promise<void> {
  await sql`
    with gone as (
      delete from learning.exercise_progress
      where bucket = ${bucketOf(from)} and player_id = ${from}::bigint returning *)
    insert into learning.exercise_progress as p
      (bucket, player_id, exercise_id, lesson_id, attempts, solved_at, solved_by)
    select ${bucketOf(into)}::smallint, ${into}::bigint, exercise_id, lesson_id, attempts, solved_at, solved_by from gone
    on conflict (bucket, player_id, exercise_id) do update set attempts = p.attempts + excluded.attempts,
      solved_at = coalesce(p.solved_at, excluded.solved_at), solved_by = coalesce(p.solved_by, excluded.solved_by)`.execute(
    tx,
  );
  await sql`delete from learning.lesson_progress
    where bucket = ${bucketOf(from)} and player_id = ${from}::bigint`.execute(tx);
}
