import { setTimeout as wait } from 'node:timers/promises';

/** A schedule that can't reach its store asks again after this long. */
const RETRY_MS = 1_000;

export type Schedule = {
  /** Ticks no more, once the tick under way has ended. */
  stop(): Promise<void>;
};

/**
 * Calls `tick` at once and then again after the milliseconds that each call answers: until the next period begins, by
 * the store's clock, so that the clocks of the processes don't matter.
 */
export function startSchedule(tick: () => Promise<number>, onFault: (error: unknown) => void): Schedule {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const waitMs = await tick().catch((error: unknown) => {
        onFault(error);
        return RETRY_MS;
      });
      await wait(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(ignoreAbort);
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** Stopping ends the wait; that is no fault. */
function ignoreAbort(): void {}
