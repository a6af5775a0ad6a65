import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
const WINDOW_MS = 1_000;
/** How many windows are looked back at. */
const WINDOWS = 5;

export type EventLoop = {
  /** How late it ran at worst in the last five seconds, in milliseconds. */
  worstMs(): number;
  close(): void;
};

/** Watches how late this process's event loop runs: everything that it serves waits as long. */
export function watchEventLoop(): EventLoop {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let worsts: number[] = [];
  /** The histogram counts the timer's own period too. */
  const worstNow = (): number => Math.max(0, delays.max / 1e6 - RESOLUTION_MS);
  const timer = setInterval(() => {
    worsts = [...worsts, worstNow()].slice(-WINDOWS);
    delays.reset();
  }, WINDOW_MS);
  timer.unref();
  return {
    worstMs: () => Math.max(worstNow(), ...worsts),
    close: () => {
      clearInterval(timer);
      delays.disable();
    },
  };
}
