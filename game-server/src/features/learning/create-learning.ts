import type { PublicChapter } from '@sqltown/content/public';
import type { Sandbox } from '@sqltown/sandbox';
import type { Homes, Wakeups } from '#features/cities/index.ts';
import type { Relay } from '#features/outbox/index.ts';
import type { Shards } from '#platform/postgres/index.ts';
import { indexLessons } from './lessons.ts';
import { mergeArrivals, mergeProgress } from './merge.ts';
import type { ProgressReads } from './progress-reads.ts';
import { type Pace, submit } from './submit.ts';
import type { Learning } from './types.ts';
import { wakeHome } from './wake-home.ts';

export type LearningParts = {
  readonly shards: Shards;
  readonly sandbox: Pick<Sandbox, 'grade'>;
  readonly chapters: readonly PublicChapter[];
  readonly homes: Homes;
  readonly wakeups: Wakeups;
  /** Woken after an attempt, so that its contribution doesn't wait for the relay's timer. */
  readonly relay: Pick<Relay, 'wake'>;
  readonly progress: ProgressReads;
  readonly pace: Pace;
};

/** Attempts and progress over the database. Rules: SPEC.md M10–M14. */
export function createLearning(parts: LearningParts): Learning {
  const { shards, homes, relay, progress } = parts;
  const lessons = indexLessons(parts.chapters);
  const arrivals = mergeArrivals(parts);
  return {
    submit: async (order, signal) => {
      try {
        const answer = await submit({ ...parts, lessons }, order, signal);
        if (answer.kind === 'refused') return answer;
        const { home, ...reply } = answer;
        if (reply.verdict.kind === 'passed') {
          await wakeHome(parts, home);
          relay.wake();
        }
        return reply;
      } finally {
        // Also when it throws: what was lost may be the answer alone.
        await progress.changed(order.playerId);
      }
    },
    progressOf: (playerId) => progress.of(playerId),
    merge: (from, into) => mergeProgress({ shards, homes, arrivals, progress }, from, into),
  };
}
