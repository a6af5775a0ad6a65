/** Sixteenths of a tile, whole. Buildings: their smallest corner. Avatars: where they stand. */
export type Position = { readonly x: number[]; readonly y: number[] };

export const createPosition = (): Position => ({ x: [], y: [] });
