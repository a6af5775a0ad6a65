import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Failpoint } from '#platform/failpoints/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { openServer } from '#platform/postgres/test-database.ts';
import { countingConsumer, CRASH_BUCKET, openCrashQueue, type QueueKind } from './crash.testbed.ts';
import { writeEvent } from './event.ts';
import { createRelay } from './relay.ts';

const log = createLogger({ level: 'silent' });
const KINDS: readonly QueueKind[] = ['table', 'bull'];
const DEATHS: readonly Failpoint[] = ['outbox.beforeMarkCommit', 'outbox.afterMark'];

/** Works in a process of its own until that is killed at the failpoint, as by `kill -9`; the signal it died of. */
async function dieAt(failpoint: Failpoint, args: Readonly<Record<string, string>>): Promise<unknown> {
  const words = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]);
  const program = new URL('crash-worker.testbed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, SQLTOWN_FAILPOINT: `${failpoint}:1` },
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}

it.each(KINDS.flatMap((kind) => DEATHS.map((death) => ({ kind, death }))))(
  '[O3] [O6] has its effect once when its process is killed at $death, over the $kind queue',
  async ({ kind, death }) => {
    const database = await openServer();
    const { db, shards } = database;
    const url = (await database.primaryUrl?.()) ?? '';
    const prefix = `test-${randomUUID()}`;
    await sql`create table public.effects (n integer)`.execute(db);
    await db
      .transaction()
      .execute((tx) => writeEvent(tx, { bucket: CRASH_BUCKET, topic: 'told', payload: { n: 1 } }));

    expect(await dieAt(death, { url, queue: kind, prefix })).toBe('SIGKILL');
    const effectsOf = async (): Promise<number> =>
      (await sql`select n from public.effects`.execute(db)).rows.length;
    expect(await effectsOf()).toBe(death === 'outbox.afterMark' ? 1 : 0);

    // The event was handed over and isn't again for 30 s: it is the queue that takes the dead process' job over.
    const queue = openCrashQueue(kind, { db, prefix, log });
    const relay = createRelay({ shards, queue, consumers: [countingConsumer()], log, everyMs: 50 });
    const isSettled = async (): Promise<boolean> => {
      const { rows } = await sql`select id from platform.outbox where settled_at is null`.execute(db);
      return rows.length === 0;
    };
    await expect.poll(isSettled, { timeout: 20_000 }).toBe(true);
    expect(await effectsOf()).toBe(1);
    await relay.close();
    await queue.close();
    await database.close();
  },
);
