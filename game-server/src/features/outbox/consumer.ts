import { type Transaction, sql } from 'kysely';
import type { z } from 'zod';
import { failpoint } from '#platform/failpoints/index.ts';
import { type Db, type Schema, type Shards, held } from '#platform/postgres/index.ts';

/** Who acts on an event. Its effect goes into the transaction that it is given, and nowhere else. */
export type Consumer<Payload = unknown> = {
  /** Kept in the database with each event that it has acted on: never rename it. */
  readonly name: string;
  readonly topic: string;
  readonly payload: z.ZodType<Payload>;
  /** Where the effect is: its transaction is on that bucket's shard, whichever shard the event is on. */
  bucketOf(payload: Payload): number;
  apply(
    tx: Transaction<Schema>,
    event: { readonly id: string; readonly payload: Payload },
  ): Promise<AfterCommit>;
};

/** Run once the effect is committed: for wake-ups, which may be lost. Null where nobody need hear of it. */
export type AfterCommit = (() => void | Promise<void>) | null;

export type EventKey = { readonly bucket: number; readonly id: string };

/** A consumer of whatever payload, as the relay holds it. */
export type AnyConsumer = {
  readonly name: string;
  readonly topic: string;
  /** Brings about the effect, unless it is there already, and tells the event so. */
  consume(shards: Shards, key: EventKey): Promise<void>;
};

/** Hides the payload's type: the event is parsed where it is read. */
export function consumer<Payload>(parts: Consumer<Payload>): AnyConsumer {
  return {
    name: parts.name,
    topic: parts.topic,
    consume: async (shards, key) => {
      const payload = parts.payload.parse(await payloadOf(shards, key));
      const afterCommit = await shards.at(parts.bucketOf(payload), (db) =>
        applyOnce(db, parts, key.id, payload),
      );
      failpoint('outbox.afterMark');
      await afterCommit?.();
      await tellEvent(shards, key, parts.name);
    },
  };
}

/** An event is never changed, so it may be read before the transaction of its effect, and on another shard. */
async function payloadOf(shards: Shards, { bucket, id }: EventKey): Promise<unknown> {
  const event = await shards.at(bucket, (db) =>
    db
      .selectFrom('platform.outbox')
      .select('payload')
      .where('bucket', '=', bucket)
      .where('id', '=', id)
      .where(held(bucket))
      .executeTakeFirstOrThrow(),
  );
  return event.payload;
}

/** The mark and the effect are one transaction (SPEC.md O3), and a second mark is refused. */
function applyOnce<Payload>(
  db: Db,
  parts: Consumer<Payload>,
  id: string,
  payload: Payload,
): Promise<AfterCommit> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      insert into platform.event_marks (bucket, consumer, event_id)
      values (${parts.bucketOf(payload)}, ${parts.name}, ${id}::bigint)
      on conflict do nothing returning consumer`.execute(tx);
    if (rows.length === 0) return null;
    const afterCommit = await parts.apply(tx, { id, payload });
    failpoint('outbox.beforeMarkCommit');
    return afterCommit;
  });
}

/** A telling that is lost costs a repetition: the event is handed over again, and its mark is found. */
async function tellEvent(shards: Shards, { bucket, id }: EventKey, name: string): Promise<void> {
  await shards.at(bucket, (db) =>
    sql`update platform.outbox set done = array_append(done, ${name}::text)
      where bucket = ${bucket} and id = ${id}::bigint and not ${name}::text = any(done)`.execute(db),
  );
}
