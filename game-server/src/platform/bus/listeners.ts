import type { z } from 'zod';
import type { Logger } from '#platform/logger/index.ts';

type Listener = (body: unknown) => void;

/** Who listens to what in this process. One that fails is logged and keeps nobody else from hearing. */
export class Listeners {
  readonly #log: Logger;
  readonly #byTopic = new Map<string, Set<Listener>>();

  constructor(log: Logger) {
    this.#log = log;
  }

  get topics(): string[] {
    return [...this.#byTopic.keys()];
  }

  has(topic: string): boolean {
    return this.#byTopic.has(topic);
  }

  add<Schema extends z.ZodType>(
    topic: string,
    schema: Schema,
    listener: (body: z.infer<Schema>) => void,
  ): () => void {
    const heard: Listener = (body) => {
      const parsed = schema.safeParse(body);
      if (parsed.success) listener(parsed.data);
      else this.#log.warn({ topic }, 'bus.malformed');
    };
    const listeners = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, listeners.add(heard));
    return () => {
      listeners.delete(heard);
      if (listeners.size === 0) this.#byTopic.delete(topic);
    };
  }

  tell(topic: string, body: unknown): void {
    for (const listener of this.#byTopic.get(topic) ?? []) {
      try {
        listener(body);
      } catch (error) {
        this.#log.error({ error, topic }, 'bus.listener-failed');
      }
    }
  }
}
