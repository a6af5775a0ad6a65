import { randomBytes } from 'node:crypto';
import {
  type Cluster,
  type RedisInstance,
  type SandboxHostInstance,
  type ServerInstance,
  startCluster,
  startRedis,
  startSandboxHost,
  startServer,
} from '../testbed/index.ts';
import { freePort } from '../testbed/ports.ts';

export type FleetOptions = {
  /** Server processes. */
  readonly processes?: number;
  /** PostgreSQL clusters; the first also holds what is global. */
  readonly shards?: number;
  /** Streaming replicas of each cluster. */
  readonly replicas?: number;
  /** Commits wait for a replica. */
  readonly synchronous?: boolean;
  readonly redis?: boolean;
  /** Further settings of every server process; they win over the fleet's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told before each slow step. */
  readonly onStep?: (step: string) => void;
};

export type Fleet = {
  readonly servers: readonly ServerInstance[];
  /** The n-th is shard n. */
  readonly clusters: readonly Cluster[];
  readonly redis: RedisInstance | null;
  /** The settings that all processes share, to start one more. */
  readonly env: Readonly<Record<string, string>>;
  /** One more process, on a port and in a folder of its own. It is stopped with the fleet. */
  addServer(env?: Readonly<Record<string, string>>): Promise<ServerInstance>;
  /** Servers drain and save, then what they stand on ends; every folder goes. */
  stop(): Promise<void>;
};

/** Several processes share one machine here: each keeps a small share of it. */
const SMALL = {
  DATABASE_POOL: '8',
  GUESTS_PER_HOUR: '100000',
};

/**
 * A whole SQLTown of several processes: private PostgreSQL clusters, Redis, a sandbox, and servers that share them.
 * @throws when a part doesn't come up; what had started is then stopped.
 */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const { processes = 1, shards = 1, replicas = 0, synchronous = false, onStep = () => undefined } = options;
  const stops: (() => Promise<unknown>)[] = [];
  const servers: ServerInstance[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    for (const server of servers) server.remove();
    await Promise.all(stops.map((end) => end()));
  };
  const kept = async <T extends { stop(): Promise<unknown> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    stops.push(() => started.stop());
    return started;
  };

  try {
    const others = options.redis === false ? 'the sandbox' : 'Redis and the sandbox';
    onStep(`Starting ${count(shards, 'PostgreSQL cluster')}, ${others}`);
    const [sandbox, redis, ...clusters] = await allOrThrow([
      kept(startSandboxHost()),
      options.redis === false ? null : kept(startRedis()),
      ...Array.from({ length: shards }, () => kept(startCluster({ replicas, synchronous }))),
    ] as const);
    const ports = await freePorts(processes);
    const env = { ...SMALL, ...sharedSettings({ clusters, redis, sandbox, ports }), ...options.env };
    const addServer = async (own: Readonly<Record<string, string>> = {}, port?: number) => {
      const PORT = String(port ?? (await freePort()));
      const server = await startServer({ ...env, PORT, PUBLIC_ADDRESS: `ws://127.0.0.1:${PORT}`, ...own });
      servers.push(server);
      return server;
    };
    onStep(`Starting ${count(processes, 'server process', 'server processes')}`);
    const [first, ...rest] = ports;
    // The first one migrates; the others would only wait for it.
    if (first !== undefined) await addServer({}, first);
    await allOrThrow(rest.map((port) => addServer({}, port)));
    servers.sort((a, b) => ports.indexOf(a.port) - ports.indexOf(b.port));
    return { servers, clusters, redis, env, addServer: (own) => addServer(own), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function sharedSettings(parts: {
  clusters: readonly Cluster[];
  redis: RedisInstance | null;
  sandbox: SandboxHostInstance;
  ports: readonly number[];
}): Record<string, string> {
  const { clusters, redis, sandbox, ports } = parts;
  return {
    DATABASE_URL: clusters[0]?.url ?? '',
    ...(clusters.length > 1 ? { SHARD_URLS: clusters.map(({ url }) => url).join(';') } : {}),
    AUTH_SECRET: randomBytes(32).toString('hex'),
    // A page comes from one process and joins a city in another.
    PEER_ADDRESSES: 'ws://127.0.0.1:*',
    ORIGINS: ports.map((port) => `http://127.0.0.1:${port}`).join(','),
    SANDBOX_URLS: sandbox.url,
    SANDBOX_TOKEN: sandbox.token,
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
  };
}

/** Like Promise.all, and a failure is told only once all have ended, so that nothing starts after the clean-up. */
async function allOrThrow<const T extends readonly unknown[]>(
  starting: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(starting);
  return Promise.all(starting);
}

async function freePorts(wanted: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < wanted) ports.add(await freePort());
  return [...ports];
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
