import { type PostgresSettings, PostgresNode } from './postgres-node.ts';
import { unprivilegedUser } from './system-user.ts';
import { tempFolder } from './temp-folder.ts';

export type PostgresInstance = { readonly url: string; stop(): Promise<void> };

export type ClusterOptions = {
  readonly replicas?: number;
  /** Commits wait until any one replica has them: with all of them away, they wait for ever. */
  readonly synchronous?: boolean;
  readonly settings?: PostgresSettings;
  readonly addressSpaceBytes?: number;
};

export type Cluster = {
  /** The one that began as primary. After a failover ask the nodes. */
  readonly primary: PostgresNode;
  readonly replicas: readonly PostgresNode[];
  /** All members, comma-separated, as DATABASE_URL takes them. */
  readonly url: string;
  /** Ends all members, and removes their data. */
  stop(): Promise<void>;
};

/**
 * A private PostgreSQL in a temporary folder on a free port, with fsync as in production.
 * Started as root it drops to `nobody`, since PostgreSQL refuses to run as root.
 * @throws when no PostgreSQL is installed or it doesn't come up within 30 s.
 */
export async function startPostgres(): Promise<PostgresInstance> {
  return startCluster();
}

/**
 * A private PostgreSQL primary and its streaming replicas, each on a port of its own.
 * @throws when no PostgreSQL is installed or a part doesn't come up; nothing is then left behind.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { replicas: count = 0, synchronous = false, settings = {}, addressSpaceBytes } = options;
  const user = unprivilegedUser();
  const folder = tempFolder('pg', user);
  const nodes: PostgresNode[] = [];
  const stop = async (): Promise<void> => {
    // Nothing of it will be wanted again: no need to end in good order.
    await Promise.all(nodes.map((node) => node.kill()));
    folder.remove();
  };
  try {
    const primary = await PostgresNode.create({
      name: 'member-1',
      folder,
      user,
      settings,
      addressSpaceBytes,
    });
    nodes.push(primary);
    for (let n = 2; n <= count + 1; n++) {
      nodes.push(
        await PostgresNode.copyOf(primary, {
          name: `member-${n}`,
          folder,
          user,
          settings,
          addressSpaceBytes,
        }),
      );
    }
    const replicas = nodes.slice(1);
    await primary.untilStreaming(count);
    if (synchronous) await primary.requireOneOf(replicas);
    return { primary, replicas, url: nodes.map(({ url }) => url).join(','), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
