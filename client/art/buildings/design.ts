import type { Part } from '../grammar/part.ts';

export type Level = 1 | 2 | 3;

/**
 * Draws one building type. The level changes the silhouette, the variant only dress and ornaments.
 * Parts that touch the ground stay inside the type's footprint, which is centred on the origin.
 */
export type Design = (spec: { readonly level: Level; readonly variant: number }) => readonly Part[];

export const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Left and right of something symmetrical. */
export const BOTH = [-1, 1] as const;

export function choose<T>(list: readonly T[], n: number): T {
  return list[((n % list.length) + list.length) % list.length]!;
}
