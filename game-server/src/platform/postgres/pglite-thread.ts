import { Worker } from 'node:worker_threads';
import { DatabaseFault } from './faults.ts';
import {
  type EngineCall,
  type EngineError,
  type EngineReply,
  type EngineStart,
  READY_ID,
} from './pglite-protocol.ts';

/** An error that PostgreSQL raised in the thread, with the fields that callers decide by. */
export class StatementError extends Error {
  readonly code: string | null;
  readonly constraint: string | null;
  readonly column: string | null;

  constructor(error: EngineError) {
    super(error.message);
    this.name = 'StatementError';
    this.code = error.code;
    this.constraint = error.constraint;
    this.column = error.column;
  }
}

type Pending = {
  resolve(reply: EngineReply): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout | null;
};

/** One life of the thread that runs PGlite: calls go out with a number, replies come back with it. */
export class PgliteThread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #stuckMs: number;
  #lastId = READY_ID;
  #gone: DatabaseFault | null = null;
  /** Resolves when the engine is up; rejects with why it isn't. */
  readonly ready: Promise<void>;
  /** Resolves with why, when the thread has died or was given up. */
  readonly gone: Promise<string>;

  constructor(start: EngineStart, stuckMs: number) {
    this.#stuckMs = stuckMs;
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: start });
    this.ready = new Promise<void>((resolve, reject) => {
      this.#pending.set(READY_ID, { resolve: () => resolve(), reject, timer: null });
    });
    // Whoever calls next hears of a failed start; nobody may be waiting at this moment.
    this.ready.catch(() => undefined);
    this.gone = new Promise<string>((resolve) => {
      this.#worker.on('error', (error) => resolve(error.message));
      this.#worker.on('exit', (code) => resolve(`it exited with ${code}`));
      this.#worker.on('message', (reply: EngineReply) => this.#settle(reply));
      this.#giveUp = () => resolve('it was stuck');
    });
    void this.gone.then((why) => this.#fail(why));
  }

  #giveUp: () => void = () => undefined;

  /** @throws StatementError for what PostgreSQL refused, DatabaseFault `engine-lost` when the thread went away. */
  async call(call: EngineCall): Promise<EngineReply> {
    await this.ready;
    return new Promise<EngineReply>((resolve, reject) => {
      if (this.#gone) return reject(this.#gone);
      const id = ++this.#lastId;
      const timer = setTimeout(() => this.#giveUp(), this.#stuckMs);
      this.#pending.set(id, { resolve, reject, timer });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
      this.#worker.postMessage({ id, call });
    });
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: EngineReply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    this.#pending.delete(reply.id);
    if (pending.timer) clearTimeout(pending.timer);
    if (reply.kind === 'failed') pending.reject(new StatementError(reply.error));
    else pending.resolve(reply);
  }

  #fail(why: string): void {
    this.#gone = new DatabaseFault('engine-lost', `The embedded database went away: ${why}.`);
    for (const pending of this.#pending.values()) {
      if (pending.timer) clearTimeout(pending.timer);
      pending.reject(this.#gone);
    }
    this.#pending.clear();
  }
}
