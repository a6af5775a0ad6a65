/** What is drawn over what. Buildings take whole depths from 0 in their own order; walkers lie between. */
export const DEPTH = {
  land: -100,
  water: -90,
  shadows: -50,
  lampPools: -40,
  blobs: -30,
  tiles: -20,
  /** Above every building: x-ray contours, ghosts. */
  overAll: 90_000,
} as const;
