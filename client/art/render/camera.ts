import type { Vec3 } from '../mesh/vector.ts';

/**
 * The 2:1 dimetric view. One tile is 2·HALF_TILE wide and HALF_TILE high on the screen at 1×.
 *
 *      -y   -x            screen x = (x − y)·A
 *        ╲ ╱              screen y = (x + y)·A/2 − z·A·RISE
 *        ╱ ╲              nearness = 0.612·(x + y) + 0.5·z, larger is nearer
 *      +x... (lower right), +y (lower left)
 */
export const HALF_TILE_PX = 32;

/** Screen height of one tile of z, in half tiles: √1.5. */
export const RISE = 1.224745;

export const TOWARD_VIEWER: Vec3 = [0.612372, 0.612372, 0.5];

/** A camera: pixels per half tile and where the world's origin falls on the picture. */
export type Camera = { readonly scale: number; readonly originX: number; readonly originY: number };

export function screenX(c: Camera, x: number, y: number): number {
  return (x - y) * c.scale + c.originX;
}

export function screenY(c: Camera, p: { x: number; y: number; z: number }): number {
  return ((p.x + p.y) * c.scale) / 2 - p.z * c.scale * RISE + c.originY;
}

export function nearness(x: number, y: number, z: number): number {
  return TOWARD_VIEWER[0] * (x + y) + TOWARD_VIEWER[2] * z;
}

/** Writes into `into` the world point behind a pixel at a known nearness. */
export function unproject(
  c: Camera,
  pixel: readonly [px: number, py: number, near: number],
  into: { x: number; y: number; z: number },
): void {
  const u = (pixel[0] - c.originX) / c.scale;
  const v = pixel[1] - c.originY;
  const sum = (v + 2 * c.scale * RISE * pixel[2]) / (2 * c.scale);
  into.x = (sum + u) / 2;
  into.y = (sum - u) / 2;
  into.z = (pixel[2] - TOWARD_VIEWER[0] * sum) * 2;
}
