import { sql } from 'kysely';
import { failpoint } from '#platform/failpoints/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import { type Db, type Shards, isUnheld } from '#platform/postgres/index.ts';
import type { JobQueue } from '#platform/queue/index.ts';
import type { AnyConsumer } from './consumer.ts';

const QUEUE = 'outbox';
const BATCH = 100;

export type RelayParts = {
  readonly shards: Shards;
  readonly queue: JobQueue;
  readonly consumers: readonly AnyConsumer[];
  readonly log: Logger;
  /** An event without all its marks is handed over again after this long. */
  readonly handAgainSeconds?: number;
  readonly everyMs?: number;
};

export type Relay = {
  /** Hands over now what is waiting; called after a commit that wrote an event, so that nobody waits for the timer. */
  wake(): void;
  /** One pass: hands over what waits, settles what all consumers have marked. */
  pass(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Hands events to their consumers as jobs (SPEC.md O2, O4). There is no cursor: an event is found by what it lacks,
 * so one that commits late is never passed over, and handing over proves nothing: only the marks do.
 */
export function createRelay(parts: RelayParts): Relay {
  const { shards, queue, consumers, log, handAgainSeconds = 30, everyMs = 1_000 } = parts;
  let isClosed = false;
  let current: Promise<void> | null = null;
  let isWanted = false;

  queue.work(QUEUE, async ({ payload }) => {
    const chosen = consumers.find(({ name }) => name === payload['consumer']);
    if (!chosen) throw new Error(`no consumer is called ${String(payload['consumer'])}`);
    await chosen.consume(shards, { bucket: Number(payload['bucket']), id: String(payload['eventId']) });
  });

  const passOver = async (db: Db): Promise<void> => {
    await settle(db, consumers);
    const waiting = await takeWaiting(db, handAgainSeconds);
    for (const [at, event] of waiting.entries()) {
      try {
        await handOver(event);
      } catch (error) {
        await giveBack(db, waiting.slice(at));
        throw error;
      }
    }
  };
  const handOver = async (event: Waiting): Promise<void> => {
    failpoint('outbox.afterHandOver');
    for (const { name, topic } of consumers) {
      if (topic !== event.topic) continue;
      const payload = { consumer: name, bucket: event.bucket, eventId: event.id };
      await queue.enqueue(QUEUE, payload, { key: `${name}:${event.id}` });
    }
  };
  // A shard that is away keeps its own events; the others' are handed over all the same. A bucket that was closed
  // between the look and the write is left out by the next pass.
  const pass = async (): Promise<void> => {
    const passes = await Promise.allSettled(shards.all.map(({ db }) => passOver(db)));
    for (const each of passes) {
      if (each.status === 'rejected' && !isUnheld(each.reason)) throw each.reason;
    }
  };

  const wake = (): void => {
    isWanted = true;
    if (current || isClosed) return;
    isWanted = false;
    current = pass()
      .catch((error: unknown) => log.error({ error }, 'outbox.pass-failed'))
      .finally(() => {
        current = null;
        if (isWanted) wake();
      });
  };
  const timer = setInterval(wake, everyMs);
  timer.unref();

  return {
    wake,
    pass,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await current;
    },
  };
}

type Waiting = { bucket: number; id: string; topic: string };

/** A bucket that is on its way, or that has left rows behind, is not this shard's to sweep. */
const IS_OPEN = sql`exists (
  select from platform.bucket_fences f where f.bucket = o.bucket and f.state = 'open')`;

async function takeWaiting(db: Db, handAgainSeconds: number): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    update platform.outbox o set handed_at = clock_timestamp()
    from (select bucket, id from platform.outbox o
          where settled_at is null and ${IS_OPEN}
            and (handed_at is null or handed_at < clock_timestamp() - make_interval(secs => ${handAgainSeconds}))
          order by handed_at nulls first limit ${BATCH} for update of o skip locked) waiting
    where o.bucket = waiting.bucket and o.id = waiting.id
    returning o.bucket, o.id, o.topic`.execute(db);
  return rows;
}

/** What the queue refused is handed over with the next pass, and doesn't wait for its marks first. */
async function giveBack(db: Db, events: readonly Waiting[]): Promise<void> {
  const refused = JSON.stringify(events.map(({ bucket, id }) => ({ bucket, id })));
  await sql`
    update platform.outbox o set handed_at = null
    from jsonb_to_recordset(${refused}::jsonb) as r (bucket smallint, id bigint)
    where o.bucket = r.bucket and o.id = r.id and o.settled_at is null`.execute(db);
}

/** Closes events that every consumer of their topic has acted on, so that they are looked at no more. */
async function settle(db: Db, consumers: readonly AnyConsumer[]): Promise<void> {
  const wanted = JSON.stringify(consumers.map(({ name, topic }) => ({ name, topic })));
  await sql`
    update platform.outbox o set settled_at = clock_timestamp()
    where o.settled_at is null and o.handed_at is not null and ${IS_OPEN} and not exists (
      select from jsonb_to_recordset(${wanted}::jsonb) as c (name text, topic text)
      where c.topic = o.topic and not c.name = any(o.done))`.execute(db);
}
