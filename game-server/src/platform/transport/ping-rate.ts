import { MAX_PINGS_PER_SECOND } from './limits.ts';

/** Pings of one connection. Each is answered below us, so that a flood of them costs without ever being a message. */
export class PingRate {
  #secondMs = 0;
  #pings = 0;

  /** Whether another ping is within what is allowed in a second. `nowMs` only goes forward. */
  allows(nowMs: number): boolean {
    if (nowMs - this.#secondMs >= 1000) {
      this.#secondMs = nowMs;
      this.#pings = 0;
    }
    this.#pings += 1;
    return this.#pings <= MAX_PINGS_PER_SECOND;
  }
}
