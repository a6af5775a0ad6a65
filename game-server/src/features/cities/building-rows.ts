import type { Building } from '@sqltown/shared/api';
import type { CityId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';

/** A building as JSON in the shape of the API, from a row (or RETURNING row) known as `alias`. */
export function buildingJson(alias: string) {
  const b = sql.ref(alias);
  return sql<Building>`jsonb_build_object(
    'id', ${b}.id::text, 'kind', ${b}.kind, 'origin', ${b}.origin, 'x', ${b}.x, 'y', ${b}.y,
    'level', ${b}.level, 'stage', ${b}.stage, 'stages', ${b}.stages,
    'version', ${b}.version, 'removed', ${b}.removed_version is not null)`;
}

/** Buildings whose last change is newer than `version`, removed ones included; from version 0 those that stand. */
export async function buildingsSince(db: Db, cityId: CityId, version: number): Promise<Building[]> {
  const { rows } = await sql<{ building: Building }>`
    select ${buildingJson('b')} as building from cities.city_buildings b
    where b.bucket = ${bucketOf(cityId)} and b.city_id = ${cityId}::bigint and b.version > ${version}
      and (b.removed_version is null or ${version > 0})
    order by b.version, b.id`.execute(db);
  return rows.map(({ building }) => building);
}

/** Null when the city never had it. */
export async function buildingOf(db: Db, cityId: CityId, buildingId: string): Promise<Building | null> {
  const { rows } = await sql<{ building: Building }>`
    select ${buildingJson('b')} as building from cities.city_buildings b
    where b.bucket = ${bucketOf(cityId)} and b.id = ${buildingId}::bigint
      and b.city_id = ${cityId}::bigint`.execute(db);
  return rows[0]?.building ?? null;
}
