import type { CityId, LessonId, PlayerId } from '@sqltown/shared/ids';
import type { BuildingKind } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { foundCity } from './found.ts';

export type Scaffold = {
  readonly cityId: CityId;
  readonly lessonId: LessonId;
  readonly kind: BuildingKind;
  readonly stage: number;
  readonly stages: number;
};

export type LessonPay = {
  readonly cityId: CityId;
  readonly playerId: PlayerId;
  readonly kind: BuildingKind;
  readonly xp: number;
  readonly coins: number;
};

/**
 * Locks a player's own city for the rest of the transaction, founding it if this is its first deed. Whoever writes
 * the player's progress does this first: so two tabs that finish a lesson at once stand in a queue, and each judges
 * by what the one before has committed.
 */
export async function lockHome(tx: Db, cityId: CityId, ownerId: PlayerId): Promise<void> {
  if (await lock(tx, cityId)) return;
  await foundCity(tx, cityId, ownerId);
  if (!(await lock(tx, cityId))) throw new Error(`city ${cityId} is not there after its founding`);
}

async function lock(tx: Db, cityId: CityId): Promise<boolean> {
  const { rows } = await sql`
    select from cities.cities where bucket = ${bucketOf(cityId)} and id = ${cityId}::bigint for update`.execute(
    tx,
  );
  return rows.length === 1;
}

/** Raises a lesson's scaffolding to a stage; the first stage writes the grant. A tile is the map owner's to choose. */
export async function raiseScaffold(
  tx: Db,
  { cityId, lessonId, kind, stage, stages }: Scaffold,
): Promise<void> {
  await sql`
    with city as (
      update cities.cities set version = version + 1
      where bucket = ${bucketOf(cityId)} and id = ${cityId}::bigint returning bucket, id, version)
    insert into cities.city_buildings as b
      (bucket, id, city_id, kind, origin, lesson_id, stage, stages, version)
    select bucket, platform.next_id(bucket), id, ${kind}::text, 'grant', ${lessonId}::text,
           ${stage}::integer, ${stages}::integer, version from city
    on conflict (bucket, city_id, lesson_id) where lesson_id is not null
    do update set stage = greatest(b.stage, excluded.stage), version = excluded.version`.execute(tx);
}

/** Adds a lesson's coins and XP and unlocks its kind. To the wallet anyone may add: no epoch, but the row's lock. */
export async function payLesson(tx: Db, { cityId, playerId, kind, xp, coins }: LessonPay): Promise<void> {
  await sql`
    with city as (
      update cities.cities set coins = coins + ${coins}::integer, xp = xp + ${xp}::integer, version = version + 1,
        unlocked = case when ${kind}::text = any(unlocked) then unlocked else array_append(unlocked, ${kind}::text) end
      where bucket = ${bucketOf(cityId)} and id = ${cityId}::bigint and coins + ${coins}::integer >= 0
      returning bucket, id, version, coins)
    insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id)
    select bucket, id, version, ${coins}::integer, coins, 'lesson', ${playerId}::bigint from city`.execute(
    tx,
  );
}
