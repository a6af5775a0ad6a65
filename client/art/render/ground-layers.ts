import { HALF_TILE_PX } from './camera.ts';
import type { Area, Heights } from './heights.ts';
import type { Layer, Layers } from './layer.ts';
import type { Sun } from './sun.ts';

/** Pixels per half tile: ground layers are soft, so half of 1× is enough for both atlases. */
const SCALE = HALF_TILE_PX / 2;
const MARGIN = 0.4;

type Scene = {
  readonly area: Area;
  readonly top: number;
  readonly floor: number;
  readonly sun: Sun;
  readonly heights: Heights;
};

/** Cast and contact shadow on the ground plane, as coverage in the alpha of white pictures. */
export function groundLayers(scene: Scene): Layers {
  const { area, top, floor, sun, heights } = scene;
  const fall = top * 1.15 + 0.6;
  const x0 = area.x0 + MARGIN;
  const x1 = area.x1 - MARGIN + fall * 0.5;
  const y0 = area.y0 + MARGIN - fall * 0.75;
  const y1 = area.y1 - MARGIN;
  const left = Math.floor(((x0 - y1) * SCALE) / 4) * 4;
  const up = Math.floor(((x0 + y0) * SCALE) / 8) * 4;
  const width = Math.ceil(((x1 - y0) * SCALE) / 4) * 4 - left;
  const height = Math.ceil(((x1 + y1) * SCALE) / 8) * 4 - up;
  const cast = new Uint8Array(width * height * 4).fill(255);
  const contact = new Uint8Array(width * height * 4).fill(255);
  const spot = { x: 0, y: 0, z: floor, nx: 0, ny: 0, nz: 1 };
  for (let py = 0; py < height; py++) {
    for (let px = 0; px < width; px++) {
      let shaded = 0;
      let closed = 0;
      for (let sample = 0; sample < 4; sample++) {
        const u = (px + left + 0.25 + (sample & 1) * 0.5) / SCALE;
        const v = ((py + up + 0.25 + (sample >> 1) * 0.5) / SCALE) * 2;
        spot.x = (u + v) / 2;
        spot.y = (v - u) / 2;
        shaded += 1 - sun.reaches(spot);
        closed += 1 - heights.openness({ ...spot, nx: 0, ny: 0, nz: 1 });
      }
      const k = (py * width + px) * 4 + 3;
      cast[k] = Math.round(shaded * 63.75);
      contact[k] = Math.round(255 * Math.min(1, (closed / 4) * 1.35));
    }
  }
  soften(contact, { width, height, radius: 3 });
  const picture = (rgba: Uint8Array): Layer => ({ width, height, anchorX: -left, anchorY: -up, rgba });
  return { s: picture(cast), o: picture(contact) };
}

/** Two box blurs of the alpha channel: the eight directions of the occlusion would show as petals. */
function soften(rgba: Uint8Array, by: { width: number; height: number; radius: number }): void {
  const { width, height, radius } = by;
  let from = Float32Array.from({ length: width * height }, (_, k) => rgba[k * 4 + 3]!);
  for (const [length, count, step, stride] of [
    [width, height, 1, width],
    [height, width, width, 1],
    [width, height, 1, width],
    [height, width, width, 1],
  ] as const) {
    const to = new Float32Array(from.length);
    for (let line = 0; line < count; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let d = -radius; d <= radius; d++) {
          const at = Math.min(length - 1, Math.max(0, i + d));
          sum += from[line * stride + at * step]!;
        }
        to[line * stride + i * step] = sum / (2 * radius + 1);
      }
    }
    from = to;
  }
  for (let k = 0; k < from.length; k++) rgba[k * 4 + 3] = Math.round(from[k]!);
}
