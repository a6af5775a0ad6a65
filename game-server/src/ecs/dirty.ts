/** Why an entity is in the dirty list: bits. */
export const SPAWNED = 1;
export const MOVED = 2;
export const CHANGED = 4;

/**
 * What the step changed, by handle. World sync reads it at the end of the step and clears it; nothing else
 * is told to clients.
 */
export type DirtyList = { readonly changed: Map<number, number>; readonly gone: Set<number> };

export function createDirtyList(): DirtyList {
  return { changed: new Map(), gone: new Set() };
}

export function markDirty(dirty: DirtyList, handle: number, why: number): void {
  dirty.changed.set(handle, (dirty.changed.get(handle) ?? 0) | why);
}

/** What came and went within one step was never there for clients. */
export function markGone(dirty: DirtyList, handle: number): void {
  const wasShown = ((dirty.changed.get(handle) ?? 0) & SPAWNED) === 0;
  dirty.changed.delete(handle);
  if (wasShown) dirty.gone.add(handle);
}

export function clearDirty(dirty: DirtyList): void {
  dirty.changed.clear();
  dirty.gone.clear();
}
