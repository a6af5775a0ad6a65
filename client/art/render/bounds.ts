import type { Mesh } from '../mesh/mesh.ts';
import { type Camera, screenX, screenY } from './camera.ts';

/** A box on the ground: smallest and largest x and y, tiles. */
export type Footprint = readonly [x0: number, y0: number, x1: number, y1: number];

export type Bounds = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly top: number;
  /** The box of everything that stands lower than a quarter tile: what depth sorting and tiles go by. */
  readonly footprint: Footprint;
  /** In samples, with the world's origin at (0, 0). */
  readonly screen: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
};

/** Below this height above the floor, a part counts as standing on its tile. */
const STANDING_TILES = 0.25;

export function measure(mesh: Mesh, by: { scale: number; floor: number }): Bounds {
  const camera: Camera = { scale: by.scale, originX: 0, originY: 0 };
  const all = emptyBox();
  const low = emptyBox();
  const screen = emptyBox();
  let top = 0;
  for (let i = 0; i < mesh.count * 9; i += 3) {
    const x = mesh.corners[i]!;
    const y = mesh.corners[i + 1]!;
    const z = mesh.corners[i + 2]!;
    include(all, x, y);
    include(screen, screenX(camera, x, y), screenY(camera, { x, y, z }));
    if (z < by.floor + STANDING_TILES) include(low, x, y);
    top = Math.max(top, z);
  }
  const isAloft = low.x0 > low.x1;
  return {
    ...all,
    top,
    footprint: isAloft ? [-0.1, -0.1, 0.1, 0.1] : [low.x0, low.y0, low.x1, low.y1],
    screen,
  };
}

type Box = { x0: number; y0: number; x1: number; y1: number };

function emptyBox(): Box {
  return {
    x0: Number.POSITIVE_INFINITY,
    y0: Number.POSITIVE_INFINITY,
    x1: Number.NEGATIVE_INFINITY,
    y1: Number.NEGATIVE_INFINITY,
  };
}

function include(box: Box, x: number, y: number): void {
  box.x0 = Math.min(box.x0, x);
  box.y0 = Math.min(box.y0, y);
  box.x1 = Math.max(box.x1, x);
  box.y1 = Math.max(box.y1, y);
}
