import { Piscina } from 'piscina';
import type { EngineSetup } from '../engines/engine.ts';
import type { WorkerAnswer, WorkerTask } from '../engines/worker.ts';

const CLOSE_MS = 4_000;
const SETTLE_MS = 15_000;
/** How many tasks an engine's opening counts for, which takes as long as hundreds: rather stand in line elsewhere. */
const OPENING = 8;

/** One thread with one engine in it. A thread that is ended is started anew at once. */
export type Lane = {
  /** Those who hold it; one more while it undoes what a run did, and some while its engine opens. */
  readonly load: number;
  /** Its engine waits for a task, or runs one. */
  readonly isOpen: boolean;
  /**
   * Counts for one until it is let go: whoever waits for the lane is seen by the next who chooses. `turn` resolves when
   * those before have let go, no engine is being opened and nothing is being undone: what runs then has the thread for
   * itself at once. It never rejects.
   */
  hold(): { readonly turn: Promise<void>; readonly letGo: () => void };
  run(task: WorkerTask, signal?: AbortSignal): Promise<WorkerAnswer>;
  /** Resolves when the engine answers. */
  warm(): Promise<WorkerAnswer>;
  /** Lets what runs finish. */
  retire(): Promise<void>;
  destroy(): Promise<void>;
};

/** Starts a thread. `onIdleError` hears of a thread that died between two tasks; it has been replaced then. */
export function startLane(setup: EngineSetup, onIdleError: (error: Error) => void): Lane {
  const thread = new Piscina<WorkerTask, WorkerAnswer>({
    filename: new URL('../engines/worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: Infinity,
    // A worker that waits by Atomics can't do the cleaning that follows an answer.
    atomics: 'disabled',
    workerData: setup,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let isLeaving = false;
  /** Nobody minds what a thread that is to end leaves undone. */
  const tell = (error: Error): void => {
    if (!isLeaving) onIdleError(error);
  };
  thread.on('error', tell);
  let tasks = 0;
  let opening = 0;
  let settling = 0;
  let ready: Promise<void> = Promise.resolve();
  /** Resolves when all that hold the lane have let go. */
  let free: Promise<void> = Promise.resolve();

  return {
    get load() {
      return tasks + settling + opening * OPENING;
    },
    get isOpen() {
      return opening + settling === 0;
    },
    hold() {
      tasks += 1;
      const { promise, resolve } = Promise.withResolvers<void>();
      const turn = free.then(() => ready);
      free = free.then(() => promise);
      return {
        turn,
        letGo() {
          tasks -= 1;
          resolve();
        },
      };
    },
    async run(task, signal) {
      try {
        const answer = await thread.run(task, signal ? { signal } : {});
        if (!answer.isSettled) settle();
        return answer;
      } catch (error) {
        warm().catch(tell);
        throw error;
      }
    },
    warm,
    async retire() {
      isLeaving = true;
      await free;
      await leave();
      await thread.close();
    },
    async destroy() {
      isLeaving = true;
      await leave();
      await thread.destroy();
    },
  };

  /** A thread that doesn't come to it leaves things on its server; whoever opens there next clears them away. */
  async function leave(): Promise<void> {
    if (setup.server === undefined) return;
    const timeout = AbortSignal.timeout(CLOSE_MS);
    await thread.run({ ask: 'close' }, { signal: timeout }).catch(() => undefined);
  }

  /** A run's time is its own: what the one before left to undo is waited for first. A thread that can't is ended. */
  function settle(): void {
    settling += 1;
    const answer = thread.run({ ask: 'settle' }, { signal: AbortSignal.timeout(SETTLE_MS) });
    ready = calmed(answer);
    answer
      .finally(() => {
        settling -= 1;
      })
      .catch(() => warm().catch(tell));
  }

  async function warm(): Promise<WorkerAnswer> {
    opening += 1;
    const answer = thread.run({ ask: 'label' });
    ready = calmed(answer);
    try {
      return await answer;
    } finally {
      opening -= 1;
    }
  }
}

async function calmed(work: Promise<unknown>): Promise<void> {
  await work.then(
    () => undefined,
    () => undefined,
  );
}
