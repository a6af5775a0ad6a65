import { randomUUID } from 'node:crypto';
import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import { type CityId, CommandId, type PlayerId } from '@sqltown/shared/ids';
import type { BuildingKind } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Database, Db, Shards } from '#platform/postgres/index.ts';
import { type Cities, type Homes, createCities, localWakeups } from '#features/cities/index.ts';

export type Resident = { readonly playerId: PlayerId; readonly cityId: CityId };

/** A database with cities and players made up for a test: everyone has a home, nobody has an account. */
export type TestTown = {
  readonly shards: Shards;
  /** Acts on the database that holds a city or a player. */
  at<T>(id: string, act: (db: Db) => Promise<T>): Promise<T>;
  readonly cities: Cities;
  readonly homes: Homes;
  newResident(): Promise<Resident>;
  /** A resident whose city is leased, with its epoch; not founded yet. */
  newOwner(): Promise<Resident & { readonly epoch: number }>;
};

export function testTown({ shards, kind }: Database): TestTown {
  const ownerOf = new Map<CityId, PlayerId>();
  const cityOf = new Map<PlayerId, CityId>();
  const homes: Homes = {
    ownerOf: (cityId) => {
      const playerId = ownerOf.get(cityId);
      return Promise.resolve(playerId === undefined ? null : { playerId, name: 'Asha' });
    },
    cityOf: (playerId) => Promise.resolve(cityOf.get(playerId) ?? null),
  };
  const cities = createCities({ shards, homes, wakeups: localWakeups(), isSoleProcess: kind === 'pglite' });
  let bucket = 0;

  const newResident = async (): Promise<Resident> => {
    bucket = (bucket + 37) % 1024;
    const { rows } = await shards.at(bucket, (db) =>
      sql<{ player: PlayerId; city: CityId }>`
        select platform.next_id(${bucket}) as player, platform.next_id(${bucket}) as city`.execute(db),
    );
    const { player: playerId, city: cityId } = rows[0]!;
    ownerOf.set(cityId, playerId);
    cityOf.set(playerId, cityId);
    return { playerId, cityId };
  };
  return {
    shards,
    at: (id, act) => shards.at(bucketOf(id), act),
    cities,
    homes,
    newResident,
    newOwner: async () => {
      const resident = await newResident();
      const lease = await cities.acquireLease(resident.cityId, HOLDER);
      if (lease.kind !== 'owner') throw new Error('a new city is leased already');
      return { ...resident, epoch: lease.epoch };
    },
  };
}

export const HOLDER = { processId: 'this-process', roomId: 'room-1', address: null } as const;

export function newCommandId(): CommandId {
  return CommandId.parse(randomUUID());
}

export function placing(x: number, y: number, kind: BuildingKind = 'lamptower'): CityCommand {
  return { type: 'place', commandId: newCommandId(), kind, x, y };
}

/** @throws when the command was refused, with its code. */
export function done(reply: CommandReply): Extract<CommandReply, { kind: 'done' }> {
  if (reply.kind === 'refused') throw new Error(`refused: ${reply.code}`);
  return reply;
}

/** The city's ledger: its sum, its balance, and one entry for each building's every coin. */
export async function ledgerOf(
  { at }: Pick<TestTown, 'at'>,
  cityId: CityId,
): Promise<{ sum: number; coins: number; reasons: string[] }> {
  const { rows } = await at(cityId, (db) =>
    sql<{ sum: number; coins: number; reasons: string[] }>`
      select c.coins, sum(l.delta)::integer as sum, array_agg(l.reason order by l.version) as reasons
      from cities.cities c join cities.city_ledger l on l.bucket = c.bucket and l.city_id = c.id
      where c.id = ${cityId}::bigint group by c.coins`.execute(db),
  );
  return rows[0] ?? { sum: 0, coins: 0, reasons: [] };
}
