import type { PostgresNode } from '../../testbed/index.ts';
import { type Mutant, mutatedBy } from '../mutants/index.ts';

const FINDER = 'platform/postgres/cluster/finder.ts';
const NEWEST = 'role.timeline > newest.timeline';

/** Faults of the server's finder, by reading its source otherwise. */
const MUTANTS: Readonly<Record<string, Mutant>> = {
  /** The first who answers is taken for the primary. */
  'finder-ignores-recovery': [
    {
      file: 'platform/postgres/cluster/member.ts',
      find: "? { kind: 'replica' }",
      replace: "? { kind: 'primary', timeline: 0 }",
    },
    { file: FINDER, find: NEWEST, replace: 'false' },
  ],
  /** Of two primaries, the one that was promoted first. */
  'finder-takes-the-older': [{ file: FINDER, find: NEWEST, replace: 'role.timeline < newest.timeline' }],
};

/** No replica has what the primary acknowledged last. */
export const ASYNC_WITH_LAG = 'async-replica-with-lag';
/** The operator doesn't look which replica has the most. */
export const PROMOTE_LAGGARD = 'promote-the-laggard';
/** The server's sessions are told "committed" before anything is on any disk. */
const ACK_BEFORE_COMMIT = 'ack-before-commit';

export const PLANTS: readonly string[] = [
  ASYNC_WITH_LAG,
  PROMOTE_LAGGARD,
  ACK_BEFORE_COMMIT,
  ...Object.keys(MUTANTS),
];

/** What a plant needs of the primary: nothing reaches a disk by itself before it is killed. */
export async function plantIn(primary: PostgresNode, plant: string | undefined): Promise<void> {
  if (plant === ACK_BEFORE_COMMIT) await primary.set('wal_writer_delay', '10s');
}

/** Settings of a server process that carries the fault. */
export function serverEnv(plant: string | undefined): Record<string, string> {
  if (plant === ACK_BEFORE_COMMIT) return { PGOPTIONS: '-c synchronous_commit=off' };
  return mutatedBy(MUTANTS[plant ?? '']);
}
