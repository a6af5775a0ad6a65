import { MESSAGE_BURST, MESSAGE_RATE_PER_SECOND } from '@sqltown/shared/rules';

/** What a message costs, in milliseconds without one. */
const COST_MS = 1000 / MESSAGE_RATE_PER_SECOND;
const MOST_MS = MESSAGE_BURST * COST_MS;

/**
 * A token bucket: a burst at once, then a steady rate. It counts whole milliseconds, which V8 keeps in the object itself:
 * everybody has one, and each look at a number elsewhere would be a wait for memory.
 */
export class MessageRate {
  #savedMs = MOST_MS;
  #filledAtMs: number;

  constructor(nowMs: number) {
    this.#filledAtMs = Math.floor(nowMs);
  }

  /** Takes a token; false when there is none. */
  allows(nowMs: number): boolean {
    const wholeMs = Math.floor(nowMs);
    const elapsedMs = Math.max(0, wholeMs - this.#filledAtMs);
    this.#filledAtMs = wholeMs;
    this.#savedMs = Math.min(MOST_MS, this.#savedMs + elapsedMs);
    if (this.#savedMs < COST_MS) return false;
    this.#savedMs -= COST_MS;
    return true;
  }
}
