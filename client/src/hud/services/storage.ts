/** What of localStorage the page needs. Writing may fail (private mode, quota): reading then gives null. */
export type Shelf = {
  readonly read: (key: string) => string | null;
  readonly write: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
};

const PREFIX = 'sqltown.';

/** localStorage under our prefix, or a memory of this page where the browser forbids it. */
export function createShelf(): Shelf {
  const memory = new Map<string, string>();
  return {
    read: (key) => {
      try {
        return localStorage.getItem(PREFIX + key) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    write: (key, value) => {
      memory.set(key, value);
      try {
        localStorage.setItem(PREFIX + key, value);
      } catch (fault) {
        console.warn('storage.refused', fault);
      }
    },
    remove: (key) => {
      memory.delete(key);
      try {
        localStorage.removeItem(PREFIX + key);
      } catch (fault) {
        console.warn('storage.refused', fault);
      }
    },
  };
}
