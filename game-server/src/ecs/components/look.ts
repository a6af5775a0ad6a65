/** What a player's screen shows. */
export type Look = {
  /** Until the page has said what it shows, a view around the avatar stands in. */
  readonly isDefault: boolean[];
  /** Mask of chunks: what the page asked for or the interest system writes, and the stream reads. */
  readonly chunks: number[];
};

export const createLook = (): Look => ({ isDefault: [], chunks: [] });
