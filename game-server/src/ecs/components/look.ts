/**
 * What somebody's screen shows: a mask of chunks. An object of its own, so that whoever sends them the world holds on to it
 * and has nothing to look up at each step.
 */
export type Sight = {
  /** Written by `see` alone. */
  chunks: number;
  /** Whoever sends them the world hears that they look elsewhere, and needn't ask at each step. */
  onTurn?: (() => void) | undefined;
};

/** What a player's screen shows. */
export type Look = {
  /** Until the page has said what it shows, a view around the avatar stands in. */
  readonly isDefault: boolean[];
  /** What the page asked for or the interest system writes, and the stream reads. */
  readonly sight: Sight[];
};

export const createLook = (): Look => ({ isDefault: [], sight: [] });
