import type { z } from 'zod';

/**
 * Messages between the processes of one town. Each is a hint: it reaches whoever listens now, here at once and
 * elsewhere within milliseconds, or it is lost. What must not be lost is read from the database.
 */
export type Bus = {
  /** Tells every listener of the topic, those of this process before it returns. Never throws. `body` is JSON. */
  publish(topic: string, body: unknown): void;
  /**
   * Hears a topic from now on; what doesn't fit the schema is logged and dropped.
   * @returns what ends it.
   */
  subscribe<Schema extends z.ZodType>(
    topic: string,
    schema: Schema,
    listener: (body: z.infer<Schema>) => void,
  ): () => void;
  /** Whether other processes can be reached just now. */
  readonly isConnected: boolean;
  close(): Promise<void>;
};
