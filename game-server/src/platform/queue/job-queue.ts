/** A job's payload: plain JSON. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

export type Job = {
  readonly id: string;
  readonly payload: JobPayload;
  /** 1 for the first try. A try whose process died counts. */
  readonly attempt: number;
};

/** Does one job. It may be run again after a crash, so its effect must be harmless to repeat. Throwing means: later. */
export type JobHandler = (job: Job) => Promise<void>;

export type EnqueueOptions = {
  /** One job of a queue holds a key until it is done or a dead letter; a second one is dropped meanwhile. */
  readonly key?: string;
  readonly delayMs?: number;
  /** Tries before it becomes a dead letter; 8 by default. */
  readonly maxAttempts?: number;
};

export type DeadLetter = { readonly id: string; readonly payload: JobPayload; readonly error: string };

/** Work that is done later, at least once, by whichever process has a hand free. */
export type JobQueue = {
  /** @throws QueueUnavailable (or what the database threw) when the job can't be kept: it may be given again. */
  enqueue(queue: string, payload: JobPayload, options?: EnqueueOptions): Promise<void>;
  /** One handler a queue and process; at most `parallel` jobs at once (4 by default). */
  work(queue: string, handler: JobHandler, options?: { readonly parallel?: number }): void;
  /**
   * Enqueues an empty job once in each period of `periodMs`, however many processes ask for it. Periods begin at the
   * multiples of their length since 1970; the first one ticks at once. A tick is dropped while the one before isn't done.
   */
  every(queue: string, periodMs: number): void;
  /** Oldest first. */
  deadLetters(queue: string): Promise<readonly DeadLetter[]>;
  /** Takes no more jobs and waits for those that are running. */
  close(): Promise<void>;
};

/** The store of the jobs doesn't answer, or the queue is closed. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
}

export const DEFAULT_TRIES = 8;
export const DEFAULT_PARALLEL = 4;
/** While its process lives a job is never taken over; its lock is renewed well before it ends. */
export const DEFAULT_LOCK_MS = 30_000;
export const DEFAULT_BACKOFF_MS = 500;
/** The key of a schedule's tick. */
export const TICK_KEY = 'every';

const MAX_ERROR_LENGTH = 500;

/** The wait after the given failed attempt: `firstMs`, doubled for each further one. */
export function backoffAfter(attempt: number, firstMs: number): number {
  return firstMs * 2 ** (attempt - 1);
}

/** What is kept of an error beside a dead letter. */
export function describeError(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(
    0,
    MAX_ERROR_LENGTH,
  );
}

/** Why a job is laid aside that no process has survived. */
export const DIED_EACH_TIME = 'its process died at every try';
