import { CityId, ExerciseId, PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { type AnyConsumer, consumer } from '#features/outbox/index.ts';
import type { Wakeups } from './wakeups.ts';

const ExerciseSolved = z.object({ cityId: CityId, playerId: PlayerId, exerciseId: ExerciseId });
type ExerciseSolved = z.infer<typeof ExerciseSolved>;

/** The topic of a first right answer that was given in a city. */
export const EXERCISE_SOLVED = 'exercise.solved';

/** Counts a right answer towards the goal of the city where it was given: once per (city, player, exercise). */
export function contributions(wakeups: Wakeups): AnyConsumer {
  return consumer({
    name: 'cities.contributions',
    topic: EXERCISE_SOLVED,
    payload: ExerciseSolved,
    bucketOf: ({ cityId }) => bucketOf(cityId),
    apply: async (tx, { id, payload }) => {
      const version = await contribute(tx, id, payload);
      return version === null ? null : () => wakeups.publish(payload.cityId, version);
    },
  });
}

/**
 * @returns the city's version; null when nothing changed. A city that nobody has founded has no goal yet: an answer
 * given there counts for the learner only.
 */
async function contribute(
  tx: Db,
  eventId: string,
  { cityId, playerId, exerciseId }: ExerciseSolved,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    with given as (
      insert into cities.city_contributions (bucket, city_id, player_id, exercise_id, event_id)
      select bucket, id, ${playerId}::bigint, ${exerciseId}::text, ${eventId}::bigint
      from cities.cities where bucket = ${bucketOf(cityId)} and id = ${cityId}::bigint
      on conflict do nothing returning bucket, city_id)
    update cities.cities c set goal_done = c.goal_done + 1, version = c.version + 1
    from given where c.bucket = given.bucket and c.id = given.city_id returning c.version`.execute(tx);
  return rows[0]?.version ?? null;
}
