import type { CityId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { violatedConstraint } from '#platform/postgres/index.ts';
import { OwnerMoved } from './owner-moved.ts';

export type GrantOrder = {
  readonly cityId: CityId;
  readonly epoch: number;
  readonly buildingId: string;
  readonly x: number;
  readonly y: number;
};

/**
 * Gives a building without a tile the one that the map's owner chose. Harmless to repeat; a tile that is taken
 * meanwhile leaves it unplaced, for the owner to choose another.
 * @returns the city's version after it.
 * @throws OwnerMoved when the epoch is stale.
 */
export async function placeGrant(
  db: Db,
  { cityId, epoch, buildingId, x, y }: GrantOrder,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    with city as (
      update cities.cities set version = version + 1
      where bucket = ${bucketOf(cityId)} and id = ${cityId}::bigint and epoch = ${epoch} returning bucket, id, version
    ), placed as (
      update cities.city_buildings b set x = ${x}::integer, y = ${y}::integer, version = city.version from city
      where b.bucket = city.bucket and b.city_id = city.id and b.id = ${buildingId}::bigint
        and b.x is null and b.removed_version is null
    )
    select version from city`
    .execute(db)
    .catch((error: unknown) => {
      if (violatedConstraint(error) === 'city_buildings_tile') return { rows: null };
      throw error;
    });
  if (rows === null) return null;
  if (!rows[0]) throw new OwnerMoved(cityId, epoch);
  return rows[0].version;
}
