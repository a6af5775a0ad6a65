import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { STARTING_COINS } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import { failpoint } from '#platform/failpoints/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';

/**
 * Writes a city with its owner, its starting coins and its first house, inside the transaction of its first deed.
 * The house has no tile yet: like a grant, it is placed by whoever owns the map. The lease row is locked first, so
 * that the city starts with the epoch of whoever holds it now. Does nothing where the city stands already.
 */
export async function foundCity(tx: Db, cityId: CityId, ownerId: PlayerId): Promise<void> {
  const bucket = bucketOf(cityId);
  failpoint('cities.beforeFounding');
  await sql`
    insert into cities.city_leases (bucket, city_id, epoch, expires_at)
    values (${bucket}, ${cityId}::bigint, 0, '-infinity') on conflict do nothing`.execute(tx);
  await sql`
    with lease as (
      select epoch from cities.city_leases where bucket = ${bucket} and city_id = ${cityId}::bigint for share
    ), city as (
      insert into cities.cities (bucket, id, owner_id, coins, xp, version, epoch)
      select ${bucket}::smallint, ${cityId}::bigint, ${ownerId}::bigint, ${STARTING_COINS}::integer, 0, 1, epoch from lease
      on conflict do nothing returning *
    ), member as (
      insert into cities.city_members (bucket, city_id, player_id, role)
      select bucket, id, owner_id, 'owner' from city
    ), house as (
      insert into cities.city_buildings (bucket, id, city_id, kind, origin, stage, stages, version)
      select bucket, platform.next_id(bucket), id, 'house', 'start', 1, 1, version from city
    )
    insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id)
    select bucket, id, version, coins, coins, 'start', owner_id from city`.execute(tx);
  failpoint('cities.afterFounding');
}
