import { randomInt } from 'node:crypto';
import type { Graded, Sandbox } from '@sqltown/sandbox';
import type { PublicLesson } from '@sqltown/content/public';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import type { Homes } from '#features/cities/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import { failpoint } from '#platform/failpoints/index.ts';
import { type Db, type Shards, isConnectionLost, sqlState } from '#platform/postgres/index.ts';
import type { Lessons } from './lessons.ts';
import { isComplete, solvedOf } from './progress.ts';
import { type AttemptOrder, type GradedReply, storedAttempt } from './stored-attempt.ts';
import { TooFast, type Writing, writeAttempt } from './write-attempt.ts';

/** How fast lessons may be completed, and who is told when somebody is faster: no person is. */
export type Pace = {
  readonly lessonsPerHour: number;
  readonly onTooFast: (playerId: PlayerId) => void;
};

export type SubmitParts = {
  readonly shards: Shards;
  readonly lessons: Lessons;
  readonly sandbox: Pick<Sandbox, 'grade'>;
  readonly homes: Homes;
  readonly pace: Pace;
};

const TRIES = 4;
/** After this nobody is kept waiting for a database that doesn't answer: a retry of the same id tells what became of it. */
const PATIENCE_MS = 1_000;
const MAX_SEED = 2 ** 31;
const TOO_FAST = 'That was the last lesson of this hour. Nothing is lost: hand it in again in a while.';

/** Grades an attempt and writes what follows from it, once. @throws what the database threw, when nobody can tell. */
export async function submit(
  parts: SubmitParts,
  order: AttemptOrder,
  signal?: AbortSignal,
): Promise<(GradedReply & { readonly home: CityId }) | Refusal> {
  const { shards, lessons, sandbox, homes } = parts;
  const { playerId, exerciseId, dialect, sql } = order;
  const lesson = lessons.byExercise(exerciseId);
  const home = await homes.cityOf(playerId);
  if (!lesson || home === null) return refuse('not-found');
  const at = <T>(act: (db: Db) => Promise<T>): Promise<T> => shards.at(bucketOf(playerId), act);
  const kept = await at((db) => storedAttempt(db, order));
  if (kept) return kept.kind === 'refused' ? kept : { ...kept, home };

  const graded = await sandbox.grade(
    { playerId, exerciseId, dialect, sql, seed: randomInt(MAX_SEED) },
    signal,
  );
  failpoint('learning.afterGrade');
  if (graded.kind === 'refused') return graded;
  if (graded.verdict.kind === 'not-counted') {
    return { ...(await at((db) => uncounted(db, order, lesson, graded))), home };
  }
  const { lessonsPerHour, onTooFast } = parts.pace;
  const written = await at((db) => writeOnce(db, { order, lesson, home, graded, lessonsPerHour }));
  failpoint('learning.afterCommit');
  if (written.kind === 'refused' && written.code === 'rate-limited') onTooFast(playerId);
  return written.kind === 'refused' ? written : { ...written, home };
}

/** A syntax error or a stop is answered, and nothing is kept of it: the same id may be tried again. */
async function uncounted(
  db: Db,
  { playerId, attemptId }: AttemptOrder,
  lesson: PublicLesson,
  { engine, verdict, outcome }: Graded,
): Promise<GradedReply> {
  const solved = await solvedOf(db, playerId, lesson);
  const lessonComplete = await isComplete(db, playerId, lesson.id);
  const progress = { lessonId: lesson.id, solved, of: lesson.exercises.length, lessonComplete, reward: null };
  return { kind: 'graded', attemptId, engine, verdict, outcome, progress, attemptsCounted: 0 };
}

async function writeOnce(db: Db, writing: Writing): Promise<GradedReply | Refusal> {
  const giveUpAtMs = performance.now() + PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    try {
      return { kind: 'graded', ...(await writeAttempt(db, writing)) };
    } catch (error) {
      if (error instanceof TooFast) return refuse('rate-limited', TOO_FAST);
      // A known id, or a COMMIT of which nobody knows whether it arrived: the attempt tells.
      if (sqlState(error) !== '23505' && !isConnectionLost(error)) throw error;
      if (isConnectionLost(error) && performance.now() > giveUpAtMs) throw error;
      const kept = await storedAttempt(db, writing.order);
      if (kept) return kept;
      if (tries === TRIES) throw error;
    }
  }
}
