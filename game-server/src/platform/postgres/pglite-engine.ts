import { DatabaseFault } from './faults.ts';
import type { EngineCall, EngineReply, EngineStart, QueryAnswer } from './pglite-protocol.ts';
import { PgliteThread } from './pglite-thread.ts';

/** A call that takes longer than this means a stuck thread: it is replaced. */
const STUCK_MS = 60_000;

export type EngineOptions = { readonly stuckMs?: number; readonly onReplaced?: (why: string) => void };

/**
 * PGlite, in a thread that is replaced by a new one on the same folder when it is stuck or dies: what was under
 * way fails with `engine-lost`, what comes after goes on. A database in memory is lost with its thread.
 */
export class PgliteEngine {
  readonly #start: EngineStart;
  readonly #options: EngineOptions;
  #thread: Promise<PgliteThread>;
  #isClosing = false;
  /** Counts threads: a transaction is tied to the one it began on. */
  #generation = 0;

  constructor(start: EngineStart, options: EngineOptions = {}) {
    this.#start = start;
    this.#options = options;
    this.#thread = this.#spawn(start);
  }

  get generation(): number {
    return this.#generation;
  }

  /** @throws why the engine didn't come up. */
  async ready(): Promise<void> {
    await (await this.#thread).ready;
  }

  /** @throws StatementError for what PostgreSQL refused, DatabaseFault `engine-lost` when the thread went away. */
  async query(sql: string, parameters: readonly unknown[] = []): Promise<QueryAnswer> {
    const reply = await this.#call({ kind: 'query', sql, parameters });
    if (reply.kind !== 'answer') throw new Error(`the engine answered ${reply.kind} to a query`);
    return reply.answer;
  }

  /** Several statements without parameters; their rows are dropped. */
  async script(sql: string): Promise<void> {
    await this.#call({ kind: 'script', sql });
  }

  /** The whole data folder as a gzipped tar, consistent as of now. */
  async dump(): Promise<Uint8Array> {
    const reply = await this.#call({ kind: 'dump' });
    if (reply.kind !== 'dumped') throw new Error(`the engine answered ${reply.kind} to a dump`);
    return reply.image;
  }

  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    const thread = await this.#thread;
    try {
      await thread.call({ kind: 'close' });
    } finally {
      await thread.terminate();
    }
  }

  async #call(call: EngineCall): Promise<EngineReply> {
    if (this.#isClosing) throw new DatabaseFault('engine-lost', 'The embedded database is closed.');
    return (await this.#thread).call(call);
  }

  async #spawn(start: EngineStart): Promise<PgliteThread> {
    this.#generation += 1;
    const thread = new PgliteThread(start, this.#options.stuckMs ?? STUCK_MS);
    void this.#watch(thread);
    return thread;
  }

  async #watch(thread: PgliteThread): Promise<void> {
    const why = await thread.gone;
    if (this.#isClosing) return;
    const cameUp = await thread.ready.then(
      () => true,
      () => false,
    );
    if (!cameUp) return;
    this.#options.onReplaced?.(why);
    // The folder has one user at a time: the new thread opens it once the old one has let go.
    this.#thread = thread.terminate().then(() => this.#spawn({ folder: this.#start.folder, image: null }));
  }
}
