import { expect, it } from 'vitest';
import type { Job, JobQueue } from './job-queue.ts';

/** Opens a queue as one more process would: all that one suite opens share their jobs. Waits are short. */
export type OpenQueue = (options?: { readonly lockMs?: number }) => Promise<JobQueue>;

const PATIENT = { timeout: 20_000 } as const;
/** A period that doesn't end while a test runs. */
const LONG_PERIOD_MS = 2_000_000_000;

const gathering = (jobs: Job[]) => (job: Job) => {
  jobs.push(job);
  return Promise.resolve();
};
const numbers = (jobs: readonly Job[]): number[] =>
  jobs.map(({ payload }) => Number(payload['n'])).toSorted((a, b) => a - b);
const isLast = ({ payload }: Job): boolean => payload['last'] === true;
const fresh = (): string => `q${crypto.randomUUID()}`;

/** What every job queue promises. Each test closes what it opens. */
export function queueContract(open: OpenQueue): void {
  it('[O5] hands a job to its handler once, with its payload', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    queue.work(name, gathering(jobs));
    await queue.enqueue(name, { city: '12', count: 3 });
    await expect.poll(() => jobs, PATIENT).toMatchObject([{ payload: { city: '12', count: 3 }, attempt: 1 }]);
    await queue.close();
    expect(jobs).toHaveLength(1);
  });

  it('[O5] keeps a job for a handler that comes later, in another process', async () => {
    const [giver, worker] = [await open(), await open()];
    const name = fresh();
    const jobs: Job[] = [];
    await giver.enqueue(name, { n: 1 });
    await giver.close();
    worker.work(name, gathering(jobs));
    await expect.poll(() => jobs, PATIENT).toHaveLength(1);
    await worker.close();
  });

  it('[O5] shares jobs out among processes, each to one', async () => {
    const [one, two] = [await open(), await open()];
    const name = fresh();
    const jobs: Job[] = [];
    one.work(name, gathering(jobs));
    two.work(name, gathering(jobs));
    const given = Array.from({ length: 100 }, (_, n) => n);
    await Promise.all(given.map((n) => (n % 2 === 0 ? one : two).enqueue(name, { n })));
    await expect.poll(() => jobs.length, PATIENT).toBeGreaterThanOrEqual(100);
    await Promise.all([one.close(), two.close()]);
    expect(numbers(jobs)).toEqual(given);
  });

  it('[O5] lets one job wait under a key', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    for (let n = 0; n < 3; n++) await queue.enqueue(name, { n }, { key: 'same' });
    await queue.enqueue(name, { n: 9 }, { key: 'other' });
    queue.work(name, gathering(jobs));
    await expect.poll(() => numbers(jobs), PATIENT).toEqual([0, 9]);
    await queue.close();
  });

  it('[O5] frees a key when its job is done, and not while it runs', async () => {
    const queue = await open();
    const name = fresh();
    const done: unknown[] = [];
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    queue.work(name, async ({ payload }) => {
      begun.resolve();
      await held.promise;
      done.push(payload['n']);
    });
    await queue.enqueue(name, { n: 1 }, { key: 'same' });
    await begun.promise;
    await queue.enqueue(name, { n: 2 }, { key: 'same' });
    held.resolve();
    await expect
      .poll(async () => {
        await queue.enqueue(name, { n: 3 }, { key: 'same' });
        return done[1];
      }, PATIENT)
      .toBe(3);
    await queue.close();
    expect(done).not.toContain(2);
  });

  it('[O5] runs at most so many jobs at once as were asked for', async () => {
    const queue = await open();
    const name = fresh();
    const held = Promise.withResolvers<void>();
    let now = 0;
    let most = 0;
    let done = 0;
    queue.work(
      name,
      async () => {
        now += 1;
        most = Math.max(most, now);
        await held.promise;
        now -= 1;
        done += 1;
      },
      { parallel: 3 },
    );
    for (let n = 0; n < 9; n++) await queue.enqueue(name, { n });
    await expect.poll(() => most, PATIENT).toBe(3);
    held.resolve();
    await expect.poll(() => done, PATIENT).toBe(9);
    await queue.close();
    expect(most).toBe(3);
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
    await expect.poll(() => queue.deadLetters(name), PATIENT).toHaveLength(1);
    expect(attempts).toEqual([1, 2, 3]);
    expect(await queue.deadLetters(name)).toMatchObject([{ payload: { n: 1 }, error: 'Error: not today' }]);
    await queue.close();
  });

  it('[O6] frees the key of a dead letter', async () => {
    const queue = await open();
    const name = fresh();
    const done: unknown[] = [];
    queue.work(name, ({ payload }) =>
      payload['n'] === 1 ? Promise.reject(new Error('never')) : Promise.resolve(void done.push(payload['n'])),
    );
    await queue.enqueue(name, { n: 1 }, { key: 'same', maxAttempts: 1 });
    await expect.poll(() => queue.deadLetters(name), PATIENT).toHaveLength(1);
    await queue.enqueue(name, { n: 2 }, { key: 'same' });
    await expect.poll(() => done, PATIENT).toEqual([2]);
    await queue.close();
  });

  it('[O6] does a job at a later try', async () => {
    const queue = await open();
    const name = fresh();
    const done: number[] = [];
    queue.work(name, ({ attempt }) =>
      attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve(void done.push(attempt)),
    );
    await queue.enqueue(name, {});
    await expect.poll(() => done, PATIENT).toEqual([3]);
    expect(await queue.deadLetters(name)).toEqual([]);
    await queue.close();
  });

  it('[O6] doesn’t do a delayed job before its time', async () => {
    const queue = await open();
    const name = fresh();
    const order: unknown[] = [];
    queue.work(name, ({ payload }) => Promise.resolve(void order.push(payload['n'])), { parallel: 1 });
    await queue.enqueue(name, { n: 'late' }, { delayMs: 300 });
    await queue.enqueue(name, { n: 'soon' });
    await expect.poll(() => order, PATIENT).toEqual(['soon', 'late']);
    await queue.close();
  });

  it('[O6] waits for running jobs when it closes, and takes no more: the rest is for another process', async () => {
    const [closing, other] = [await open(), await open()];
    const name = fresh();
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const ended: unknown[] = [];
    closing.work(
      name,
      async ({ payload }) => {
        begun.resolve();
        await held.promise;
        ended.push(payload['n']);
      },
      { parallel: 1 },
    );
    await closing.enqueue(name, { n: 1 });
    await begun.promise;
    await closing.enqueue(name, { n: 2 });
    const closed = closing.close();
    held.resolve();
    await closed;
    expect(ended).toEqual([1]);
    await expect(closing.enqueue(name, { n: 3 })).rejects.toThrow('the job queue is closed');
    const rest: Job[] = [];
    other.work(name, gathering(rest));
    await expect.poll(() => numbers(rest), PATIENT).toEqual([2]);
    await other.close();
  });

  it('[O6] leaves a job with the process that runs it, however long it takes', async () => {
    const lockMs = 1_500;
    const [one, two] = [await open({ lockMs }), await open({ lockMs })];
    const [slow, clock] = [fresh(), fresh()];
    const held = Promise.withResolvers<void>();
    const attempts: number[] = [];
    const ticked: Job[] = [];
    for (const queue of [one, two]) {
      queue.work(slow, async ({ attempt }) => {
        attempts.push(attempt);
        await held.promise;
      });
    }
    one.work(clock, gathering(ticked));
    await one.enqueue(slow, {});
    await one.enqueue(clock, {}, { delayMs: 2 * lockMs });
    await expect.poll(() => ticked, PATIENT).toHaveLength(1);
    held.resolve();
    await Promise.all([one.close(), two.close()]);
    expect(attempts).toEqual([1]);
  });

  it('[O7] ticks a schedule again and again', async () => {
    const queue = await open();
    const name = fresh();
    const jobs: Job[] = [];
    queue.work(name, gathering(jobs));
    queue.every(name, 20);
    await expect.poll(() => jobs.length, PATIENT).toBeGreaterThan(2);
    await queue.close();
  });

  it('[O7] ticks once a period, however many processes there are and whenever they start', async () => {
    const name = fresh();
    const jobs: Job[] = [];
    for (let restart = 0; restart < 2; restart++) {
      const processes = [await open(), await open()];
      for (const queue of processes) {
        queue.work(name, gathering(jobs));
        queue.every(name, LONG_PERIOD_MS);
      }
      await expect.poll(() => jobs.length, PATIENT).toBeGreaterThan(0);
      await Promise.all(processes.map((queue) => queue.close()));
    }
    const last = await open();
    last.work(name, gathering(jobs), { parallel: 1 });
    expect(await drained(last, name, jobs)).toHaveLength(1);
  });

  it('[O7] drops a tick while the one before waits', async () => {
    const [ticking, clockwork, later] = [await open(), await open(), await open()];
    const [name, clock] = [fresh(), fresh()];
    const passed: Job[] = [];
    ticking.every(name, 20);
    clockwork.work(clock, gathering(passed));
    await clockwork.enqueue(clock, {}, { delayMs: 200 });
    await expect.poll(() => passed, PATIENT).toHaveLength(1);
    await Promise.all([ticking.close(), clockwork.close()]);
    const ticks: Job[] = [];
    later.work(name, gathering(ticks), { parallel: 1 });
    expect(await drained(later, name, ticks)).toHaveLength(1);
  });

  it('has one handler a queue', async () => {
    const queue = await open();
    const name = fresh();
    queue.work(name, () => Promise.resolve());
    expect(() => queue.work(name, () => Promise.resolve())).toThrow('has a handler already');
    await queue.close();
  });
}

/** What was gathered before a job that is enqueued now; closes the queue, which works off one job at a time. */
async function drained(queue: JobQueue, name: string, jobs: Job[]): Promise<Job[]> {
  await queue.enqueue(name, { last: true });
  await expect.poll(() => jobs.some(isLast), PATIENT).toBe(true);
  await queue.close();
  return jobs.filter((job) => !isLast(job));
}
