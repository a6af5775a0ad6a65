import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Logger } from '#platform/logger/index.ts';
import { within } from '#platform/patience/index.ts';

/** A read that Redis doesn't answer within this goes to the source; then Redis is left alone for a second. */
const ANSWER_MS = 100;
const REST_MS = 1_000;
/** How long a change is remembered. A load that takes longer than half of it is not kept. */
const VERSION_MS = 60_000;
/** Removals that Redis has not been told; beyond it the oldest is left to the time that values are kept. */
const MAX_OWED = 10_000;

/** Keeps a value unless its key was changed since the version was read. */
const STORE = `
if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;

/** What Redis knows of a key. Who finds nothing may store what it loads, as long as the version is the same. */
export type FarAnswer =
  | { readonly kind: 'kept'; readonly text: string }
  | { readonly kind: 'none'; readonly version: string; readonly askedMs: number }
  | { readonly kind: 'away' };

export type FarLevel = {
  /** Never throws, and answers within a tenth of a second. */
  read(key: string): Promise<FarAnswer>;
  /** Never throws. What can't be stored is loaded again by the next who asks. */
  store(key: string, found: FarAnswer & { kind: 'none' }, text: string, keepMs: number): Promise<void>;
  /** Never throws: what Redis can't be told now it is told as soon as it can, and not asked for before. */
  remove(key: string): Promise<void>;
  close(): void;
};

export type FarParts = {
  readonly redis: { readonly commands: Redis; readonly isReady: boolean };
  /** Begins every key. */
  readonly prefix: string;
  readonly log: Logger;
};

/** The level in Redis. A value is `<prefix>v:<key>`; `<prefix>c:<key>` is new with each change of it. */
export function createFarLevel({ redis, prefix, log }: FarParts): FarLevel {
  const { commands } = redis;
  const owed = new Set<string>();
  let restsUntilMs = 0;
  let retry: NodeJS.Timeout | undefined;
  const valueKey = (key: string): string => `${prefix}v:${key}`;
  const changeKey = (key: string): string => `${prefix}c:${key}`;

  const isAway = (): boolean => !redis.isReady || performance.now() < restsUntilMs;
  const leaveAlone = (error: unknown): void => {
    restsUntilMs = performance.now() + REST_MS;
    log.debug({ error }, 'cache.redis-away');
  };

  const tellRemoved = async (key: string): Promise<void> => {
    const results = await commands
      .multi()
      .set(changeKey(key), randomUUID(), 'PX', VERSION_MS)
      .del(valueKey(key))
      .exec();
    const failed = results?.find(([error]) => error !== null)?.[0];
    if (failed || results === null) throw failed ?? new Error('the transaction was not executed');
  };
  const tryToTell = async (key: string): Promise<boolean> => {
    try {
      await within(ANSWER_MS, tellRemoved(key));
      return owed.delete(key);
    } catch (error) {
      leaveAlone(error);
      return false;
    }
  };
  const payOwed = async (): Promise<void> => {
    for (const key of owed) if (!(await tryToTell(key))) break;
    if (owed.size > 0) retryLater();
  };
  const retryLater = (): void => {
    clearTimeout(retry);
    retry = setTimeout(() => void payOwed(), REST_MS).unref();
  };

  return {
    read: async (key) => {
      if (isAway() || owed.has(key)) return { kind: 'away' };
      const askedMs = performance.now();
      try {
        const [text = null, version = null] = await within(
          ANSWER_MS,
          commands.mget(valueKey(key), changeKey(key)),
        );
        return text === null ? { kind: 'none', version: version ?? '', askedMs } : { kind: 'kept', text };
      } catch (error) {
        leaveAlone(error);
        return { kind: 'away' };
      }
    },
    store: async (key, { version, askedMs }, text, keepMs) => {
      if (isAway() || owed.has(key) || performance.now() - askedMs > VERSION_MS / 2) return;
      await commands
        .eval(STORE, 2, valueKey(key), changeKey(key), version, text, Math.round(keepMs))
        .catch(leaveAlone);
    },
    remove: async (key) => {
      // Owed from the start: nobody here reads what is there until it is known to be gone.
      owed.add(key);
      if (!isAway() && (await tryToTell(key))) return;
      if (owed.size > MAX_OWED) owed.delete(owed.values().next().value ?? key);
      retryLater();
    },
    close: () => clearTimeout(retry),
  };
}
