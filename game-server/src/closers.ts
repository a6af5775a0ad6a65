import type { Logger } from '#platform/logger/index.ts';

type Closer = () => Promise<unknown>;

/** What was opened, to be closed in the reverse order; one that fails doesn't keep the others open. */
export class Closers {
  readonly #log: Logger;
  readonly #closers: Closer[] = [];

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Later ones are closed first. */
  add(...closers: Closer[]): void {
    this.#closers.push(...closers);
  }

  async close(): Promise<void> {
    for (const closer of this.#closers.splice(0).toReversed())
      await closer().catch((error: unknown) => this.#log.error({ error }, 'server.close-failed'));
  }
}
