/** A job's payload: plain JSON. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

export type Job = {
  readonly id: string;
  readonly payload: JobPayload;
  /** 1 for the first try. */
  readonly attempt: number;
};

/** Does one job. It may be run again after a crash, so its effect must be harmless to repeat. Throwing means: later. */
export type JobHandler = (job: Job) => Promise<void>;

export type EnqueueOptions = {
  /** At most one job of a queue waits under the same key; a second one is dropped. */
  readonly key?: string;
  readonly delayMs?: number;
  /** Tries before it becomes a dead letter; 8 by default. */
  readonly maxAttempts?: number;
};

export type DeadLetter = { readonly id: string; readonly payload: JobPayload; readonly error: string };

/** Work that is done later, at least once, by whichever process has a hand free. */
export type JobQueue = {
  enqueue(queue: string, payload: JobPayload, options?: EnqueueOptions): Promise<void>;
  /** One handler a queue and process; at most `parallel` jobs at once (4 by default). */
  work(queue: string, handler: JobHandler, options?: { readonly parallel?: number }): void;
  /** Enqueues an empty job again and again; a tick is dropped while the one before still waits. */
  every(queue: string, periodMs: number): void;
  deadLetters(queue: string): Promise<readonly DeadLetter[]>;
  /** Takes no more jobs and waits for those that are running. */
  close(): Promise<void>;
};
