import type { Kysely } from 'kysely';
import type { Logger } from '#platform/logger/index.ts';
import type { Schema } from '#platform/postgres/index.ts';
import {
  backoffAfter,
  DEFAULT_BACKOFF_MS,
  DEFAULT_LOCK_MS,
  DEFAULT_PARALLEL,
  DEFAULT_TRIES,
  DIED_EACH_TIME,
  describeError,
  type JobHandler,
  type JobQueue,
  QueueUnavailable,
} from './job-queue.ts';
import { type Schedule, startSchedule } from './schedule.ts';
import { createJobsTable, type TakenJob } from './table-jobs.ts';

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

/** The job queue on a table: `FOR UPDATE SKIP LOCKED`, so that any number of processes share it. */
export function createTableQueue(options: TableQueueOptions): JobQueue {
  const { db, log, pollMs = 1_000, lockMs = DEFAULT_LOCK_MS, backoffMs = DEFAULT_BACKOFF_MS } = options;
  const table = createJobsTable(db, lockMs);
  const workers = new Map<string, Worker>();
  const schedules: Schedule[] = [];
  const held = new Set<TakenJob>();
  const running = new Set<Promise<void>>();
  let isClosed = false;

  const fail = async (job: TakenJob, error: unknown): Promise<void> => {
    const isLast = job.attempts >= job.max_attempts;
    const waitMs = isLast ? null : backoffAfter(job.attempts, backoffMs);
    await table.fail(job, describeError(error), waitMs);
    log[isLast ? 'error' : 'warn']({ error, jobId: job.id, attempt: job.attempts }, 'job.failed');
  };

  const runJob = async (worker: Worker, job: TakenJob): Promise<void> => {
    try {
      if (job.attempts > job.max_attempts) throw new Error(DIED_EACH_TIME);
      await worker.handler({ id: job.id, payload: job.payload, attempt: job.attempts });
      await table.finish(job);
    } catch (error) {
      await fail(job, error);
    }
  };

  const look = async (queue: string): Promise<void> => {
    const worker = workers.get(queue);
    if (!worker || isClosed || worker.running >= worker.parallel) return;
    const free = worker.parallel - worker.running;
    worker.running += free;
    const jobs = await table.take(queue, free).catch((error: unknown) => {
      log.error({ error, queue }, 'job.queue-unreadable');
      return [];
    });
    worker.running -= free - jobs.length;
    for (const job of jobs) {
      held.add(job);
      track(
        runJob(worker, job)
          .catch((error: unknown) => log.error({ error, queue }, 'job.outcome-unwritten'))
          .finally(() => {
            held.delete(job);
            worker.running -= 1;
          })
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
  const poll = setInterval(() => {
    for (const queue of workers.keys()) lookNow(queue);
  }, pollMs).unref();
  const renewal = setInterval(() => {
    if (held.size === 0) return;
    track(table.renew([...held]).catch((error: unknown) => log.warn({ error }, 'job.lock-not-renewed')));
  }, lockMs / 3).unref();

  return {
    enqueue: async (queue, payload, settings = {}) => {
      if (isClosed) throw new QueueUnavailable('the job queue is closed');
      const { key = null, delayMs = 0, maxAttempts = DEFAULT_TRIES } = settings;
      await table.insert({ queue, key, payload, delayMs, maxAttempts });
      if (delayMs === 0) lookNow(queue);
    },
    work: (queue, handler, { parallel = DEFAULT_PARALLEL } = {}) => {
      if (workers.has(queue)) throw new Error(`queue ${queue} has a handler already`);
      workers.set(queue, { handler, parallel, running: 0 });
      lookNow(queue);
    },
    every: (queue, periodMs) => {
      const tick = async (): Promise<number> => {
        const waitMs = await table.tick(queue, periodMs, DEFAULT_TRIES);
        lookNow(queue);
        return waitMs;
      };
      schedules.push(startSchedule(tick, (error) => log.error({ error, queue }, 'job.schedule-unreadable')));
    },
    deadLetters: (queue) => table.deadLetters(queue),
    close: async () => {
      isClosed = true;
      clearInterval(poll);
      await Promise.all(schedules.map((schedule) => schedule.stop()));
      while (running.size > 0) await Promise.all(running);
      clearInterval(renewal);
    },
  };
}
