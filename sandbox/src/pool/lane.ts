import type { EngineDialect } from '@sqltown/shared/api';
import { Piscina } from 'piscina';
import type { EngineSetup } from '../engines/engine.ts';
import type { WorkerAnswer, WorkerTask } from '../engines/worker.ts';

const CLOSE_MS = 1_500;

/** One thread with one engine in it. A thread that is ended is started anew at once. */
export type Lane = {
  /** Tasks that it runs or that wait for it; one more while its engine is still opening. */
  readonly load: number;
  run(task: WorkerTask, signal?: AbortSignal): Promise<WorkerAnswer>;
  /** Resolves when no engine is being opened any more; never rejects. */
  readonly ready: Promise<void>;
  /** Resolves when the engine answers. */
  warm(): Promise<WorkerAnswer>;
  /** Lets what runs finish. */
  retire(): Promise<void>;
  destroy(): Promise<void>;
};

/** Starts a thread. `onIdleError` hears of a thread that died between two tasks; it has been replaced then. */
export function startLane(setup: EngineSetup<EngineDialect>, onIdleError: (error: Error) => void): Lane {
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
  thread.on('error', onIdleError);
  let tasks = 0;
  let opening = 0;
  let ready: Promise<void> = Promise.resolve();

  return {
    get load() {
      return tasks + opening;
    },
    get ready() {
      return ready;
    },
    async run(task, signal) {
      tasks += 1;
      try {
        return await thread.run(task, signal ? { signal } : {});
      } catch (error) {
        warm().catch(onIdleError);
        throw error;
      } finally {
        tasks -= 1;
      }
    },
    warm,
    async retire() {
      await leave();
      await thread.close();
    },
    async destroy() {
      await leave();
      await thread.destroy();
    },
  };

  /** A thread that doesn't come to it leaves things on its server; whoever opens there next clears them away. */
  async function leave(): Promise<void> {
    if (setup.server === undefined) return;
    const timeout = AbortSignal.timeout(CLOSE_MS);
    await thread.run({ ask: 'close' }, { signal: timeout }).catch(onIdleError);
  }

  async function warm(): Promise<WorkerAnswer> {
    opening += 1;
    const answer = thread.run({ ask: 'label' });
    ready = answer.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await answer;
    } finally {
      opening -= 1;
    }
  }
}
