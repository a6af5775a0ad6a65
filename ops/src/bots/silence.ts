/** A room steps ten times a second: this long without a word means that the line is dead. As the page has it. */
const SILENCE_MS = 3_000;
const CHECK_MS = 500;

/** Calls `onSilence` once when nothing was heard for three seconds. A process that stood still itself is forgiven. */
export function watchSilence(onSilence: () => void): { heard(): void; stop(): void } {
  let heardAtMs = performance.now();
  let checkedAtMs = heardAtMs;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    if (nowMs - checkedAtMs > 2 * CHECK_MS) heardAtMs = nowMs;
    checkedAtMs = nowMs;
    if (nowMs - heardAtMs < SILENCE_MS) return;
    clearInterval(timer);
    onSilence();
  }, CHECK_MS);
  return {
    heard: () => {
      heardAtMs = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}
