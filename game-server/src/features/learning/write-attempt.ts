import type { PublicLesson } from '@sqltown/content/public';
import type { Graded } from '@sqltown/sandbox';
import type { AttemptReply } from '@sqltown/shared/api';
import type { CityId } from '@sqltown/shared/ids';
import { EXERCISE_SOLVED, lockHome, payLesson, raiseScaffold } from '#features/cities/index.ts';
import { writeEvent } from '#features/outbox/index.ts';
import { failpoint } from '#platform/failpoints/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { completeLesson, completedWithinHour, countAttempt, isComplete, solvedOf } from './progress.ts';
import { type AttemptOrder, keepAttempt } from './stored-attempt.ts';

export type Writing = {
  readonly order: AttemptOrder;
  readonly lesson: PublicLesson;
  readonly home: CityId;
  readonly graded: Graded;
  /** Lessons that may be completed in an hour. */
  readonly lessonsPerHour: number;
};

/** Nobody reads as fast as this player completes lessons: nothing is written of the attempt. */
export class TooFast extends Error {
  override readonly name = 'TooFast';
}

type Reward = AttemptReply['progress']['reward'];

/**
 * Writes a graded attempt with all that follows from it, in one transaction (SPEC.md M10–M12). A right answer locks
 * the player's city first, so that progress is judged by what every attempt before has committed. The attempt is
 * written last, with its reply: a second one with the same id fails there and takes everything back.
 * @throws TooFast when this would complete more lessons than an hour has room for (M14).
 */
export function writeAttempt(db: Db, writing: Writing): Promise<AttemptReply> {
  const { order, lesson, home, graded } = writing;
  const passed = graded.verdict.kind === 'passed';
  return db.transaction().execute(async (tx) => {
    if (passed) await lockHome(tx, home, order.playerId);
    const counted = await countAttempt(tx, { ...order, lessonId: lesson.id, passed });
    failpoint('learning.afterProgress');
    const solved = await solvedOf(tx, order.playerId, lesson);
    const reward = counted.isFirstSolve && passed ? await reap(tx, writing, solved) : null;
    const reply: AttemptReply = {
      attemptId: order.attemptId,
      engine: graded.engine,
      verdict: graded.verdict,
      outcome: graded.outcome,
      progress: {
        lessonId: lesson.id,
        solved,
        of: lesson.exercises.length,
        lessonComplete: await isComplete(tx, order.playerId, lesson.id),
        reward,
      },
      attemptsCounted: counted.attempts,
    };
    await keepAttempt(tx, order, { passed, reply });
    failpoint('learning.beforeCommit');
    return reply;
  });
}

/** What a first right answer brings: a stage, a contribution where the learner stands, and at the last the reward. */
async function reap(
  tx: Db,
  { order, lesson, home, lessonsPerHour }: Writing,
  solved: number,
): Promise<Reward> {
  const { playerId, exerciseId, cityId } = order;
  const stages = lesson.exercises.length;
  await raiseScaffold(tx, {
    cityId: home,
    lessonId: lesson.id,
    kind: lesson.building,
    stage: solved,
    stages,
  });
  if (cityId !== undefined) {
    await writeEvent(tx, {
      bucket: bucketOf(playerId),
      topic: EXERCISE_SOLVED,
      payload: { cityId, playerId, exerciseId },
    });
  }
  if (solved < stages || (await isComplete(tx, playerId, lesson.id))) return null;
  if ((await completedWithinHour(tx, playerId)) >= lessonsPerHour) throw new TooFast();
  if (!(await completeLesson(tx, { playerId, cityId: home, lesson }))) return null;
  const { rewardXp: xp, rewardCoins: coins, building } = lesson;
  await payLesson(tx, { cityId: home, playerId, kind: building, xp, coins });
  return { xp, coins, building };
}
