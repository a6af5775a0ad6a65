import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 50;

/** Asks until it is so. @returns milliseconds that it took, or null when it wasn't so `withinMs`. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<number | null> {
  const beganMs = performance.now();
  for (;;) {
    const holds = await isSo();
    const elapsedMs = performance.now() - beganMs;
    if (holds) return elapsedMs;
    if (elapsedMs > withinMs) return null;
    await wait(LOOK_MS);
  }
}
