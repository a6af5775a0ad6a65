import type { Drill } from '../../drill.ts';
import type { Need, Scenario } from '../scenario.ts';

type Options = {
  readonly id: string;
  readonly fault: string;
  readonly criterion: string;
  readonly needs: readonly Need[];
  readonly load: () => Promise<{ drill: Drill }>;
  /** Its shortest form that means something; the drill itself has the long one. */
  readonly rounds?: number;
  readonly minutes?: number;
  /** A plant of this table's that the drill knows too. */
  readonly plant?: string;
};

/** A row that a drill of its own fills, in its short form. */
function byDrill({ load, rounds, minutes, plant, ...row }: Options): Scenario {
  return {
    ...row,
    run: async ({ seed, log, plant: planted }) => {
      const { drill } = await load();
      const { counts, violations } = await drill.run({
        seed,
        isSlice: true,
        ...(rounds === undefined ? {} : { rounds }),
        ...(minutes === undefined ? {} : { minutes }),
        ...(plant === undefined || plant !== planted ? {} : { plant }),
        log: (line) => log(`  ${row.id}: ${line}`),
      });
      return { did: `drill ${drill.name}: ${drill.about}`, counts, violations };
    },
  };
}

export const killedAtWork = byDrill({
  id: 'F1',
  fault: 'kill -9 at every await of the build path',
  criterion: 'I1 + I2, on both databases (client back: F5, F6)',
  needs: ['postgres'],
  load: () => import('../../kill9/index.ts'),
  rounds: 6,
  plant: 'ack-before-commit',
});

export const rollingDeploy = byDrill({
  id: 'F3',
  fault: 'SIGTERM under load (rolling deploy)',
  criterion: 'no failed command; every client reconnected <= 10 s; no room in two processes',
  needs: ['fleet'],
  load: () => import('../../rolling/index.ts'),
});

export const duplicateRoom = byDrill({
  id: 'F4',
  fault: 'duplicate room forced',
  criterion: 'exactly one epoch writes; the other closes itself <= 5 s; I1',
  needs: ['fleet'],
  load: () => import('../../race/index.ts'),
  rounds: 5,
});

export const primaryLost = byDrill({
  id: 'F10',
  fault: 'PostgreSQL primary loss: kill, promote',
  criterion:
    'spends refused with "saving paused", chat and cursor go on; resume <= 30 s; I1 + I2; no write by the old primary',
  needs: ['postgres'],
  load: () => import('../../failover/index.ts'),
});

export const bucketMoved = byDrill({
  id: 'F28',
  fault: 'user moved between shards during a command',
  criterion: 'once only',
  needs: ['postgres'],
  load: () => import('../../bucket/index.ts'),
  rounds: 4,
});

export const memoryLeak = byDrill({
  id: 'F29',
  fault: 'memory leak: soak with churn',
  criterion:
    'RSS slope < 1 MB/h after warm-up; no orphan timers or rooms (slope: the long form of drill soak-city)',
  needs: ['fleet'],
  load: () => import('../../soak-city/index.ts'),
  minutes: 1,
});
