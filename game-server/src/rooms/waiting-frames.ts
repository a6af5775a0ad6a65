/** Longest frame that waits, in bytes: a type, a few short names and as many doubles. Longer ones are somebody else's. */
const SLOT_BYTES = 64;
const FIRST_SLOTS = 64;

/**
 * Short frames that wait, in the order in which they came. The transport's own bytes are gone after its callback, so
 * that they are copied: into one store that is kept, since a buffer for each would cost more than what is read of it.
 */
export class WaitingFrames<Kind, From> {
  readonly #most: number;
  readonly #kinds: Kind[] = [];
  readonly #from: (From | undefined)[] = [];
  readonly #lengths: number[] = [];
  #count = 0;
  #bytes = Buffer.alloc(FIRST_SLOTS * SLOT_BYTES);

  /** @param most frames that may wait. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Keeps a copy. False: it has no room, or is too long. */
  add(kind: Kind, from: From, frame: Uint8Array): boolean {
    const { length } = frame;
    if (this.#count >= this.#most || length > SLOT_BYTES) return false;
    const begin = this.#count * SLOT_BYTES;
    if (begin === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], begin * 2);
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) bytes[begin + i] = frame[i] ?? 0;
    this.#kinds[this.#count] = kind;
    this.#from[this.#count] = from;
    this.#lengths[this.#count] = length;
    this.#count += 1;
    return true;
  }

  /** Gives each to `hear`, as the bytes from `begin` to before `end`, which are its own only until the call returns. */
  take(hear: (kind: Kind, from: From, bytes: Buffer, begin: number, end: number) => void): void {
    const count = this.#count;
    for (let i = 0; i < count; i++) {
      const begin = i * SLOT_BYTES;
      const end = begin + (this.#lengths[i] ?? 0);
      hear(this.#kinds[i] as Kind, this.#from[i] as From, this.#bytes, begin, end);
    }
    // Whoever has left is held by nothing here. The list keeps its length: it would be grown anew at each step.
    this.#from.fill(undefined, 0, count);
    this.#count = 0;
  }
}
