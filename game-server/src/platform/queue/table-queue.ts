import { type Kysely, sql } from 'kysely';
import type { Logger } from '#platform/logger/index.ts';
import type { Schema } from '#platform/postgres/index.ts';
import type { Job, JobHandler, JobPayload, JobQueue } from './job-queue.ts';

const DEFAULT_TRIES = 8;
const DEFAULT_PARALLEL = 4;

export type TableQueueOptions = {
  readonly db: Kysely<Schema>;
  readonly log: Logger;
  /** How often to look for jobs that other processes left or that are due later. */
  readonly pollMs?: number;
  /** A job whose process died is taken over after this long. */
  readonly lockMs?: number;
  /** Wait before the second try; doubled for each further one. */
  readonly backoffMs?: number;
};

type Worker = { readonly handler: JobHandler; readonly parallel: number; running: number };
type TakenJob = { id: string; payload: JobPayload; attempts: number; max_attempts: number };

/** The job queue on a table: `FOR UPDATE SKIP LOCKED`, so that any number of processes share it. */
export function createTableQueue(options: TableQueueOptions): JobQueue {
  const { db, log, pollMs = 1_000, lockMs = 30_000, backoffMs = 500 } = options;
  const workers = new Map<string, Worker>();
  const running = new Set<Promise<void>>();
  const timers: NodeJS.Timeout[] = [];
  let isClosed = false;

  const finish = (id: string) => sql`delete from platform.jobs where id = ${id}::bigint`.execute(db);

  const fail = async (job: TakenJob, error: unknown): Promise<void> => {
    const isLast = job.attempts >= job.max_attempts;
    const waitMs = backoffMs * 2 ** (job.attempts - 1);
    await sql`
      update platform.jobs set locked_until = null, last_error = ${describe(error)},
        failed_at = case when ${isLast} then clock_timestamp() end,
        run_at = clock_timestamp() + make_interval(secs => ${waitMs / 1000})
      where id = ${job.id}::bigint`.execute(db);
    log[isLast ? 'error' : 'warn']({ error, jobId: job.id, attempt: job.attempts }, 'job.failed');
  };

  const runJob = async (worker: Worker, taken: TakenJob): Promise<void> => {
    const job: Job = { id: taken.id, payload: taken.payload, attempt: taken.attempts };
    try {
      await worker.handler(job);
      await finish(taken.id);
    } catch (error) {
      await fail(taken, error);
    }
  };

  const take = async (queue: string, count: number): Promise<TakenJob[]> => {
    const { rows } = await sql<TakenJob>`
      update platform.jobs set attempts = attempts + 1,
        locked_until = clock_timestamp() + make_interval(secs => ${lockMs / 1000})
      where id in (
        select id from platform.jobs
        where queue = ${queue} and failed_at is null and run_at <= clock_timestamp()
          and (locked_until is null or locked_until < clock_timestamp())
        order by run_at limit ${count} for update skip locked)
      returning id, payload, attempts, max_attempts`.execute(db);
    return rows;
  };

  const look = async (queue: string): Promise<void> => {
    const worker = workers.get(queue);
    if (!worker || isClosed || worker.running >= worker.parallel) return;
    const free = worker.parallel - worker.running;
    worker.running += free;
    const jobs = await take(queue, free).catch((error: unknown) => {
      log.error({ error, queue }, 'job.queue-unreadable');
      return [];
    });
    worker.running -= free - jobs.length;
    for (const job of jobs) {
      track(
        runJob(worker, job)
          .catch((error: unknown) => log.error({ error, queue }, 'job.outcome-unwritten'))
          .finally(() => (worker.running -= 1))
          .then(() => look(queue)),
      );
    }
  };

  const track = (work: Promise<void>): void => {
    const tracked: Promise<void> = work.finally(() => running.delete(tracked));
    running.add(tracked);
  };
  const lookNow = (queue: string): void => {
    if (!isClosed) track(look(queue));
  };
  const repeat = (periodMs: number, act: () => void): void => {
    const timer = setInterval(act, periodMs);
    timer.unref();
    timers.push(timer);
  };
  repeat(pollMs, () => {
    for (const queue of workers.keys()) lookNow(queue);
  });

  const enqueue: JobQueue['enqueue'] = async (queue, payload, settings = {}) => {
    const { key = null, delayMs = 0, maxAttempts = DEFAULT_TRIES } = settings;
    await sql`
      insert into platform.jobs (queue, key, payload, run_at, max_attempts)
      values (${queue}, ${key}, ${JSON.stringify(payload)}::jsonb,
              clock_timestamp() + make_interval(secs => ${delayMs / 1000}), ${maxAttempts})
      on conflict (queue, key) where failed_at is null do nothing`.execute(db);
    if (delayMs === 0) lookNow(queue);
  };

  return {
    enqueue,
    work: (queue, handler, { parallel = DEFAULT_PARALLEL } = {}) => {
      if (workers.has(queue)) throw new Error(`queue ${queue} has a handler already`);
      workers.set(queue, { handler, parallel, running: 0 });
      lookNow(queue);
    },
    every: (queue, periodMs) =>
      repeat(periodMs, () => {
        enqueue(queue, {}, { key: 'every' }).catch((error: unknown) =>
          log.error({ error, queue }, 'job.not-enqueued'),
        );
      }),
    deadLetters: async (queue) => {
      const { rows } = await sql<{ id: string; payload: JobPayload; error: string }>`
        select id, payload, last_error as error from platform.jobs
        where queue = ${queue} and failed_at is not null order by id`.execute(db);
      return rows;
    },
    close: async () => {
      isClosed = true;
      for (const timer of timers) clearInterval(timer);
      while (running.size > 0) await Promise.all(running);
    },
  };
}

function describe(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
}
