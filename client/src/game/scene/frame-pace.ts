/** A frame that took longer than this was slow; longer than the second, the tab was away. Milliseconds. */
const SLOW_MS = 55;
/** With frames this long on average, whatever is drawn comes late: most of them should not be drawn at all. */
const CRAWLING_MS = 130;
const AWAY_MS = 1000;

/** Frames are judged together: so many at least, over so long at least. */
const SPELL_FRAMES = 6;
const SPELL_MS = 1500;

/**
 * Tells whether this machine keeps up. After a whole spell of slow frames it is slow for good: going back
 * and forth would be seen more than the lesser water.
 */
export class FramePace {
  #last: number | null = null;
  #spentMs = 0;
  #slow = 0;
  #seen = 0;
  #isSlow = false;
  #isCrawling = false;

  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** Slow, and far from keeping up. */
  get isCrawling(): boolean {
    return this.#isCrawling;
  }

  /** A frame begins at `now` (ms). Returns true at the moment when the machine turns out to be slow. */
  tick(now: number): boolean {
    const gap = this.#last === null ? 0 : now - this.#last;
    this.#last = now;
    if (this.#isSlow || gap > AWAY_MS) return false;
    this.#seen++;
    this.#spentMs += gap;
    if (gap > SLOW_MS) this.#slow++;
    if (this.#seen < SPELL_FRAMES || this.#spentMs < SPELL_MS) return false;
    this.#isSlow = this.#slow > this.#seen * 0.75;
    this.#isCrawling = this.#isSlow && this.#spentMs > this.#seen * CRAWLING_MS;
    this.#seen = 0;
    this.#slow = 0;
    this.#spentMs = 0;
    return this.#isSlow;
  }
}
