import { sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import type { OrderOf } from './order.ts';
import { REFUNDS } from './prices.ts';
import { type Done, carryOut } from './statement.ts';

/** Takes a complete building away and gives half its price back. A building's kind never changes, so the guard may read it. */
export function demolish(db: Db, order: OrderOf<'demolish'>): Promise<Done | null> {
  const { buildingId } = order.command;
  const bucket = bucketOf(order.cityId);
  return carryOut(db, {
    order,
    delta: sql`k.refund`,
    source: sql`(select r.refund from cities.city_buildings b join ${REFUNDS} r (kind, refund) on r.kind = b.kind
      where b.bucket = ${bucket} and b.id = ${buildingId}::bigint and b.city_id = ${order.cityId}::bigint) k`,
    change: sql`
      update cities.city_buildings b set removed_version = paid.version, version = paid.version from paid
      where b.bucket = ${bucket} and b.id = ${buildingId}::bigint and b.city_id = paid.id
        and b.x is not null and b.removed_version is null and b.stage = b.stages
      returning b.*`,
    before: { x: sql`(select x from changed)`, y: sql`(select y from changed)` },
    reason: 'demolish',
  });
}
