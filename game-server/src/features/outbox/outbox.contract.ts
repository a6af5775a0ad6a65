import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from '#platform/logger/index.ts';
import type { Database, Db } from '#platform/postgres/index.ts';
import type { OpenTestDatabase } from '#platform/postgres/test-database.ts';
import { type JobHandler, type JobQueue, QueueUnavailable } from '#platform/queue/index.ts';
import { consumer } from './consumer.ts';
import { writeEvent } from './event.ts';
import { createRelay } from './relay.ts';

const log = createLogger({ level: 'silent' });
/** On two shards, the one is here and the other there. */
const EVENT_BUCKET = 3;
const EFFECT_BUCKET = 4;

/** A queue that remembers what it was given and runs it when told, as often as told. */
function heldQueue(): JobQueue & {
  run(): Promise<void>;
  isAway: boolean;
  readonly jobs: { payload: never }[];
} {
  let handler: JobHandler | null = null;
  const jobs: { payload: never }[] = [];
  return {
    jobs,
    isAway: false,
    enqueue(_queue, payload) {
      if (this.isAway) return Promise.reject(new QueueUnavailable('away'));
      return Promise.resolve(void jobs.push({ payload: payload as never }));
    },
    work: (_queue, given) => {
      handler = given;
    },
    run: async () => {
      for (const { payload } of jobs)
        await handler?.({ id: '1', payload, attempt: 1 }).catch(() => undefined);
    },
    every: () => undefined,
    deadLetters: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
}

/** What the outbox promises on any database: the rules O1–O4 of SPEC.md. */
export function outboxContract(open: OpenTestDatabase): void {
  let database: Database;
  let effects: string[];
  let isFailing: boolean;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    effects = [];
    isFailing = false;
    for (const { db } of database.shards.all)
      await sql`truncate platform.outbox, platform.event_marks`.execute(db);
  });
  afterAll(() => database.close());

  const counting = (name: string) =>
    consumer({
      name,
      topic: 'told',
      payload: z.object({ n: z.int() }),
      bucketOf: () => EFFECT_BUCKET,
      apply: async (tx, { payload }) => {
        await sql`insert into platform.event_marks (bucket, consumer, event_id)
          values (${EFFECT_BUCKET}, ${`effect:${name}`}, ${payload.n}::bigint)`.execute(tx);
        if (isFailing) throw new Error('not now');
        return () => void effects.push(`${name} ${payload.n}`);
      },
    });
  const relayWith = (queue: JobQueue, handAgainSeconds = 30) =>
    createRelay({
      shards: database.shards,
      queue,
      consumers: [counting('a'), counting('b')],
      log,
      everyMs: 3_600_000,
      handAgainSeconds,
    });
  const atEvent = <T>(act: (db: Db) => Promise<T>) => database.shards.at(EVENT_BUCKET, act);
  const keep = (id: number, n: number) =>
    atEvent((db) =>
      sql`insert into platform.outbox (bucket, id, topic, payload)
        values (${EVENT_BUCKET}, ${id}::bigint, 'told', jsonb_build_object('n', ${n}::integer))`.execute(db),
    );
  const write = (n: number) =>
    atEvent((db) =>
      db
        .transaction()
        .execute((tx) => writeEvent(tx, { bucket: EVENT_BUCKET, topic: 'told', payload: { n } })),
    );
  const isSettled = async () => {
    const { rows } = await atEvent((db) =>
      sql<{ open: number }>`
        select count(*)::integer as open from platform.outbox where settled_at is null`.execute(db),
    );
    return rows[0]?.open === 0;
  };

  it('[O1] writes an event with what it tells, or not at all', async () => {
    const lost = atEvent((db) =>
      db.transaction().execute(async (tx) => {
        await writeEvent(tx, { bucket: EVENT_BUCKET, topic: 'told', payload: { n: 1 } });
        throw new Error('rolled back');
      }),
    );
    await expect(lost).rejects.toThrow('rolled back');
    expect(await isSettled()).toBe(true);
  });

  it('[O2] hands an event to each consumer once, and settles it when all have marked it', async () => {
    const queue = heldQueue();
    const relay = relayWith(queue);
    await write(7);
    await relay.pass();
    await relay.pass();
    expect(queue.jobs).toHaveLength(2);
    expect(await isSettled()).toBe(false);
    await queue.run();
    await relay.pass();
    expect(effects).toEqual(['a 7', 'b 7']);
    expect(await isSettled()).toBe(true);
    await relay.close();
  });

  it('[O3] has its effect once, however often it is handed over', async () => {
    const queue = heldQueue();
    const relay = relayWith(queue, 0);
    await write(8);
    await relay.pass();
    await relay.pass();
    expect(queue.jobs).toHaveLength(4);
    await queue.run();
    await queue.run();
    expect(effects).toEqual(['a 8', 'b 8']);
    await relay.close();
  });

  it('[O3] leaves no mark without its effect', async () => {
    const queue = heldQueue();
    const relay = relayWith(queue, 0);
    await write(9);
    isFailing = true;
    await relay.pass();
    await queue.run();
    const { rows } = await database.shards.at(EFFECT_BUCKET, (db) =>
      sql`select consumer from platform.event_marks`.execute(db),
    );
    expect(rows).toEqual([]);
    isFailing = false;
    await relay.pass();
    await queue.run();
    expect(effects).toEqual(['a 9', 'b 9']);
    await relay.close();
  });

  it('[O4] finds an event that was committed after younger ones had been handed over', async () => {
    const queue = heldQueue();
    const relay = relayWith(queue);
    await keep(2000, 2);
    await relay.pass();
    await keep(1000, 1);
    await relay.pass();
    await queue.run();
    expect(effects.toSorted()).toEqual(['a 1', 'a 2', 'b 1', 'b 2']);
    await relay.close();
  });

  it('[O4] hands over with the next pass what the queue refused', async () => {
    const queue = heldQueue();
    const relay = relayWith(queue);
    await keep(1000, 1);
    await keep(2000, 2);
    queue.isAway = true;
    await expect(relay.pass()).rejects.toThrow('away');
    queue.isAway = false;
    await relay.pass();
    await queue.run();
    expect(effects.toSorted()).toEqual(['a 1', 'a 2', 'b 1', 'b 2']);
    await relay.close();
  });
}
