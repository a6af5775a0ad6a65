import { GHATS, inGhats, waterDepth } from '@sqltown/shared/plan';

/** Half the width of a tile on screen, in world pixels (zoom 1). A tile is 64 × 32. */
export const HALF_TILE = 32;

/** World pixels for one tile of height: the camera looks down at 30°, so √1.5 half tiles. */
export const RISE = HALF_TILE * Math.sqrt(1.5);

/** Height of the river's surface below the streets, in tiles. */
export const WATER_Z = -0.55;

/** One step of the ghats: how far it runs towards the river and how far it falls, in tiles. */
const STEP_RUN = 0.24;
const STEP_FALL = 0.09;

export type Point = { readonly x: number; readonly y: number };

/** A rectangle of ground in tiles. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** A rectangle on screen or in world pixels. */
export type View = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Tiles to world pixels. */
export function toScreen(x: number, y: number, z = 0): Point {
  return { x: (x - y) * HALF_TILE, y: ((x + y) * HALF_TILE) / 2 - z * RISE };
}

/** World pixels to the tile point at street level under them. */
export function toGround(px: number, py: number): Point {
  const u = px / HALF_TILE;
  const v = (2 * py) / HALF_TILE;
  return { x: (v + u) / 2, y: (v - u) / 2 };
}

/** Height of the ground under somebody's feet, in tiles: the street, a step of the ghats, or the water. */
export function groundHeight(x: number, y: number): number {
  if (inGhats(x) && y >= GHATS.y) {
    return Math.max(WATER_Z, -STEP_FALL * (Math.floor((y - GHATS.y) / STEP_RUN) + 1));
  }
  return waterDepth(x, y) > 0 ? WATER_Z : 0;
}

/** The tiles that a view of the world shows, as the box around its four corners. */
export function tilesInView(view: View): { x0: number; y0: number; x1: number; y1: number } {
  const topLeft = toGround(view.x, view.y);
  const topRight = toGround(view.x + view.width, view.y);
  const bottomLeft = toGround(view.x, view.y + view.height);
  const bottomRight = toGround(view.x + view.width, view.y + view.height);
  return { x0: topLeft.x, y0: topRight.y, x1: bottomRight.x, y1: bottomLeft.y };
}
