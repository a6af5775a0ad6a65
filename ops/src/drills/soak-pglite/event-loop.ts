import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const NS_PER_MS = 1e6;
const US_PER_MS = 1e3;

export type Stalls = {
  /** The longest that this thread was busy between two turns of its loop: a stall of its own making. */
  readonly worstBusyMs: number;
  /** How late a timer came at worst, whoever had the processor meanwhile. */
  readonly worstDelayMs: number;
};

/**
 * Measures how the main thread's loop is held up. A machine with too few cores delays every timer; what the thread
 * did itself shows in its own processor time, which is what a database in the wrong thread would use up.
 */
export function watchEventLoop(): { stop(): Stalls } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let worstBusyMs = 0;
  let last = busyMs();
  const timer = setInterval(() => {
    const now = busyMs();
    worstBusyMs = Math.max(worstBusyMs, now - last);
    last = now;
  }, RESOLUTION_MS);
  return {
    stop: () => {
      histogram.disable();
      clearInterval(timer);
      return {
        worstBusyMs: Math.round(worstBusyMs),
        worstDelayMs: Math.round(histogram.max / NS_PER_MS) - RESOLUTION_MS,
      };
    },
  };
}

/** Processor time of this thread alone, in milliseconds. */
function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / US_PER_MS;
}
