import { BUILDING_TYPES } from '@sqltown/shared/rules';
import { sql } from 'kysely';
import type { Db } from '#platform/postgres/index.ts';
import type { OrderOf } from './order.ts';
import { type Done, carryOut } from './statement.ts';

/** Builds for coins. A paid building is complete when it is written; its scaffolding is the room's show. */
export function place(db: Db, order: OrderOf<'place'>): Promise<Done | null> {
  const { kind, x, y } = order.command;
  const { priceCoins, open } = BUILDING_TYPES[kind];
  return carryOut(db, {
    order,
    delta: sql`${sql.lit(-priceCoins)}`,
    condition: open ? sql`true` : sql`${kind}::text = any(c.unlocked)`,
    change: sql`
      insert into cities.city_buildings (bucket, id, city_id, kind, origin, x, y, stage, stages, version)
      select paid.bucket, platform.next_id(paid.bucket), paid.id, ${kind}::text, 'build', ${x}::integer, ${y}::integer, 1, 1, paid.version
      from paid returning *`,
    reason: 'place',
  });
}
