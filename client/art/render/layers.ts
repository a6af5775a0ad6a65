import type { Mesh } from '../mesh/mesh.ts';
import { type Bounds, measure } from './bounds.ts';
import { HALF_TILE_PX } from './camera.ts';
import { colorLayer, lampLayer } from './expose.ts';
import { SAMPLES, gather, halve } from './gather.ts';
import { groundLayers } from './ground-layers.ts';
import { Heights } from './heights.ts';
import type { Layers } from './layer.ts';
import { DAY } from './skies.ts';
import { Sun } from './sun.ts';

export type LayerOptions = {
  /** Height of the ground around the object, tiles. */
  readonly floor?: number | undefined;
  /** Nothing below this height is drawn: the water line. */
  readonly waterline?: number | undefined;
  /** Half the side of a square opening in the ground; what lies below the ground shows only through it. */
  readonly mouth?: number | undefined;
  /** Whether the ground layers are wanted. */
  readonly shadow?: boolean | undefined;
};

const GRID = 4 * SAMPLES;
const NO_WATER = -9;

/** Draws one object in all its layers, at 2× with 2×2 samples, box-filtered to 1×. */
export function drawLayers(mesh: Mesh, options: LayerOptions = {}): { layers: Layers; bounds: Bounds } {
  const floor = options.floor ?? 0;
  const scale = HALF_TILE_PX * 2 * SAMPLES;
  const bounds = measure(mesh, { scale, floor });
  // Aligned so that 1× and 2× share the anchor.
  const left = Math.floor(bounds.screen.x0 / GRID) * GRID - GRID;
  const top = Math.floor(bounds.screen.y0 / GRID) * GRID - GRID;
  const width = Math.ceil((bounds.screen.x1 - left) / GRID + 1) * GRID;
  const height = Math.ceil((bounds.screen.y1 - top) / GRID + 1) * GRID;
  const area = {
    x0: bounds.x0 - 1.6,
    y0: bounds.y0 - 1.6,
    x1: bounds.x1 + 1.6,
    y1: bounds.y1 + 1.6,
  };
  const heights = new Heights(mesh, { area, floor });
  const sun = new Sun(mesh, { toward: DAY.sun, area, top: bounds.top });
  const sums = gather(mesh, {
    camera: { scale, originX: -left, originY: -top },
    width,
    height,
    heights,
    sun,
    waterline: options.waterline ?? NO_WATER,
    mouth: options.mouth ?? 0,
  });
  const anchor = { x: -left / SAMPLES, y: -top / SAMPLES };
  const small = halve(sums);
  const smallAnchor = { x: anchor.x / 2, y: anchor.y / 2 };
  const upright: Layers = {
    c2x: colorLayer(sums, anchor),
    c1x: colorLayer(small, smallAnchor),
    e: lampLayer(small, smallAnchor),
  };
  const ground = options.shadow === false ? {} : groundLayers({ area, top: bounds.top, floor, sun, heights });
  return { layers: { ...upright, ...ground }, bounds };
}
