import type { Town } from '../../bots/index.ts';
import { type Fleet, startFleet } from '../../fleet/index.ts';
import type { ServerInstance } from '../../testbed/index.ts';
import { freePort } from '../../testbed/ports.ts';
import { type Mutant, mutatedBy } from '../mutants/index.ts';
import { watchWriters } from './writers.ts';

/** Server processes on one database, and all that a drill with bots needs to look into them. */
export type Stage = {
  readonly servers: readonly ServerInstance[];
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  /** Its origins are those of all servers, also of one that is down: whoever knocks there goes on to the next. */
  readonly town: Town;
  stop(): Promise<void>;
};

export type StageOptions = {
  readonly processes: number;
  readonly redis: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** A fault that every server process carries. */
  readonly mutant: Mutant | undefined;
};

export async function openStage(options: StageOptions): Promise<Stage> {
  const { processes, redis, env = {}, mutant } = options;
  const fleet = await startFleet({
    processes: 0,
    redis,
    env: { SQLTOWN_CHECKPOINTS: '1', ...env, ...mutatedBy(mutant) },
  });
  try {
    const servers: ServerInstance[] = [];
    // One after the other: the first one makes the tables.
    for (let n = 0; n < processes; n++) servers.push(await addServer(fleet));
    const databaseUrl = fleet.clusters[0]?.primary.url ?? '';
    await watchWriters(databaseUrl);
    const town = { origins: () => servers.map(({ url }) => url) };
    return { servers, databaseUrl, redisUrl: fleet.redis?.url ?? null, town, stop: () => fleet.stop() };
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

/** A process whose connections to the database carry its own address, by which its writes are known. */
async function addServer(fleet: Fleet): Promise<ServerInstance> {
  const port = String(await freePort());
  const address = `ws://127.0.0.1:${port}`;
  return fleet.addServer({ PORT: port, PUBLIC_ADDRESS: address, PGAPPNAME: address });
}

/** The WebSocket origin by which leases and seats name a server. */
export function addressOf({ port }: ServerInstance): string {
  return `ws://127.0.0.1:${port}`;
}
