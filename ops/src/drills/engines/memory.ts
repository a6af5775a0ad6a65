import { readFileSync, readdirSync } from 'node:fs';

const PAGE_BYTES = 4_096;

/** What a process has in memory; 0 when it is gone. */
export function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    // It ended between two looks.
    return 0;
  }
}

/** Threads of a process; 0 when it is gone. */
export function threadsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    // It ended between two looks.
    return 0;
  }
}

/** Processes that this one started and that still run. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => parentOf(other) === pid);
}

function parentOf(pid: number): number | null {
  try {
    // The name stands in parentheses, and may hold any character.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return Number(fields[1]);
  } catch {
    // It ended between two looks.
    return null;
  }
}

/** The largest that something grows while it is watched. */
export function watchPeak(measure: () => number, everyMs = 25) {
  let peak = measure();
  const timer = setInterval(() => {
    peak = Math.max(peak, measure());
  }, everyMs);
  return {
    /** Since the last time it was asked. */
    take(): number {
      const seen = Math.max(peak, measure());
      peak = measure();
      return seen;
    },
    stop: () => clearInterval(timer),
  };
}
