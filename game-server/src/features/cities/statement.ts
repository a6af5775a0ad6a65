import type { CommandReply } from '@sqltown/shared/api';
import { type RawBuilder, sql } from 'kysely';
import { bucketOf } from '#platform/ids/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { buildingJson } from './building-rows.ts';
import type { Order } from './order.ts';
import { hashOf } from './stored-reply.ts';
import type { LedgerReason } from './tables.ts';

export type Done = Extract<CommandReply, { kind: 'done' }>;

export type Deed = {
  readonly order: Order;
  /** Coins to add, as SQL over the city `c` and whatever `source` brings. */
  readonly delta: RawBuilder<unknown>;
  /** Further rows that the guard reads, immutable ones only: `from` of the guarded UPDATE. */
  readonly source?: RawBuilder<unknown>;
  /** Further conditions on the city. */
  readonly condition?: RawBuilder<unknown>;
  /** Writes the one building that the deed is about, from `paid`, and returns the whole row. */
  readonly change: RawBuilder<unknown>;
  /** Where the building stood before, for an undo. */
  readonly before?: { readonly x: RawBuilder<unknown>; readonly y: RawBuilder<unknown> };
  /** Why coins move; null for a deed that costs nothing. */
  readonly reason: LedgerReason | null;
};

/**
 * Carries out one deed in one statement (SPEC.md M1–M4). It begins with the guarded UPDATE of the city, under
 * which all of the city's writes queue; building, ledger and command rows derive from what that returned.
 * `building_id` of the command is NOT NULL: a deed whose building wasn't there any more, once the city's lock was
 * got, aborts as a whole.
 * @returns null when the guard let nothing through: nothing is written.
 * @throws 23505 for a command id that is known, 23502 for a building that was changed meanwhile.
 */
export async function carryOut(db: Db, deed: Deed): Promise<Done | null> {
  const { order, delta, change, reason } = deed;
  const { cityId, playerId, epoch, command } = order;
  const before = deed.before ?? { x: sql`null::integer`, y: sql`null::integer` };
  const ledger = sql`, entry as (
    insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id, building_id)
    select paid.bucket, paid.id, paid.version, paid.delta, paid.coins, ${reason}::text, ${playerId}::bigint, changed.id
    from paid, changed)`;
  const { rows } = await sql<{ reply: Done }>`
    with paid as (
      update cities.cities c set coins = c.coins + (${delta}), version = c.version + 1
      ${deed.source ? sql`from ${deed.source}` : sql``}
      where c.bucket = ${bucketOf(cityId)} and c.id = ${cityId}::bigint and c.epoch = ${epoch}
        and c.coins + (${delta}) >= 0 ${deed.condition ? sql`and ${deed.condition}` : sql``}
      returning c.bucket, c.id, c.coins, c.version, (${delta})::integer as delta
    ), changed as (${change})
    ${reason === null ? sql`` : ledger},
    command as (
      insert into cities.city_commands
        (bucket, city_id, command_id, player_id, type, payload_hash, version, delta, building_id, before_x, before_y, reply)
      select paid.bucket, paid.id, ${command.commandId}::text, ${playerId}::bigint, ${command.type}::text, ${hashOf(command)}::text,
        paid.version, paid.delta, (select changed.id from changed), ${before.x}, ${before.y},
        jsonb_build_object('kind', 'done', 'commandId', ${command.commandId}::text, 'version', paid.version,
          'coins', paid.coins, 'building', (select ${buildingJson('changed')} from changed))
      from paid
      returning reply)
    select reply from command`.execute(db);
  return rows[0]?.reply ?? null;
}
