import type { AttemptReply, AttemptRequest } from '@sqltown/shared/api';
import type { ExerciseId, LessonId, PlayerId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';

export type LessonProgress = { readonly solved: readonly ExerciseId[]; readonly complete: boolean };

export type Learning = {
  /**
   * Grades an attempt and writes, in one transaction, the attempt, the progress, the scaffolding's stage and,
   * with the last exercise, the reward: once per (player, lesson), whatever is retried or raced.
   * A repeated attempt id gets the same reply; with another payload it is refused.
   */
  submit(
    order: { playerId: PlayerId; exerciseId: ExerciseId } & AttemptRequest,
    signal?: AbortSignal,
  ): Promise<({ readonly kind: 'graded' } & AttemptReply) | Refusal>;
  progressOf(playerId: PlayerId): Promise<ReadonlyMap<LessonId, LessonProgress>>;
  /** Moves a guest's progress into another account: nothing is lost, no reward is paid twice. */
  merge(from: PlayerId, into: PlayerId): Promise<void>;
};
