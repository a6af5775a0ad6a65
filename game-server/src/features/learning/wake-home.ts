import type { CityId } from '@sqltown/shared/ids';
import type { Wakeups } from '#features/cities/index.ts';
import { bucketOf } from '#platform/ids/index.ts';
import { type Shards, held } from '#platform/postgres/index.ts';

/** Tells whoever has the city open that its version moved. */
export async function wakeHome(
  { shards, wakeups }: { shards: Shards; wakeups: Wakeups },
  cityId: CityId,
): Promise<void> {
  const bucket = bucketOf(cityId);
  const city = await shards.at(bucket, (db) =>
    db
      .selectFrom('cities.cities')
      .select('version')
      .where('bucket', '=', bucket)
      .where('id', '=', cityId)
      .where(held(bucket))
      .executeTakeFirst(),
  );
  if (city) wakeups.publish(cityId, city.version);
}
