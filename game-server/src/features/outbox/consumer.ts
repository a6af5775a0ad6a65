import { type Transaction, sql } from 'kysely';
import type { z } from 'zod';
import { failpoint } from '#platform/failpoints/index.ts';
import type { Db, Schema } from '#platform/postgres/index.ts';

/** Who acts on an event. Its effect goes into the transaction that it is given, and nowhere else. */
export type Consumer<Payload = unknown> = {
  /** Kept in the database with each event that it has acted on: never rename it. */
  readonly name: string;
  readonly topic: string;
  readonly payload: z.ZodType<Payload>;
  apply(
    tx: Transaction<Schema>,
    event: { readonly id: string; readonly payload: Payload },
  ): Promise<AfterCommit>;
};

/** Run once the effect is committed: for wake-ups, which may be lost. Null where nobody need hear of it. */
export type AfterCommit = (() => void) | null;

export type EventKey = { readonly bucket: number; readonly id: string };

/** A consumer of whatever payload, as the relay holds it. */
export type AnyConsumer = {
  readonly name: string;
  readonly topic: string;
  consume(db: Db, key: EventKey): Promise<void>;
};

/** Hides the payload's type: the event is parsed where it is read. */
export function consumer<Payload>(parts: Consumer<Payload>): AnyConsumer {
  return { name: parts.name, topic: parts.topic, consume: (db, key) => consume(db, parts, key) };
}

/** Applies an event once (SPEC.md O3): its mark and its effect are one transaction, and a second mark is refused. */
async function consume<Payload>(db: Db, parts: Consumer<Payload>, { bucket, id }: EventKey): Promise<void> {
  const afterCommit = await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      insert into platform.event_marks (consumer, event_id) values (${parts.name}, ${id}::bigint)
      on conflict do nothing returning consumer`.execute(tx);
    if (rows.length === 0) return null;
    const event = await tx
      .selectFrom('platform.outbox')
      .select('payload')
      .where('bucket', '=', bucket)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const parsed = parts.payload.parse(event.payload);
    const afterCommit = await parts.apply(tx, { id, payload: parsed });
    failpoint('outbox.beforeMarkCommit');
    return afterCommit;
  });
  failpoint('outbox.afterMark');
  afterCommit?.();
}
