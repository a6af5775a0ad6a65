import type { CityId } from '@sqltown/shared/ids';
import { query } from '../evidence/index.ts';

/** A city's lease as the database has it now. */
export type Held = { readonly epoch: number; readonly address: string; readonly roomId: string };

/** Who holds the city now; null when nobody does. */
export async function holderOf(databaseUrl: string, cityId: CityId): Promise<Held | null> {
  const [held] = await query<Held>(
    databaseUrl,
    `select epoch, address, room_id as "roomId" from cities.city_leases
     where city_id = $1 and expires_at > clock_timestamp()`,
    [cityId],
  );
  return held ?? null;
}

/** Seven seconds go by for this lease alone: its owner doesn't know, and the next who asks gets it. */
export async function lapse(databaseUrl: string, cityId: CityId): Promise<void> {
  await query(databaseUrl, `update cities.city_leases set expires_at = '-infinity' where city_id = $1`, [
    cityId,
  ]);
}
