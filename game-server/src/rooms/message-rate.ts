import { MESSAGE_BURST, MESSAGE_RATE_PER_SECOND } from '@sqltown/shared/rules';

/** A token bucket: a burst at once, then a steady rate. */
export class MessageRate {
  #tokens = MESSAGE_BURST;
  #filledAtMs: number;

  constructor(nowMs: number) {
    this.#filledAtMs = nowMs;
  }

  /** Takes a token; false when there is none. */
  allows(nowMs: number): boolean {
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs);
    this.#filledAtMs = nowMs;
    this.#tokens = Math.min(MESSAGE_BURST, this.#tokens + (elapsedMs / 1000) * MESSAGE_RATE_PER_SECOND);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
