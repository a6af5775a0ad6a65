import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import type { OrderOf } from './order.ts';
import { type Done, carryOut } from './statement.ts';

/** Moves a building that stands; free of charge. Where it stood is kept for an undo. */
export function move(db: Db, order: OrderOf<'move'>): Promise<Done | null> {
  const { buildingId, x, y } = order.command;
  const bucket = bucketOf(order.cityId);
  return carryOut(db, {
    order,
    delta: sql`0`,
    change: sql`
      update cities.city_buildings b set x = ${x}::integer, y = ${y}::integer, version = paid.version
      from paid, (select id, x, y, version from cities.city_buildings
                  where bucket = ${bucket} and id = ${buildingId}::bigint) old
      where b.bucket = ${bucket} and b.id = ${buildingId}::bigint and b.city_id = paid.id
        and b.x is not null and b.removed_version is null and b.version = old.version
      returning b.*, old.x as before_x, old.y as before_y`,
    before: { x: sql`(select before_x from changed)`, y: sql`(select before_y from changed)` },
    reason: null,
  });
}
