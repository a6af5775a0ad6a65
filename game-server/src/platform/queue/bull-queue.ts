import Bull from 'bull';
import type { Redis, RedisOptions } from 'ioredis';
import type { Logger } from '#platform/logger/index.ts';
import { within } from '#platform/patience/index.ts';
import { openBullConnections } from './bull-connections.ts';
import {
  backoffAfter,
  DEFAULT_BACKOFF_MS,
  DEFAULT_LOCK_MS,
  DEFAULT_PARALLEL,
  DEFAULT_TRIES,
  DIED_EACH_TIME,
  describeError,
  type JobHandler,
  type JobPayload,
  type JobQueue,
  QueueUnavailable,
  TICK_KEY,
} from './job-queue.ts';
import { type Schedule, startSchedule } from './schedule.ts';

/** The newest dead letters of a queue are kept; Redis mustn't grow by the older ones. */
const MAX_DEAD_LETTERS = 1_000;
/** A worker that Redis answered with an error asks again after this long. */
const RETRY_MS = 1_000;
/** Tries are counted here, as the table queue does: Bull's own count of deaths never stops a job. */
const DEATHS_BULL_ALLOWS = 1_000_000;

export type BullQueueOptions = {
  /** Opens one more connection to Redis. The queue closes what it opened. */
  readonly open: (options: RedisOptions) => Redis;
  readonly log: Logger;
  /** Begins every key: queues with the same prefix share their jobs. */
  readonly prefix?: string;
  /** A job whose process died is taken over after one and a half of this. */
  readonly lockMs?: number;
  /** Wait before the second try; doubled for each further one. */
  readonly backoffMs?: number;
  /** An enqueue that Redis doesn't answer within this has failed. */
  readonly answerMs?: number;
};

type BullJobs = Bull.Queue<JobPayload>;

/**
 * The job queue on Bull. Redis may go away and come back: meanwhile an enqueue fails at once, and afterwards workers go
 * on by themselves. What Redis forgets must be handed over again by whoever keeps it, as the outbox does.
 */
