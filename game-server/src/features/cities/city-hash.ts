import { createHash } from 'node:crypto';
import type { CityId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';

/** What makes a city, each in a fixed order. The lease and its epoch say who runs it now, not what it is. */
const PARTS: Readonly<Record<string, { key: string; order: string }>> = {
  'cities.cities': { key: 'id', order: 'id' },
  'cities.city_members': { key: 'city_id', order: 'player_id' },
  'cities.city_buildings': { key: 'city_id', order: 'id' },
  'cities.city_ledger': { key: 'city_id', order: 'version' },
  'cities.city_commands': { key: 'city_id', order: 'command_id collate "C"' },
  'cities.city_contributions': { key: 'city_id', order: 'player_id, exercise_id collate "C"' },
};

/** SHA-256, in hex, of all that is written about a city: the same wherever the city's rows are the same. */
export function cityHash(db: Db, cityId: CityId): Promise<string> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set local timezone = 'UTC'`.execute(tx);
      const hash = createHash('sha256');
      for (const [table, { key, order }] of Object.entries(PARTS)) {
        const { rows } = await sql<{ line: string }>`
          select (to_jsonb(t) - 'epoch')::text as line from ${sql.raw(table)} t
          where bucket = ${bucketOf(cityId)} and ${sql.raw(key)} = ${cityId}::bigint
          order by ${sql.raw(order)}`.execute(tx);
        hash.update(`${table}\n`);
        for (const { line } of rows) hash.update(`${line}\n`);
      }
      return hash.digest('hex');
    });
}
