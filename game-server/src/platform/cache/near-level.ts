import { LRUCache } from 'lru-cache';

export type NearLevel<Value> = {
  /** The kept value, or that of a load that is shared by all who ask meanwhile. */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /** Forgets a key, and doesn't keep what is being loaded for it. */
  forget(key: string): void;
};

/** Wrapped, since a value may be undefined or null. */
type Kept<Value> = { readonly value: Value };

/** @param onHit told when a kept value is given, or a load that somebody else began. */
export function createNearLevel<Value>(parts: {
  keepMs: number;
  maxEntries: number;
  onHit: () => void;
}): NearLevel<Value> {
  const { keepMs, maxEntries, onHit } = parts;
  const kept = new LRUCache<string, Kept<Value>>({ max: maxEntries, ttl: keepMs });
  const loads = new Map<string, Promise<Value>>();

  const begin = (key: string, load: () => Promise<Value>): Promise<Value> => {
    // Of a load that was forgotten meanwhile, or was followed by another, nothing is kept: it may have read too early.
    const isCurrent = (): boolean => loads.get(key) === loading;
    const loading = (async () => {
      try {
        const value = await load();
        if (isCurrent()) kept.set(key, { value });
        return value;
      } finally {
        if (isCurrent()) loads.delete(key);
      }
    })();
    loads.set(key, loading);
    return loading;
  };

  return {
    get: (key, load) => {
      const found = kept.get(key);
      const current = found === undefined ? loads.get(key) : Promise.resolve(found.value);
      if (current === undefined) return begin(key, load);
      onHit();
      return current;
    },
    forget: (key) => {
      kept.delete(key);
      loads.delete(key);
    },
  };
}
