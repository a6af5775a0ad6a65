import type { Sequence, TableColumn } from '../catalog/state.ts';

type Identity = NonNullable<TableColumn['identity']>;
type Count = { next: bigint; last: bigint | null };

/**
 * How far a session's identities and sequences have counted. Never rolled back, as in the real ones: so it lies apart
 * from the database's state, by the definition that counts. A new definition begins anew.
 */
export class Counters {
  readonly #counts = new WeakMap<Identity | Sequence, Count>();

  /** Takes the next value. */
  next(definition: Identity | Sequence): bigint {
    const count = this.#countOf(definition);
    const value = count.next;
    count.next += definition.step;
    count.last = value;
    return value;
  }

  /** The next value, without taking it. */
  peek(definition: Identity | Sequence): bigint {
    return this.#countOf(definition).next;
  }

  last(definition: Identity | Sequence): bigint | null {
    return this.#countOf(definition).last;
  }

  /** Goes on from here. */
  restart(definition: Identity | Sequence, next: bigint, last: bigint | null = null): void {
    this.#counts.set(definition, { next, last });
  }

  /** A value came from elsewhere: counting goes on behind it. */
  pass(definition: Identity, value: bigint): void {
    const count = this.#countOf(definition);
    const isBehind = definition.step > 0n ? value >= count.next : value <= count.next;
    if (isBehind) count.next = value + definition.step;
  }

  #countOf(definition: Identity | Sequence): Count {
    const known = this.#counts.get(definition);
    if (known) return known;
    const count: Count = { next: definition.start, last: null };
    this.#counts.set(definition, count);
    return count;
  }
}
