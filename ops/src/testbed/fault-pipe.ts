import type { Socket } from 'node:net';
import { type Fault, delayMs } from './fault.ts';

/** More than this on the way, and the sender has to wait, as with a full window. */
const WINDOW_BYTES = 1024 * 1024;

/** Bytes, the sender's FIN, or the end of its socket by whatever way. */
type Sent = { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'end' | 'closed' };
type Underway = { readonly what: Sent; readonly dueMs: number };

/**
 * One direction of a connection: what is read gets the time at which it arrives, and waits in line for it.
 *
 *   from ──► [due 10:00:00.300] [due 10:00:00.310] … ──► to
 */
export class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #random: () => number;
  readonly #line: Underway[] = [];
  #fault: Fault = { kind: 'open' };
  #waitingBytes = 0;
  #lastDueMs = 0;
  #isDead = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(from: Socket, to: Socket, random: () => number) {
    this.#from = from;
    this.#to = to;
    this.#random = random;
    from.on('data', (bytes) => this.#take(bytes));
    from.on('end', () => this.#add({ kind: 'end' }));
    from.on('close', () => this.#add({ kind: 'closed' }));
    to.on('drain', () => this.#pass());
  }

  set(fault: Fault): void {
    this.#fault = fault;
    this.#pass();
  }

  #take(bytes: Buffer): void {
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > WINDOW_BYTES) this.#from.pause();
    this.#add({ kind: 'bytes', bytes });
  }

  #add(what: Sent): void {
    this.#line.push({ what, dueMs: this.#dueMs(what.kind === 'bytes' ? what.bytes.length : 0) });
    this.#pass();
  }

  /** When `size` bytes that are sent now arrive: never before what was sent earlier. */
  #dueMs(size: number): number {
    const nowMs = performance.now();
    const fault = this.#fault;
    let dueMs = nowMs;
    if (fault.kind === 'delay') dueMs += delayMs(fault, size, this.#random);
    if (fault.kind === 'throttle')
      dueMs = Math.max(nowMs, this.#lastDueMs) + (size / fault.bytesPerSecond) * 1000;
    this.#lastDueMs = Math.max(dueMs, this.#lastDueMs);
    return this.#lastDueMs;
  }

  /** Hands on everything that is due, and comes back for the rest. */
  #pass(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#fault.kind === 'hang') return;
    for (let next = this.#line[0]; next !== undefined; next = this.#line[0]) {
      const waitMs = next.dueMs - performance.now();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#pass(), waitMs);
        return;
      }
      if (this.#to.writableNeedDrain) return;
      this.#line.shift();
      this.#arrive(next.what);
    }
  }

  #arrive(what: Sent): void {
    const isSwallowed = this.#fault.kind === 'half-open';
    if (what.kind === 'bytes') {
      this.#waitingBytes -= what.bytes.length;
      if (this.#waitingBytes <= WINDOW_BYTES) this.#from.resume();
      this.#isDead ||= isSwallowed;
    }
    if (this.#isDead || isSwallowed || this.#to.destroyed) return;
    if (what.kind === 'bytes') this.#to.write(what.bytes);
    else if (what.kind === 'end') this.#to.end();
    else this.#to.destroySoon();
  }
}