export function createBullQueue(options: BullQueueOptions): JobQueue {
  const { log, prefix = 'sqltown:jobs', answerMs = 2_000 } = options;
  const { lockMs = DEFAULT_LOCK_MS, backoffMs = DEFAULT_BACKOFF_MS } = options;
  const connections = openBullConnections(options.open, answerMs);
  const queues = new Map<string, BullJobs>();
  const workers = new Set<string>();
  const running = new Set<Promise<void>>();
  const schedules: Schedule[] = [];
  let isClosed = false;

  const open = (name: string): BullJobs => {
    const queue: BullJobs = new Bull(name, {
      prefix,
      createClient: (use) => connections.give(use),
      defaultJobOptions: {
        removeOnComplete: true,
        removeOnFail: MAX_DEAD_LETTERS,
        stackTraceLimit: 1,
        backoff: { type: 'doubled' },
      },
      settings: {
        lockDuration: lockMs,
        stalledInterval: lockMs / 2,
        maxStalledCount: DEATHS_BULL_ALLOWS,
        retryProcessDelay: RETRY_MS,
        backoffStrategies: { doubled: (attempts) => backoffAfter(attempts, backoffMs) },
      },
    });
    // Bull names its connections without waiting for the result: a close before they are up would be an unhandled
    // rejection, which ends the process.
    queue.setWorkerName = () => Promise.resolve();
    queue.on('error', (error) => {
      // Of an outage the connections tell; what goes wrong while they stand is told here.
      log[connections.isReady ? 'warn' : 'debug']({ error, queue: name }, 'job.queue-fault');
    });
    queues.set(name, queue);
    return queue;
  };
  const queueOf = (name: string): BullJobs => queues.get(name) ?? open(name);

  /** @throws QueueUnavailable */
  const answered = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (isClosed) throw new QueueUnavailable('the job queue is closed');
    await connections.hasBegun;
    if (!connections.isReady) throw new QueueUnavailable('the job queue is not reachable: Redis is away');
    try {
      return await within(answerMs, ask());
    } catch (cause) {
      throw new QueueUnavailable('the job queue gave no answer', { cause });
    }
  };

  const runJob = async (handler: JobHandler, queue: BullJobs, job: Bull.Job<JobPayload>): Promise<void> => {
    const deaths = await queue.client.hget(queue.toKey(String(job.id)), 'stalledCounter');
    const attempt = job.attemptsMade + Number(deaths ?? 0) + 1;
    const maxAttempts = job.opts.attempts ?? DEFAULT_TRIES;
    try {
      if (attempt > maxAttempts) throw new Error(DIED_EACH_TIME);
      await handler({ id: String(job.id), payload: job.data, attempt });
    } catch (error) {
      const isLast = attempt >= maxAttempts;
      if (isLast) await job.discard();
      log[isLast ? 'error' : 'warn']({ error, jobId: job.id, attempt }, 'job.failed');
      throw new Error(describeError(error), { cause: error });
    }
  };

  const tick = async (name: string, periodMs: number): Promise<number> => {
    const nowMs = await answered(() => redisTimeMs(connections.commands));
    const startMs = nowMs - (nowMs % periodMs);
    const once = { jobId: `${TICK_KEY}:${startMs}`, debounce: { id: TICK_KEY }, attempts: DEFAULT_TRIES };
    // The done tick stays while its period lasts: its id is what tells the other processes.
    const removeOnComplete = { age: Math.ceil((2 * periodMs) / 1000) };
    await answered(() => queueOf(name).add({}, { ...once, removeOnComplete }));
    return startMs + periodMs - nowMs;
  };

  return {
    enqueue: async (name, payload, { key, delayMs = 0, maxAttempts = DEFAULT_TRIES } = {}) => {
      const debounce = key === undefined ? {} : { debounce: { id: key } };
      await answered(() =>
        queueOf(name).add(payload, { attempts: maxAttempts, delay: delayMs, ...debounce }),
      );
    },
    work: (name, handler, { parallel = DEFAULT_PARALLEL } = {}) => {
      if (workers.has(name)) throw new Error(`queue ${name} has a handler already`);
      workers.add(name);
      const queue = queueOf(name);
      const run = (job: Bull.Job<JobPayload>): Promise<void> => {
        const work = runJob(handler, queue, job);
        const settled: Promise<void> = work.then(nothing, nothing).finally(() => running.delete(settled));
        running.add(settled);
        return work;
      };
      connections.keepSubscribed(queue.toKey('delayed'));
      queue.process(parallel, run).catch((error: unknown) => {
        if (!isClosed) log.error({ error, queue: name }, 'job.worker-ended');
      });
    },
    every: (name, periodMs) =>
      void schedules.push(
        startSchedule(
          () => tick(name, periodMs),
          (error) => log.warn({ error, queue: name }, 'job.schedule-unreadable'),
        ),
      ),
    deadLetters: async (name) => {
      const failed = await answered(() => queueOf(name).getFailed(0, MAX_DEAD_LETTERS - 1));
      return failed
        .toSorted((a, b) => (a.finishedOn ?? 0) - (b.finishedOn ?? 0))
        .map((job) => ({ id: String(job.id), payload: job.data, error: job.failedReason ?? '' }));
    },
    close: async () => {
      isClosed = true;
      await Promise.all(schedules.map((schedule) => schedule.stop()));
      const closed = Promise.all([...queues.values()].map((queue) => queue.close()));
      connections.interrupt();
      while (running.size > 0) await Promise.all(running);
      // What the last jobs came to is written now; a Redis that doesn't answer isn't waited for.
      await within(answerMs, closed).catch((error: unknown) =>
        log.warn({ error }, 'job.queue-closed-unanswered'),
      );
      connections.close();
      await closed;
    },
  };
}

async function redisTimeMs(redis: Redis): Promise<number> {
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
}

/** For promises whose outcome is told elsewhere. */
function nothing(): void {}
