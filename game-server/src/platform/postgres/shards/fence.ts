import { type RawBuilder, sql } from 'kysely';
import { sqlState } from '../faults.ts';

/** Raised by platform.refuse_unheld and platform.require_held (0011-shards). */
const UNHELD = 'SQ001';

/** Whether a statement was refused because its bucket isn't here, or is on its way. Its transaction wrote nothing. */
export function isUnheld(error: unknown): boolean {
  return sqlState(error) === UNHELD;
}

/**
 * A condition for a read that must not be answered from what a bucket has left behind: it raises where the bucket
 * isn't held, and `Shards.at` then follows it. Writes need none: every sharded table has a trigger.
 */
export function held(bucket: number): RawBuilder<boolean> {
  return sql<boolean>`platform.require_held(${bucket})`;
}
