import { sql } from 'kysely';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Logger } from '#platform/logger/index.ts';
import type { Db } from '#platform/postgres/index.ts';
import { createBullQueue, createTableQueue, type JobQueue } from '#platform/queue/index.ts';
import { requireTestUrl } from '#platform/redis/test-url.ts';
import { type AnyConsumer, consumer } from './consumer.ts';

export const CRASH_BUCKET = 3;
/** A dead process' job is taken over after about this. */
const LOCK_MS = 1_000;

export type QueueKind = 'table' | 'bull';

/** The same jobs for every process that opens it with the same database and prefix. */
export function openCrashQueue(
  kind: QueueKind,
  { db, prefix, log }: { db: Db; prefix: string; log: Logger },
): JobQueue {
  if (kind === 'table') return createTableQueue({ db, log, pollMs: 50, lockMs: LOCK_MS });
  const url = requireTestUrl('SQLTOWN_TEST_REDIS_URL');
  return createBullQueue({ open: (options) => new Redis(url, options), log, prefix, lockMs: LOCK_MS });
}

/** Its effect can be counted: a row of `effects` each time. */
export function countingConsumer(): AnyConsumer {
  return consumer({
    name: 'counting',
    topic: 'told',
    payload: z.object({ n: z.int() }),
    bucketOf: () => CRASH_BUCKET,
    apply: async (tx, { payload }) => {
      await sql`insert into public.effects values (${payload.n}::integer)`.execute(tx);
      return null;
    },
  });
}
