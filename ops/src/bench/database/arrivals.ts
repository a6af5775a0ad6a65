import { setTimeout as wait } from 'node:timers/promises';

export type Arrivals = {
  readonly perSecond: number;
  readonly seconds: number;
  /** Uniform in [0, 1), seeded. */
  readonly random: () => number;
};

/**
 * Lets requests arrive as people do, independently of each other and of how fast they are answered (Poisson), and
 * times each from the moment it was due: a server that stalls makes everybody wait who arrives meanwhile.
 * @param request whether it was answered; a refusal is no answer, however quick.
 * @returns milliseconds, one a request, in order of arrival; infinitely many of what wasn't answered.
 * @throws what a request threw.
 */
export async function arrive(
  { perSecond, seconds, random }: Arrivals,
  request: (n: number) => Promise<boolean>,
): Promise<number[]> {
  const startedAt = performance.now();
  const waits: Promise<number>[] = [];
  for (let dueMs = 0; ; ) {
    dueMs += (-Math.log(1 - random()) / perSecond) * 1000;
    if (dueMs >= seconds * 1000) break;
    const dueAt = startedAt + dueMs;
    const early = dueAt - performance.now();
    if (early > 1) await wait(early);
    const from = Math.min(dueAt, performance.now());
    const answered = request(waits.length).then((isAnswered) =>
      isAnswered ? performance.now() - from : Number.POSITIVE_INFINITY,
    );
    // It is awaited with the others: until then its failure is no unhandled one.
    answered.catch(() => undefined);
    waits.push(answered);
  }
  return Promise.all(waits);
}
