import { fbm, smooth } from '@sqltown/shared/noise';
import {
  CITY_TILES,
  ORIGIN,
  PLAZAS,
  ROADS,
  type Rect,
  farBank,
  inGhats,
  nearBank,
} from '@sqltown/shared/plan';

/** Texels along each side of the plan textures. */
export const PLAN_TEXELS = 1024;

/** Tiles beyond the city's edge that the plan still knows. */
export const PLAN_MARGIN_TILES = 8;

const SPAN = CITY_TILES + 2 * PLAN_MARGIN_TILES;

/** Distances are stored around one half, so that linear filtering keeps edges crisp and roads join by themselves. */
const DISTANCE_REACH = 0.5;

/** Two opaque RGBA images of the ground plan, PLAN_TEXELS squared, row y0 first. */
export type PlanTextures = {
  /** r: distance outside roads + ½ tile; g: the same for plazas; b: trodden earth of the town, 0…1. */
  readonly paving: Uint8Array;
  /** r: (depth in the water + 3) / 10; g: 1 where fields may lie; b: 1 where the bank is sand. */
  readonly river: Uint8Array;
};

/** Paints the plan's rectangles, banks and districts into textures for the ground shader. */
export function paintPlan(): PlanTextures {
  const paving = new Uint8Array(PLAN_TEXELS * PLAN_TEXELS * 4).fill(255);
  const river = new Uint8Array(PLAN_TEXELS * PLAN_TEXELS * 4).fill(255);
  paintRects(paving, 0, ROADS);
  paintRects(paving, 1, PLAZAS);
  paintTown(paving);
  paintRiver(river);
  return { paving, river };
}

function tileAt(texel: number): number {
  return ((texel + 0.5) / PLAN_TEXELS) * SPAN - PLAN_MARGIN_TILES;
}

function texelAt(tile: number): number {
  return Math.min(
    PLAN_TEXELS - 1,
    Math.max(0, Math.round(((tile + PLAN_MARGIN_TILES) / SPAN) * PLAN_TEXELS)),
  );
}

function byte(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}

function paintRects(image: Uint8Array, channel: number, rects: readonly Rect[]): void {
  for (const [x0, y0, x1, y1] of rects) {
    for (let j = texelAt(y0 - DISTANCE_REACH); j <= texelAt(y1 + DISTANCE_REACH); j++) {
      for (let i = texelAt(x0 - DISTANCE_REACH); i <= texelAt(x1 + DISTANCE_REACH); i++) {
        const x = tileAt(i);
        const y = tileAt(j);
        const at = (j * PLAN_TEXELS + i) * 4 + channel;
        const distance = Math.max(x0 - x, x - x1, y0 - y, y - y1);
        image[at] = Math.min(image[at]!, byte(distance + DISTANCE_REACH));
      }
    }
  }
}

/** Where feet have worn the grass away: full in the old quarter, ragged at its edge. */
function paintTown(image: Uint8Array): void {
  for (let j = 0; j < PLAN_TEXELS; j++) {
    const v = tileAt(j) - ORIGIN;
    for (let i = 0; i < PLAN_TEXELS; i++) {
      const u = tileAt(i) - ORIGIN;
      const outside = Math.max(Math.abs(u) - 15.2, Math.abs(v + 4.5) - 12);
      const ragged = Math.abs(outside) < 5 ? (fbm(u * 0.35 + 20, v * 0.35 + 7) - 0.5) * 5 : 0;
      image[(j * PLAN_TEXELS + i) * 4 + 2] = byte(smooth(1.5, -2.5, outside + ragged));
    }
  }
}

function paintRiver(image: Uint8Array): void {
  for (let i = 0; i < PLAN_TEXELS; i++) {
    const x = tileAt(i);
    const near = nearBank(x);
    const far = farBank(x);
    const isGhat = inGhats(x);
    for (let j = 0; j < PLAN_TEXELS; j++) {
      const y = tileAt(j);
      const isBeyond = y > ORIGIN + 20;
      // The steps are sprites that end below the water line, so the water itself begins under them.
      const depth = Math.min(isGhat ? y - (ORIGIN + 9) : y - near - 0.55, far - y - 0.1);
      const at = (j * PLAN_TEXELS + i) * 4;
      image[at] = byte((depth + 3) / 10);
      image[at + 1] = (isBeyond ? y > far + 5 : y < near - 2.5) ? 255 : 0;
      image[at + 2] = isGhat && !isBeyond ? 0 : 255;
    }
  }
}
