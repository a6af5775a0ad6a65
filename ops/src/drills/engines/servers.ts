import { type MariadbInstance, startMariadb } from '../../testbed/mariadb.ts';
import { type Cluster, startCluster } from '../../testbed/postgres.ts';

/** Enough for a statement of a learner's, and less than a value of a gigabyte. */
const POSTGRES_ADDRESS_SPACE = 900 * 1024 ** 2;

/** Nothing on it is kept: it need not be safe on the disk, and databases come and go all the time. */
const NOT_KEPT = {
  'innodb-flush-log-at-trx-commit': 0,
  'innodb-flush-method': 'nosync',
  'innodb-doublewrite': 'OFF',
  'sync-frm': 'OFF',
} as const;

/** Servers of learners' SQL, as an operator would run them: with nothing else on them, and held from outside. */
export type LearnerServers = {
  readonly postgresql: Cluster;
  readonly mariadb: MariadbInstance;
  stop(): Promise<void>;
};

/** @throws when one isn't installed or doesn't come up. */
export async function startLearnerServers(): Promise<LearnerServers> {
  const postgresql = await startCluster({
    addressSpaceBytes: POSTGRES_ADDRESS_SPACE,
    settings: {
      shared_buffers: '64MB',
      max_connections: 100,
      // Nothing on it is kept: it need not be safe on the disk, and databases come and go all the time.
      wal_level: 'minimal',
      max_wal_senders: 0,
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
    },
  });
  try {
    const mariadb = await startMariadb({ settings: NOT_KEPT });
    return {
      postgresql,
      mariadb,
      stop: async () => {
        await mariadb.stop();
        await postgresql.stop();
      },
    };
  } catch (error) {
    await postgresql.stop();
    throw error;
  }
}
