/** Why an entity is in the dirty list: bits. */
export const SPAWNED = 1;
export const MOVED = 2;
export const CHANGED = 4;
/** It stands in the list already, also when there is no reason any more. */
const LISTED = 8;

/**
 * What the step changed. World sync reads it at the end of the step and clears it; nothing else is told to clients.
 * Everybody who walks is in it at every step, so that it is filled without asking for memory: arrays that are kept,
 * indexed by bitECS's ids, where a map would be grown anew each time.
 */
export type DirtyList = {
  /** Ids; those from `count` on are of steps before. */
  readonly ids: number[];
  count: number;
  /** By id. */
  readonly why: number[];
  /** Handles. */
  readonly gone: Set<number>;
};

export function createDirtyList(): DirtyList {
  return { ids: [], count: 0, why: [], gone: new Set() };
}

export function markDirty(dirty: DirtyList, eid: number, why: number): void {
  const known = dirty.why[eid] ?? 0;
  if (known === 0) dirty.ids[dirty.count++] = eid;
  dirty.why[eid] = known | why | LISTED;
}

/** What came and went within one step was never there for clients. bitECS may use its id again before the step ends. */
export function markGone(dirty: DirtyList, eid: number, handle: number): void {
  const known = dirty.why[eid] ?? 0;
  if (known !== 0) dirty.why[eid] = LISTED;
  if ((known & SPAWNED) === 0) dirty.gone.add(handle);
}

/** Calls `tell` for each entity that is there and changed, with the reasons as bits. */
export function eachChanged(dirty: DirtyList, tell: (eid: number, why: number) => void): void {
  for (let i = 0; i < dirty.count; i++) {
    const eid = dirty.ids[i] ?? 0;
    const why = (dirty.why[eid] ?? 0) & ~LISTED;
    if (why !== 0) tell(eid, why);
  }
}

export function clearDirty(dirty: DirtyList): void {
  for (let i = 0; i < dirty.count; i++) dirty.why[dirty.ids[i] ?? 0] = 0;
  dirty.count = 0;
  dirty.gone.clear();
}
