import type { CityId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Shards } from '#platform/postgres/index.ts';

/**
 * Unwrites a city: it is the old quarter with starting coins again, until its owner's next deed founds it anew.
 * The lease's epoch moves on first, so that a room that has the city open writes nothing more and closes itself.
 * @returns false when the city was never founded.
 */
export function resetCity(shards: Shards, cityId: CityId): Promise<boolean> {
  return shards.at(bucketOf(cityId), (db) =>
    db.transaction().execute(async (tx) => {
      await tx
        .updateTable('cities.city_leases')
        .set((eb) => ({ epoch: eb('epoch', '+', 1), expires_at: sql<Date>`'-infinity'` }))
        .where('bucket', '=', bucketOf(cityId))
        .where('city_id', '=', cityId)
        .execute();
      const { numDeletedRows } = await tx
        .deleteFrom('cities.cities')
        .where('bucket', '=', bucketOf(cityId))
        .where('id', '=', cityId)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    }),
  );
}
