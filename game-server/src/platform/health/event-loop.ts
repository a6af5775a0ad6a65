import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks';

const RESOLUTION_MS = 20;
const WINDOW_MS = 1_000;
/** How many windows are looked back at. */
const WINDOWS = 5;

export type EventLoop = {
  /** How late it ran at worst in the last five seconds, in milliseconds. */
  worstMs(): number;
  /** The part of the last five seconds in which it had something to do: 0 to 1. */
  busy(): number;
  close(): void;
};

/** Watches how late this process's event loop runs: everything that it serves waits as long. */
export function watchEventLoop(): EventLoop {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let worsts: number[] = [];
  let marks: EventLoopUtilization[] = [performance.eventLoopUtilization()];
  /** The histogram counts the timer's own period too. */
  const worstNow = (): number => Math.max(0, delays.max / 1e6 - RESOLUTION_MS);
  const timer = setInterval(() => {
    worsts = [...worsts, worstNow()].slice(-WINDOWS);
    delays.reset();
    marks = [...marks, performance.eventLoopUtilization()].slice(-WINDOWS);
  }, WINDOW_MS);
  timer.unref();
  return {
    worstMs: () => Math.max(worstNow(), ...worsts),
    busy: () => performance.eventLoopUtilization(performance.eventLoopUtilization(), marks[0]).utilization,
    close: () => {
      clearInterval(timer);
      delays.disable();
    },
  };
}
