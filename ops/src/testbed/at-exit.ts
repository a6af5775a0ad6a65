import { constants } from 'node:os';

const cleanups = new Set<() => void>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let isArmed = false;

/**
 * Runs a synchronous cleanup when this process ends, by whatever way except SIGKILL, so that an interrupted drill
 * leaves nothing behind. A signal that nobody else handles ends the process after the cleanups.
 * @returns forgets the cleanup.
 */
export function atExit(cleanup: () => void): () => void {
  arm();
  cleanups.add(cleanup);
  return () => void cleanups.delete(cleanup);
}

function arm(): void {
  if (isArmed) return;
  isArmed = true;
  // Last started, first ended: servers go before what they stand on.
  process.once('exit', () => {
    for (const cleanup of [...cleanups].reverse()) cleanup();
  });
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    });
  }
}
