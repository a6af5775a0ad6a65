import type { PublicChapter } from '@sqltown/content/public';
import type { Sandbox } from '@sqltown/sandbox';
import type { CityId } from '@sqltown/shared/ids';
import type { Homes, Wakeups } from '#features/cities/index.ts';
import type { Relay } from '#features/outbox/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { indexLessons } from './lessons.ts';
import { mergeProgress } from './merge.ts';
import { progressOf } from './progress.ts';
import { submit } from './submit.ts';
import type { Learning } from './types.ts';

export type LearningParts = {
  readonly db: Db;
  readonly sandbox: Pick<Sandbox, 'grade'>;
  readonly chapters: readonly PublicChapter[];
  readonly homes: Homes;
  readonly wakeups: Wakeups;
  /** Woken after an attempt, so that its contribution doesn't wait for the relay's timer. */
  readonly relay: Pick<Relay, 'wake'>;
};

/** Attempts and progress over the database. Rules: SPEC.md M10–M13. */
export function createLearning(parts: LearningParts): Learning {
  const { db, homes, wakeups, relay } = parts;
  const lessons = indexLessons(parts.chapters);
  const wakeHome = async (cityId: CityId): Promise<void> => {
    const city = await db
      .selectFrom('cities.cities')
      .select('version')
      .where('bucket', '=', bucketOf(cityId))
      .where('id', '=', cityId)
      .executeTakeFirst();
    if (city) wakeups.publish(cityId, city.version);
  };
  return {
    submit: async (order, signal) => {
      const answer = await submit({ ...parts, lessons }, order, signal);
      if (answer.kind === 'refused') return answer;
      const { home, ...reply } = answer;
      if (reply.verdict.kind === 'passed') {
        await wakeHome(home);
        relay.wake();
      }
      return reply;
    },
    progressOf: (playerId) => progressOf(db, playerId),
    merge: async (from, into) => {
      await mergeProgress({ db, lessons, homes }, from, into);
      const home = await homes.cityOf(into);
      if (home !== null) await wakeHome(home);
    },
  };
}
