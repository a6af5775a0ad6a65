import type { AttemptReply, AttemptRequest } from '@sqltown/shared/api';
import type { ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { payloadHash } from '#features/cities/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, held, jsonText, storable } from '#platform/postgres/index.ts';

export type AttemptOrder = { readonly playerId: PlayerId; readonly exerciseId: ExerciseId } & AttemptRequest;

export type GradedReply = { readonly kind: 'graded' } & AttemptReply;

/** Hash of what was handed in. Where the learner stood is no part of it: a retry may come from another city. */
export function hashOf({ exerciseId, dialect, sql }: AttemptOrder): string {
  return payloadHash({ exerciseId, dialect, sql });
}

/** What an attempt's id, which is the player's own, has come to before; null when it is new. */
export async function storedAttempt(db: Db, order: AttemptOrder): Promise<GradedReply | Refusal | null> {
  const bucket = bucketOf(order.playerId);
  const kept = await db
    .selectFrom('learning.attempts')
    .select(['payload_hash', 'reply'])
    .where('bucket', '=', bucket)
    .where('player_id', '=', order.playerId)
    .where('attempt_id', '=', order.attemptId)
    .where(held(bucket))
    .executeTakeFirst();
  if (!kept) return null;
  return kept.payload_hash === hashOf(order) ? { kind: 'graded', ...kept.reply } : refuse('command-reused');
}

/** @throws 23505 when the player has handed in an attempt with this id before. */
export async function keepAttempt(
  tx: Db,
  order: AttemptOrder,
  { passed, reply }: { passed: boolean; reply: AttemptReply },
): Promise<void> {
  await tx
    .insertInto('learning.attempts')
    .values({
      bucket: bucketOf(order.playerId),
      player_id: order.playerId,
      attempt_id: order.attemptId,
      exercise_id: order.exerciseId,
      lesson_id: reply.progress.lessonId,
      dialect: order.dialect,
      sql: storable(order.sql),
      payload_hash: hashOf(order),
      passed,
      reply: jsonText(reply),
    })
    .execute();
}
