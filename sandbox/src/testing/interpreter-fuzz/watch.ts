import { Worker } from 'node:worker_threads';
import type { FuzzReport } from './fuzz.ts';
import type { WorkerOrder } from './worker.ts';

/** How a thread ended: with its report, or without one in a session that it never left. */
export type Watched =
  | { readonly kind: 'done'; readonly report: FuzzReport }
  | { readonly kind: 'lost'; readonly session: number; readonly begun: number; readonly why: string };

/** As the sandbox gives a thread that runs learners' SQL. */
const HEAP_MEGABYTES = 512;
const LOOK_EVERY_MS = 500;
/** Without a next statement. Generous: the machine may be busy with other things. */
const HANG_MS = 12_000;

/** Plays in a thread of its own, which is ended when it hangs and may run out of memory alone. */
export function playWatched(order: Omit<WorkerOrder, 'progress'>): Promise<Watched> {
  const progress = new SharedArrayBuffer(8);
  const seen = new Int32Array(progress);
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: { ...order, progress } satisfies WorkerOrder,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
  return new Promise((resolve, reject) => {
    let begun = 0;
    let waitedMs = 0;
    const lost = (why: string): void => {
      resolve({ kind: 'lost', session: Atomics.load(seen, 1), begun: Atomics.load(seen, 0), why });
    };
    const watch = setInterval(() => {
      const now = Atomics.load(seen, 0);
      waitedMs = now === begun || now === 0 ? waitedMs + LOOK_EVERY_MS : 0;
      begun = now;
      if (waitedMs < HANG_MS || now === 0) return;
      lost(`a statement ran for more than ${HANG_MS / 1_000} s`);
      void worker.terminate();
    }, LOOK_EVERY_MS);
    worker.on('message', (report: FuzzReport) => resolve({ kind: 'done', report }));
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') lost(`more than ${HEAP_MEGABYTES} MB`);
      else reject(error);
    });
    worker.on('exit', () => {
      clearInterval(watch);
      reject(new Error('a thread of the fuzz ended without a report'));
    });
  });
}
