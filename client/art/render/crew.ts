import { Worker } from 'node:worker_threads';
import type { Drawn } from './job.ts';

const THREADS = 2;

/** Draws jobs by id on worker threads, each taking the next when free; the answer keeps the order asked. */
export async function drawAll(ids: readonly string[]): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      while (next < ids.length) {
        const i = next++;
        drawn[i] = await ask(worker, ids[i]!);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: THREADS }, work));
  return drawn;
}

function ask(worker: Worker, id: string): Promise<Drawn> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: Drawn) => {
      worker.off('error', reject);
      resolve(answer);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(id);
  });
}
