/** A room steps ten times a second: this long without a word means that the line is dead. */
export const SILENCE_MS = 3_000;
const CHECK_MS = 500;

export type Clock = {
  readonly now: () => number;
  /** Calls `tick` every `ms`; returns the function that stops it. */
  readonly every: (ms: number, tick: () => void) => () => void;
};

const browserClock: Clock = {
  now: () => performance.now(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  },
};

/**
 * Calls `onSilence` once when nothing was heard for SILENCE_MS. A page that slept in the background is given
 * that time anew: its own clock stood still, not the server's voice.
 */
export function watchSilence(
  onSilence: () => void,
  clock: Clock = browserClock,
): { heard: () => void; stop: () => void } {
  let heardAt = clock.now();
  let checkedAt = heardAt;
  const stop = clock.every(CHECK_MS, () => {
    const now = clock.now();
    if (now - checkedAt > 4 * CHECK_MS) heardAt = now;
    checkedAt = now;
    if (now - heardAt < SILENCE_MS) return;
    stop();
    onSilence();
  });
  return {
    heard: () => {
      heardAt = clock.now();
    },
    stop,
  };
}
