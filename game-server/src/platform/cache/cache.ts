import type { z } from 'zod';

/** Where a read was answered: in this process, in Redis, or by the source itself. */
export type CacheLevel = 'near' | 'far' | 'source';

export type CachedReads<Value> = {
  /**
   * The value of a key, from the nearest level that has it. Who asks while it is being loaded waits for the same load.
   * @throws what `load` throws, and nothing of the cache's own.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /**
   * To be called once a change is committed: whoever asks from now on, in whichever process, gets no older value. A
   * message that is lost is made good by the time that a value is kept. Never throws.
   */
  invalidate(key: string): Promise<void>;
};

export type NearOptions = {
  /** Names it in messages and metrics. */
  readonly name: string;
  /** How old a value may be when the message that it has changed is lost. */
  readonly keepMs?: number;
  readonly maxEntries?: number;
};

export type SharedOptions<Value> = NearOptions & {
  /** Reads what comes back from Redis; values are JSON. What doesn't fit is loaded anew. */
  readonly schema: z.ZodType<Value>;
  /** How old a value in Redis may be when its removal is lost, as when a process dies right after its commit. */
  readonly keepFarMs?: number;
};

/** Reads that are asked for often and decide no write. */
export type Cache = {
  /** Values that other processes must not or need not share. */
  near<Value>(options: NearOptions): CachedReads<Value>;
  /** Values for all processes: nearer ones in each, all in Redis where there is one. */
  shared<Value>(options: SharedOptions<Value>): CachedReads<Value>;
  close(): void;
};
