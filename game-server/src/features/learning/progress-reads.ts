import { ExerciseId, LessonId, type PlayerId } from '@sqltown/shared/ids';
import { z } from 'zod';
import type { Cache } from '#platform/cache/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Shards } from '#platform/postgres/index.ts';
import { progressOf } from './progress.ts';
import type { LessonProgress } from './types.ts';

/** By lesson, as JSON has it. */
const Progress = z.array(
  z.tuple([LessonId, z.object({ solved: z.array(ExerciseId), complete: z.boolean() })]),
);

/** A player's progress for pages to show: asked for with every lesson, changed by attempts and merges. */
export type ProgressReads = {
  of(playerId: PlayerId): Promise<ReadonlyMap<LessonId, LessonProgress>>;
  /** To be called once a change is committed: whoever asks from now on sees it. */
  changed(playerId: PlayerId): Promise<void>;
};

export function createProgressReads(parts: { shards: Shards; cache: Pick<Cache, 'shared'> }): ProgressReads {
  const { shards, cache } = parts;
  const kept = cache.shared({ name: 'progress', schema: Progress });
  const load = async (playerId: PlayerId): Promise<z.infer<typeof Progress>> => {
    const progress = await shards.read(bucketOf(playerId), (db) => progressOf(db, playerId));
    return [...progress].map(([lesson, { solved, complete }]) => [lesson, { solved: [...solved], complete }]);
  };
  return {
    of: async (playerId) => new Map(await kept.get(playerId, () => load(playerId))),
    changed: (playerId) => kept.invalidate(playerId),
  };
}
