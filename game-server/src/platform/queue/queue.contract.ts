import { expect, it } from 'vitest';
import type { Job, JobQueue } from './job-queue.ts';

const gathering = (jobs: Job[]) => (job: Job) => {
  jobs.push(job);
  return Promise.resolve();
};
const fresh = () => `q${crypto.randomUUID()}`;

/** What every job queue promises. `open` gives a fresh queue with short waits; each test closes its own. */
export function queueContract(open: () => Promise<JobQueue>): void {
  it('[O5] hands a job to its handler once, with its payload', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    queue.work(name, gathering(jobs));
    await queue.enqueue(name, { city: '12', count: 3 });
    await expect.poll(() => jobs).toMatchObject([{ payload: { city: '12', count: 3 }, attempt: 1 }]);
    await queue.close();
    expect(jobs).toHaveLength(1);
  });

  it('[O5] keeps a job for a handler that comes later', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    await queue.enqueue(name, { n: 1 });
    queue.work(name, gathering(jobs));
    await expect.poll(() => jobs).toHaveLength(1);
    await queue.close();
  });

  it('[O5] lets one job wait under a key', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    for (let n = 0; n < 3; n++) await queue.enqueue(name, { n }, { key: 'same' });
    await queue.enqueue(name, { n: 9 }, { key: 'other' });
    queue.work(name, gathering(jobs));
    await expect
      .poll(() => jobs.map(({ payload }) => Number(payload['n'])).toSorted((a, b) => a - b))
      .toEqual([0, 9]);
    await queue.close();
  });

  it('[O6] tries a job again after a failure, and at last lays it aside as a dead letter', async () => {
    const queue = await open();
    const name = fresh();
    const attempts: number[] = [];
    queue.work(name, ({ attempt }) => {
      attempts.push(attempt);
      return Promise.reject(new Error('not today'));
    });
    await queue.enqueue(name, { n: 1 }, { maxAttempts: 3 });
    await expect.poll(() => queue.deadLetters(name), { timeout: 10_000 }).toHaveLength(1);
    expect(attempts).toEqual([1, 2, 3]);
    expect(await queue.deadLetters(name)).toMatchObject([{ payload: { n: 1 }, error: 'Error: not today' }]);
    await queue.close();
  });

  it('[O6] doesn’t do a delayed job before its time', async () => {
    const queue = await open();
    const name = fresh();
    const order: unknown[] = [];
    queue.work(name, ({ payload }) => Promise.resolve(void order.push(payload['n'])), { parallel: 1 });
    await queue.enqueue(name, { n: 'late' }, { delayMs: 300 });
    await queue.enqueue(name, { n: 'soon' });
    await expect.poll(() => order, { timeout: 10_000 }).toEqual(['soon', 'late']);
    await queue.close();
  });

  it('[O6] waits for running jobs when it closes, and takes no more', async () => {
    const queue = await open();
    const name = fresh();
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const ended: unknown[] = [];
    queue.work(
      name,
      async ({ payload }) => {
        begun.resolve();
        await held.promise;
        ended.push(payload['n']);
      },
      { parallel: 1 },
    );
    await queue.enqueue(name, { n: 1 });
    await begun.promise;
    await queue.enqueue(name, { n: 2 });
    const closed = queue.close();
    held.resolve();
    await closed;
    expect(ended).toEqual([1]);
  });

  it('[O6] repeats a scheduled job', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    queue.work(name, gathering(jobs));
    queue.every(name, 20);
    await expect.poll(() => jobs.length, { timeout: 10_000 }).toBeGreaterThan(2);
    await queue.close();
  });
}
