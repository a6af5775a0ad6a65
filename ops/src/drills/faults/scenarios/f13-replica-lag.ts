import type { LessonReply } from '@sqltown/shared/api';
import { startFleet } from '../../../fleet/index.ts';
import { FIRST_LESSON, attempt, judged } from '../lesson.ts';
import { judge } from '../judge.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';
import { Visitor } from '../visitor.ts';

const LAG_MS = 10_000;

/** The replica shows everything ten seconds late. */
export const replicaLag: Scenario = {
  id: 'F13',
  fault: 'replica lag of 10 s',
  criterion: 'own writes visible to oneself',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const fleet = await startFleet({ replicas: 1, redis: false });
    try {
      const [cluster] = fleet.clusters;
      await cluster?.replicas[0]?.delayReplay(LAG_MS);
      const origin = fleet.servers[0]?.url ?? '';
      const visitor = new Visitor(origin);
      const { homeCityId } = await visitor.enter();
      const rounds = FIRST_LESSON.answers;
      for (const [n, [exercise, sql]] of rounds.entries()) {
        judged(await attempt(visitor, exercise, sql));
        const lesson = (await visitor.get(`/api/v1/lessons/${FIRST_LESSON.lessonId}?dialect=sqlite`))
          .body as LessonReply;
        const solved = lesson.exercises.filter((each) => each.solved).length;
        expected.that(solved === n + 1, `${solved} exercises are shown as solved right after the ${n + 1}th`);
      }
      const seat = await takeSeat(origin, await visitor.seat(homeCityId));
      const placed = await seat.place({ x: 30, y: 30 });
      expected.that(
        placed.kind === 'done' && placed.coins === 470,
        'the city does not know of the lesson’s coins',
      );
      const renamed = await visitor.send('PATCH', '/api/v1/me', { name: 'Late Heron' });
      const me = await visitor.get('/api/v1/me');
      expected.that(
        renamed.status === 200 && me.text.includes('Late Heron'),
        'one’s own new name is not shown',
      );
      await seat.leave();
      visitor.leave();
      expected.violations.push(...(await judge(cluster?.primary.url ?? '', stage.promises)));
      return {
        did: 'held the replica 10 s behind, and read everything right after writing it',
        counts: { 'writes read back': rounds.length + 2 },
        violations: expected.violations,
      };
    } finally {
      await fleet.stop();
    }
  },
};
