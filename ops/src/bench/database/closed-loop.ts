export type Load = {
  /** Each has one operation under way at a time. */
  readonly workers: number;
  readonly seconds: number;
};

export type Throughput = { readonly operations: number; readonly perSecond: number };

/**
 * Runs an operation over and over by several workers until the time is up.
 * @param operate the n-th operation of a worker, n from 0.
 * @throws what an operation threw.
 */
export async function closedLoop(
  { workers, seconds }: Load,
  operate: (worker: number, n: number) => Promise<unknown>,
): Promise<Throughput> {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let done = 0;
  const work = async (worker: number): Promise<void> => {
    for (let n = 0; performance.now() < endsAt; n++) {
      await operate(worker, n);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return { operations: done, perSecond: done / ((performance.now() - startedAt) / 1000) };
}
