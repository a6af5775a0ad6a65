import { startRedis } from '../../../testbed/index.ts';
import { runVitest } from '../../../vitest-run.ts';
import { type Scenario, expectations } from '../scenario.ts';

const SUITE = 'game-server/src/features/outbox/outbox-crash.verify.test.ts';

/** The suite beside the outbox kills workers in the middle of their jobs, and runs jobs twice. */
export const workerKilled: Scenario = {
  id: 'F16',
  fault: 'job worker killed mid-job; job run twice',
  criterion: 'one certificate, one mail, one reward: each consumer acts once an event',
  needs: ['fleet'],
  run: async (stage) => {
    const expected = expectations();
    const { url } = await stage.postgres();
    const redis = await startRedis();
    try {
      const env = { SQLTOWN_TEST_DATABASE_URL: url, SQLTOWN_TEST_REDIS_URL: redis.url };
      const config = 'ops/vitest.verify.config.ts';
      const { passed, failed } = await runVitest({ config, filters: [SUITE], env });
      expected.that(failed === 0, `${failed} of the suite's tests failed`);
      expected.that(passed > 0, 'the suite ran no test');
      return { did: `ran ${SUITE}`, counts: { passed, failed }, violations: expected.violations };
    } finally {
      await redis.stop();
    }
  },
};
