import { BUILDING_KINDS, BUILDING_TYPES, type BuildingKind, DEMOLISH_SHARE } from '@sqltown/shared/rules';
import { sql } from 'kysely';

/** What demolishing gives back, in coins. */
export function refundCoins(kind: BuildingKind): number {
  return Math.floor(BUILDING_TYPES[kind].priceCoins * DEMOLISH_SHARE);
}

/** The refunds as rows of SQL: `(kind, refund)`. */
export const REFUNDS = sql`(values ${sql.join(
  BUILDING_KINDS.map((kind) => sql`(${sql.lit(kind)}, ${sql.lit(refundCoins(kind))})`),
)})`;
