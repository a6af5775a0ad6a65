import { randomUUID } from 'node:crypto';
import { type Cities, createCities, localWakeups } from '@sqltown/game-server/cities';
import type { Database } from '@sqltown/game-server/postgres';
import type { CityCommand } from '@sqltown/shared/commands';
import { type CityId, CommandId, type PlayerId } from '@sqltown/shared/ids';
import { seeded } from '@sqltown/shared/noise';
import { sql } from 'kysely';

const WRITERS = 8;
/** Each writer has cities of its own: two would undo each other's last deed. */
const CITIES_EACH = 3;
/** Between two cycles of a writer: some 100 commands a second in all, far above what players do. */
const PAUSE_MS = 250;

type Owner = { readonly cityId: CityId; readonly playerId: PlayerId; readonly epoch: number };

export type Load = {
  readonly owners: readonly Owner[];
  readonly commands: number;
  readonly faults: readonly string[];
  stop(): Promise<void>;
};

/** Writers that build, move and demolish without end in a handful of cities: each deed makes dead rows. */
export async function startLoad(database: Database, seed: number): Promise<Load> {
  const random = seeded(seed);
  const homes = new Map<CityId, PlayerId>();
  const cities = createCities({
    shards: database.shards,
    homes: {
      ownerOf: (cityId) => {
        const playerId = homes.get(cityId);
        return Promise.resolve(playerId === undefined ? null : { playerId, name: 'Asha' });
      },
      cityOf: () => Promise.resolve(null),
    },
    wakeups: localWakeups(),
    isSoleProcess: true,
  });
  const owners = await Promise.all(
    Array.from({ length: WRITERS * CITIES_EACH }, () => settle(database, cities, homes)),
  );
  const state = { commands: 0, faults: [] as string[], isOver: false };
  const writers = Array.from({ length: WRITERS }, async (_, i) => {
    for (let n = 0; !state.isOver; n++) {
      const owner = owners[i * CITIES_EACH + (n % CITIES_EACH)]!;
      try {
        await cycle(cities, owner, random);
        state.commands += COMMANDS_A_CYCLE;
      } catch (error) {
        state.faults.push(String(error));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  });
  return {
    owners,
    get commands() {
      return state.commands;
    },
    get faults() {
      return state.faults;
    },
    stop: async () => {
      state.isOver = true;
      await Promise.all(writers);
    },
  };
}

async function settle(database: Database, cities: Cities, homes: Map<CityId, PlayerId>): Promise<Owner> {
  const { rows } = await sql<{ cityId: CityId; playerId: PlayerId }>`
    select platform.next_id(9) as "cityId", platform.next_id(9) as "playerId"`.execute(database.db);
  const { cityId, playerId } = rows[0]!;
  homes.set(cityId, playerId);
  const lease = await cities.acquireLease(cityId, { processId: 'soak', roomId: 'soak', address: null });
  if (lease.kind !== 'owner') throw new Error(`city ${cityId} is leased already`);
  return { cityId, playerId, epoch: lease.epoch };
}

const COMMANDS_A_CYCLE = 4;

/** A lamp tower is placed and taken back, twice: rows are written and die, and the coins are as they were. */
async function cycle(
  cities: Cities,
  { cityId, playerId, epoch }: Owner,
  random: () => number,
): Promise<void> {
  const at = () => ({ x: Math.floor(random() * 120), y: Math.floor(random() * 120) });
  const run = async (command: CityCommand) => {
    const reply = await cities.execute({ cityId, playerId, epoch, command });
    if (reply.kind === 'refused') throw new Error(`${command.type} was refused: ${reply.code}`);
    return reply;
  };
  const placed = await run({ type: 'place', commandId: newId(), kind: 'lamptower', ...at() });
  await run({ type: 'undo', commandId: newId(), undoes: placed.commandId });
  const again = await run({ type: 'place', commandId: newId(), kind: 'lamptower', ...at() });
  await run({ type: 'undo', commandId: newId(), undoes: again.commandId });
}

function newId(): CommandId {
  return CommandId.parse(randomUUID());
}
