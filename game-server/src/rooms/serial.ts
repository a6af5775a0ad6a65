/**
 * Runs tasks one after the other, in the order in which they came: what is checked at a task's start still
 * holds at its end. The line is bounded, so that a slow database can't pile up work without end.
 */
export class Serial {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#waiting >= this.#limit;
  }

  /** The task's own result or rejection. */
  run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const done = this.#tail.then(task).finally(() => (this.#waiting -= 1));
    this.#tail = done.catch(() => undefined);
    return done;
  }

  /** Resolves when everything that was handed in so far is over. */
  async settled(): Promise<void> {
    await this.#tail;
  }
}
