import { query, until } from '../../evidence/index.ts';
import { FIRST_LESSON, attempt, judged } from '../lesson.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { Visitor } from '../visitor.ts';

/** An event that nobody has marked is handed over again after 30 s. */
const SETTLED_MS = 90_000;

/** Redis comes back without the jobs that it had taken. */
export const redisForgot: Scenario = {
  id: 'F9',
  fault: 'Redis failover that loses the last seconds (emulated by losing everything)',
  criterion: 'jobs run again, once only; nothing is counted or paid twice',
  needs: ['fleet'],
  run: async (stage) => {
    const expected = expectations();
    const fleet = await stage.fleet();
    const { redis } = fleet;
    if (redis === null) throw new Error('a fleet without Redis');
    const origin = fleet.servers[0]?.url ?? '';
    const host = new Visitor(origin);
    const { homeCityId: cityId, playerId } = await host.enter();
    for (const [exercise, sql] of FIRST_LESSON.answers)
      judged(await attempt(host, exercise, sql, crypto.randomUUID()));
    // The host's first answers founded the city; now others contribute to its goal while Redis forgets.
    const helpers = stage.count(6, 3);
    for (let n = 0; n < helpers; n++) {
      const helper = new Visitor(origin);
      await helper.enter();
      const [exercise = '', sql = ''] = FIRST_LESSON.answers[n % FIRST_LESSON.answers.length] ?? [];
      const body = { attemptId: crypto.randomUUID(), dialect: 'sqlite', sql, cityId };
      const flushed = redis.flush();
      judged(await helper.post(`/api/v1/exercises/${exercise}/attempts`, body));
      await flushed;
      await redis.flush();
      helper.leave();
    }
    const url = fleet.clusters[0]?.primary.url ?? '';
    const goal = async (): Promise<number> => {
      const [row] = await query<{ n: number }>(
        url,
        'select goal_done as n from cities.cities where id = $1',
        [cityId],
      );
      return row?.n ?? 0;
    };
    const recoverMs = await until(async () => (await goal()) >= helpers, SETTLED_MS);
    expected.that(recoverMs !== null, `only ${await goal()} of ${helpers} contributions were counted`);
    expected.that((await goal()) === helpers, `${await goal()} contributions were counted for ${helpers}`);
    const [paid] = await query<{ n: number }>(
      url,
      "select count(*)::int as n from cities.city_ledger where player_id = $1 and reason = 'lesson'",
      [playerId],
    );
    expected.that(paid?.n === 1, `the lesson was paid ${paid?.n} times`);
    host.leave();
    return {
      did: 'emptied Redis while and after each contribution was handed to it',
      counts: { contributions: helpers, counted: await goal(), 'lessons paid': paid?.n ?? 0 },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};
