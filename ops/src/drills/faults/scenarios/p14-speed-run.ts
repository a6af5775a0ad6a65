import { randomUUID } from 'node:crypto';
import { query } from '../../evidence/query.ts';
import { FIRST_LESSON, SECOND_LESSON, attempt, judged, solve } from '../lesson.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { codeOf } from '../visitor.ts';

const LESSONS_PER_HOUR = 1;

/** A program that knows the answers. */
export const speedRun: Scenario = {
  id: 'P14',
  fault: 'bot speed-runs lessons',
  criterion: 'reward rate limit per hour; flagged',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown({ LESSONS_PER_HOUR: String(LESSONS_PER_HOUR) });
    const { visitor, playerId } = await town.newPlayer();
    await solve(visitor, FIRST_LESSON);
    await solve(visitor, SECOND_LESSON, 1);
    const [exercise, sql] = SECOND_LESSON.answers.at(-1) ?? ['', ''];
    const attemptId = randomUUID();
    const tries = await Promise.all([1, 2, 3].map(() => attempt(visitor, exercise, sql, attemptId)));
    for (const answer of tries)
      expected.that(codeOf(answer) === 'rate-limited', `one lesson too many: ${codeOf(answer)}`);
    const paid = async (): Promise<number> => {
      const [row] = await query<Record<string, unknown>>(
        town.databaseUrl,
        "select count(*)::integer as n from cities.city_ledger where player_id = $1 and reason = 'lesson'",
        [playerId],
      );
      return Number(row?.['n']);
    };
    expected.that((await paid()) === LESSONS_PER_HOUR, `${await paid()} lessons were paid`);
    const flags = town.server
      .output()
      .split('\n')
      .filter((line) => line.includes('lesson.too-fast') && line.includes(playerId));
    expected.that(flags.length > 0, 'nobody was told');

    await query<Record<string, unknown>>(
      town.databaseUrl,
      "update learning.lesson_progress set completed_at = completed_at - interval '61 minutes'",
    );
    const later = judged(await attempt(visitor, exercise, sql, attemptId));
    expected.that(later.progress.reward !== null, 'the lesson was not paid an hour later');
    return {
      did: `completed ${LESSONS_PER_HOUR} lesson of the hour, then the next at once, then an hour later (by the row's date)`,
      counts: {
        tries: tries.length,
        refused: tries.filter(({ status }) => status === 429).length,
        flags: flags.length,
        'paid in the end': await paid(),
      },
      violations: expected.violations,
    };
  },
};
