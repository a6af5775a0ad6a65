import { z } from 'zod';
import type { Bus } from '#platform/bus/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import type { Cache, CachedReads, CacheLevel, NearOptions, SharedOptions } from './cache.ts';
import { createFarLevel, type FarLevel, type FarParts } from './far-level.ts';
import { createNearLevel, type NearLevel } from './near-level.ts';

const KEEP_MS = 2_000;
const KEEP_FAR_MS = 60_000;
const MAX_ENTRIES = 2_000;
const CHANGED = 'cache:changed';
/** Of which reads, and the key. */
const Changed = z.tuple([z.string(), z.string()]);

export type CacheParts = {
  /** Tells the other processes what has changed. */
  readonly bus: Pick<Bus, 'publish' | 'subscribe'>;
  /** Null where there is none: then every process keeps its own. */
  readonly redis: FarParts['redis'] | null;
  readonly log: Logger;
  /** Begins every key in Redis. */
  readonly prefix?: string;
  /** Told of each read, where it was answered. */
  readonly onRead?: (name: string, level: CacheLevel) => void;
};

type Counting = (level: CacheLevel) => void;

/**
 * Values that are asked for often, kept in this process and, where there is one, in Redis. What it gives was true
 * moments ago: it decides no write.
 */
export function createCache(parts: CacheParts): Cache {
  const { bus, redis, log, prefix = 'sqltown:cache:', onRead } = parts;
  const levels = new Map<string, Pick<NearLevel<never>, 'forget'>>();
  const stopHearing = bus.subscribe(CHANGED, Changed, ([name, key]) => levels.get(name)?.forget(key));
  const far = redis === null ? null : createFarLevel({ redis, prefix, log });

  const open = <Value>(options: NearOptions): { level: NearLevel<Value>; count: Counting } => {
    const { name, keepMs = KEEP_MS, maxEntries = MAX_ENTRIES } = options;
    if (levels.has(name)) throw new Error(`there are reads called ${name} already`);
    const count: Counting = (at) => onRead?.(name, at);
    const level = createNearLevel<Value>({ keepMs, maxEntries, onHit: () => count('near') });
    levels.set(name, level);
    return { level, count };
  };

  const near = <Value>(options: NearOptions): CachedReads<Value> => {
    const { level, count } = open<Value>(options);
    const { name } = options;
    return {
      get: (key, load) => level.get(key, () => counted(count, load)),
      invalidate: (key) => Promise.resolve(bus.publish(CHANGED, [name, key])),
    };
  };

  const shared = <Value>(options: SharedOptions<Value>): CachedReads<Value> => {
    if (far === null) return near<Value>(options);
    const { name, schema, keepFarMs = KEEP_FAR_MS } = options;
    const { level, count } = open<Value>(options);
    const readFar = readThrough({ far, schema, keepFarMs, log, count });
    return {
      get: (key, load) => level.get(key, () => readFar(`${name}:${key}`, load)),
      invalidate: async (key) => {
        level.forget(key);
        await far.remove(`${name}:${key}`);
        // After Redis: who hears of it and asks again finds nothing old there.
        bus.publish(CHANGED, [name, key]);
      },
    };
  };

  return {
    near,
    shared,
    close: () => {
      stopHearing();
      far?.close();
    },
  };
}

function counted<Value>(count: Counting, load: () => Promise<Value>): Promise<Value> {
  count('source');
  return load();
}

/** Asks Redis, then the source; what the source gave is kept in Redis without waiting for it. */
function readThrough<Value>(parts: {
  far: FarLevel;
  schema: z.ZodType<Value>;
  keepFarMs: number;
  log: Logger;
  count: Counting;
}): (key: string, load: () => Promise<Value>) => Promise<Value> {
  const { far, schema, keepFarMs, log, count } = parts;
  return async (key, load) => {
    const found = await far.read(key);
    if (found.kind === 'kept') {
      const parsed = schema.safeParse(json(found.text));
      if (parsed.success) {
        count('far');
        return parsed.data;
      }
      log.warn({ key }, 'cache.malformed');
    }
    const value = await counted(count, load);
    if (found.kind === 'none') void far.store(key, found, JSON.stringify(value), keepFarMs);
    return value;
  };
}

/** Undefined, which no schema of a kept value takes, for what isn't JSON. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
