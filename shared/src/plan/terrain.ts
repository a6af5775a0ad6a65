import { noise2, smooth } from '../noise/index.ts';

/**
 * The ground that every city shares. Tiles run 0…127 on both axes; +x falls to the lower right of the
 * screen, +y to the lower left, so the river lies across the bottom left.
 *
 *        x →              The plan is written around the old quarter's heart, the tile
 *     y  fields           corner (64, 64), which the formulas below call the origin.
 *     ↓  old quarter
 *        ghats
 *        ~ river ~
 *        far bank
 */
export const CITY_TILES = 128;
export const ORIGIN = 64;

/** A rectangle of ground in tiles: x0, y0 to x1, y1. */
export type Rect = readonly [x0: number, y0: number, x1: number, y1: number];

const shift = (rects: readonly Rect[]): readonly Rect[] =>
  rects.map(([a, b, c, d]) => [a + ORIGIN, b + ORIGIN, c + ORIGIN, d + ORIGIN] as const);

export const ROADS = shift([
  [-0.75, -17, 0.75, 8],
  [-16, 4.15, 16, 5.05],
  [-16, -1.95, 16, -1.15],
  [-16, -10.4, 16, -9.6],
  [-7.55, -16, -6.85, 8],
  [7.15, -16, 7.85, 8],
  [14, -16, 14.7, 5],
  [-14.7, -16, -14, 5],
  [-13, 6.95, 12.2, 8.05],
  [-30, -16.4, 30, -15.7],
  [15.2, -30, 15.9, 8],
]);

export const PLAZAS = shift([
  [-3.3, -9.7, 3.3, -1.2],
  [3.3, -6.6, 7.3, -2.6],
  [-2.2, 5, 2.2, 8],
]);

/** The stone front on the river, and the line where its steps begin. */
export const GHATS = { x0: ORIGIN - 13, x1: ORIGIN + 12.2, y: ORIGIN + 8 } as const;

/** Distance outside the nearest of `rects`, in tiles (Chebyshev); negative inside. */
export function rectDistance(x: number, y: number, rects: readonly Rect[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [x0, y0, x1, y1] of rects) {
    nearest = Math.min(nearest, Math.max(x0 - x, x - x1, y0 - y, y - y1));
  }
  return nearest;
}

export function inGhats(x: number): boolean {
  return x > GHATS.x0 && x < GHATS.x1;
}

/** The y at which the near bank meets the water, away from the ghats. */
export function nearBank(x: number): number {
  const beyond = Math.max(GHATS.x0 - x, x - GHATS.x1, 0);
  const meander = 1.3 * Math.sin((x - ORIGIN) * 0.21 + 1) * smooth(0, 5, beyond);
  const slope = x > GHATS.x1 ? beyond * 0.12 : -beyond * 0.16;
  return ORIGIN + 8.6 + meander + slope + 0.5 * (noise2((x - ORIGIN) * 0.5, 3) - 0.5);
}

export function farBank(x: number): number {
  const u = x - ORIGIN;
  return ORIGIN + 23.5 + 1.6 * Math.sin(u * 0.17 + 2) + 0.8 * noise2(u * 0.6, 8);
}

/** The y at which the water begins on this side and ends on the other, tiles. */
export function waterline(x: number): { readonly near: number; readonly far: number } {
  return { near: inGhats(x) ? ORIGIN + 9.55 : nearBank(x) + 0.55, far: farBank(x) - 0.1 };
}

/** How far inside the water a point lies, in tiles; negative on land. */
export function waterDepth(x: number, y: number): number {
  const { near, far } = waterline(x);
  return Math.min(y - near, far - y);
}
