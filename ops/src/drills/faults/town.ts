import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { type FaultProxy, type ServerInstance, startFaultProxy, startServer } from '../../testbed/index.ts';
import { tempFolder } from '../../testbed/temp-folder.ts';
import { type Seat, takeSeat } from './seat.ts';
import { Visitor } from './visitor.ts';

/**
 * One server on a database of its own, with a fault proxy on either side of it:
 *
 *   players ── edge ── server ── line ── PostgreSQL
 */
export type Town = {
  readonly server: ServerInstance;
  /** Where players come in: http://host:port of the edge. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly edge: FaultProxy;
  readonly line: FaultProxy;
  isAlive(): boolean;
  /** A newcomer with an account and a city, not in it yet. */
  newPlayer(): Promise<Player>;
  /** A newcomer in their own city. */
  newMayor(): Promise<Mayor>;
  stop(): Promise<void>;
};

export type Player = { readonly visitor: Visitor; readonly playerId: PlayerId; readonly cityId: CityId };
export type Mayor = Player & { readonly seat: Seat };

/** Drills are many players behind one address. */
const SETTINGS = { GUESTS_PER_HOUR: '100000', LOG_LEVEL: 'info', SQLTOWN_CHECKPOINTS: '1' } as const;

/** @param engines what an earlier town's server prepared for its SQL engines, to spare this one the making. */
export async function openTown(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
  engines?: string,
): Promise<Town> {
  const database = new URL(databaseUrl);
  const line = await startFaultProxy({ host: database.hostname, port: Number(database.port) });
  database.port = String(line.port);
  const data = tempFolder('data');
  if (engines !== undefined) cpSync(engines, enginesIn(data.path), { recursive: true });
  const server = await startServer({
    ...SETTINGS,
    DATABASE_URL: database.href,
    DATA_DIR: data.path,
    ...env,
  });
  const edge = await startFaultProxy({ host: '127.0.0.1', port: Number(new URL(server.url).port) });
  const url = `http://127.0.0.1:${edge.port}`;
  const visitors: Visitor[] = [];

  const newPlayer = async (): Promise<Player> => {
    const visitor = new Visitor(url);
    visitors.push(visitor);
    const { playerId, homeCityId } = await visitor.enter();
    return { visitor, playerId, cityId: homeCityId };
  };
  return {
    server,
    url,
    databaseUrl,
    edge,
    line,
    isAlive: () => server.isRunning,
    newPlayer,
    newMayor: async () => {
      const player = await newPlayer();
      return { ...player, seat: await takeSeat(url, await player.visitor.seat(player.cityId)) };
    },
    stop: async () => {
      for (const visitor of visitors) visitor.leave();
      line.set({ kind: 'open' });
      await edge.stop();
      await server.stop();
      await line.stop();
      data.remove();
    },
  };
}

/** Where a server keeps what it prepared for its engines. */
export function enginesIn(dataDir: string): string {
  return join(dataDir, 'engines');
}
