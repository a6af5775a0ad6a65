/** The tiles that a player's screen shows, and the chunks that follow from them. */
export type Look = {
  readonly x0: number[];
  readonly y0: number[];
  readonly x1: number[];
  readonly y1: number[];
  /** Until the page has said what it shows, a view around the avatar stands in. */
  readonly isDefault: boolean[];
  /** Mask of chunks: what the interest system writes and the stream reads. */
  readonly chunks: number[];
};

export const createLook = (): Look => ({ x0: [], y0: [], x1: [], y1: [], isDefault: [], chunks: [] });
