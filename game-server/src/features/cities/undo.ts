import type { Building } from '@sqltown/shared/api';
import { Occupancy } from '@sqltown/shared/plan';
import { type Refusal, type RefusalCode, refuse } from '@sqltown/shared/refusals';
import { type BuildingKind, UNDO_SECONDS } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import { type Db, held } from '#platform/postgres/index.ts';
import { buildingOf, buildingsSince } from './building-rows.ts';
import type { OrderOf } from './order.ts';
import { type Done, carryOut } from './statement.ts';

type LastDeed = {
  readonly command_id: string;
  readonly type: 'place' | 'move' | 'demolish';
  readonly version: number;
  readonly delta: number;
  readonly building_id: string;
  readonly before_x: number | null;
  readonly before_y: number | null;
  readonly is_late: boolean;
};

/**
 * Takes back one's own last deed. It is judged on what is read first, so the statement carries the city's version
 * that was read: whatever was written between, even a coin, makes it change nothing.
 * @returns null when the city has moved on meanwhile (or the epoch is stale): read and judge again.
 */
export async function undo(db: Db, order: OrderOf<'undo'>): Promise<Done | Refusal | null> {
  const { cityId, command } = order;
  const seen = await versionOf(db, order);
  const deed = await lastDeed(db, order);
  if (!deed || deed.command_id !== command.undoes) return refuse('undo-foreign');
  if (deed.is_late) return refuse('undo-late');
  const building = await buildingOf(db, cityId, deed.building_id);
  if (!building || building.version !== deed.version) return refuse('undo-foreign');
  const obstacle =
    deed.type === 'place' ? null : whyNotBack(await buildingsSince(db, cityId, 0), building, deed);
  if (obstacle) return refuse(obstacle);

  const isPlace = deed.type === 'place';
  return carryOut(db, {
    order,
    delta: sql`${sql.lit(-deed.delta)}`,
    condition: sql`c.version = ${seen}`,
    change: sql`
      update cities.city_buildings b set version = paid.version,
        removed_version = ${isPlace ? sql`paid.version` : sql`null`},
        x = ${isPlace ? sql`b.x` : sql`${deed.before_x}::integer`},
        y = ${isPlace ? sql`b.y` : sql`${deed.before_y}::integer`}
      from paid where b.bucket = paid.bucket and b.id = ${deed.building_id}::bigint and b.version = ${deed.version}
      returning b.*`,
    reason: deed.delta === 0 ? null : 'undo',
  });
}

async function versionOf(db: Db, { cityId }: OrderOf<'undo'>): Promise<number> {
  const city = await db
    .selectFrom('cities.cities')
    .select('version')
    .where('bucket', '=', bucketOf(cityId))
    .where('id', '=', cityId)
    .where(held(bucketOf(cityId)))
    .executeTakeFirst();
  return city?.version ?? 0;
}

async function lastDeed(db: Db, { cityId, playerId }: OrderOf<'undo'>): Promise<LastDeed | undefined> {
  const { rows } = await sql<LastDeed>`
    select command_id, type, version, delta, building_id, before_x, before_y,
           at < clock_timestamp() - make_interval(secs => ${UNDO_SECONDS}) as is_late
    from cities.city_commands
    where bucket = ${bucketOf(cityId)} and city_id = ${cityId}::bigint and player_id = ${playerId}::bigint
      and type <> 'undo'
    order by version desc limit 1`.execute(db);
  return rows[0];
}

/** Why a moved or demolished building can't go back to where it stood, or null. */
function whyNotBack(buildings: readonly Building[], building: Building, deed: LastDeed): RefusalCode | null {
  const standing = new Occupancy<string>();
  for (const { id, kind, x, y } of buildings) {
    if (x !== null && y !== null) standing.add(id, kind, x, y);
  }
  const kind: BuildingKind = building.kind;
  return standing.whyNot(kind, deed.before_x ?? -1, deed.before_y ?? -1, building.id);
}
