type Listener<T> = (value: T) => void;

/** A typed channel. A late listener of a `sticky` name is told the newest value at once. */
export class Channel<Events extends Record<string, unknown>> {
  readonly #listeners = new Map<keyof Events, Set<Listener<never>>>();
  readonly #newest = new Map<keyof Events, unknown>();
  readonly #sticky: ReadonlySet<keyof Events>;

  constructor(sticky: readonly (keyof Events)[] = []) {
    this.#sticky = new Set(sticky);
  }

  /** Returns the function that stops listening. */
  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set);
    set.add(listener);
    if (this.#newest.has(name)) listener(this.#newest.get(name) as Events[Name]);
    return () => set.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, value: Events[Name]): void {
    if (this.#sticky.has(name)) this.#newest.set(name, value);
    for (const listener of this.#listeners.get(name) ?? []) (listener as Listener<Events[Name]>)(value);
  }
}
