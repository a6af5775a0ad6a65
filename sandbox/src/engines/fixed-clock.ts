/** What `now()` answers in every run, so that an answer never depends on the day it is given. */
export const FIXED_NOW = Date.parse('2026-03-20T06:00:00Z');

/**
 * Runs `work` while this thread's `Date.now` stands still: both engines read their clock through it.
 * Timers and `performance.now()` go on. Not reentrant: one run a thread at a time.
 */
export async function withFixedClock<T>(work: () => Promise<T>): Promise<T> {
  const now = Date.now;
  Date.now = () => FIXED_NOW;
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}
