import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { STARTING_COINS } from '@sqltown/shared/rules';
import type { CityRole } from '@sqltown/shared/state';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, held } from '#platform/postgres/index.ts';
import { buildingsSince } from './building-rows.ts';
import type { Homes } from './homes.ts';
import type { CityChanges, CitySnapshot } from './types.ts';

/** Right answers that a city's festival asks for. */
export const GOAL_TARGET = 50;

/** A city as it stands; a reserved one that nobody has done anything in yet is the old quarter with starting coins. */
export async function loadCity(db: Db, homes: Homes, cityId: CityId): Promise<CitySnapshot | null> {
  const owner = await homes.ownerOf(cityId);
  if (!owner) return null;
  const changes = await changesSince(db, cityId, 0);
  return {
    cityId,
    ownerId: owner.playerId,
    ownerName: owner.name,
    name: `${owner.name}’s town`,
    founded: changes.version > 0,
    ...changes,
  };
}

/** City and buildings in one snapshot: a repeatable-read transaction, so that no commit falls between the two. */
export function changesSince(db: Db, cityId: CityId, version: number): Promise<CityChanges> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const city = await tx
        .selectFrom('cities.cities')
        .select(['version', 'coins', 'xp', 'unlocked', 'goal_done', 'goal_target'])
        .where('bucket', '=', bucketOf(cityId))
        .where('id', '=', cityId)
        .where(held(bucketOf(cityId)))
        .executeTakeFirst();
      if (!city) return UNFOUNDED;
      const { goal_done, goal_target, ...rest } = city;
      return {
        ...rest,
        goal: { done: goal_done, target: goal_target },
        buildings: await buildingsSince(tx, cityId, version),
      };
    });
}

const UNFOUNDED: CityChanges = {
  version: 0,
  coins: STARTING_COINS,
  xp: 0,
  unlocked: [],
  goal: { done: 0, target: GOAL_TARGET },
  buildings: [],
};

/** The owner of a reserved city is its owner before it is written; whoever is not a member visits. */
export async function roleOf(db: Db, homes: Homes, cityId: CityId, playerId: PlayerId): Promise<CityRole> {
  const member = await db
    .selectFrom('cities.city_members')
    .select('role')
    .where('bucket', '=', bucketOf(cityId))
    .where('city_id', '=', cityId)
    .where('player_id', '=', playerId)
    .where(held(bucketOf(cityId)))
    .executeTakeFirst();
  if (member) return member.role;
  const owner = await homes.ownerOf(cityId);
  return owner?.playerId === playerId ? 'owner' : 'visitor';
}
