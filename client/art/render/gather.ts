import { newSurface } from '../materials/patterns.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { type Camera, RISE, unproject } from './camera.ts';
import type { Heights } from './heights.ts';
import { Lamplight } from './lamplight.ts';
import { meet, shade } from './shade.ts';
import { DAY, develop } from './skies.ts';
import type { Sun } from './sun.ts';
import { look, rimAt } from './view.ts';

/** Samples along each side of a 2× pixel. */
export const SAMPLES = 2;

/** Sums of day colour and of lamplight over the samples of each pixel; the fourth channel counts samples. */
export type Sums = {
  readonly width: number;
  readonly height: number;
  readonly day: Float32Array;
  readonly lamp: Float32Array;
};

type Gathering = {
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly heights: Heights;
  readonly sun: Sun;
  readonly waterline: number;
  readonly mouth: number;
};

/** Shades every sample of a mesh once: by day without lamps, and what its own lamps add at dusk. */
export function gather(mesh: Mesh, g: Gathering): Sums {
  const view = look(mesh, g.camera, g);
  const lamplight = new Lamplight(mesh.lamps);
  const width = g.width / SAMPLES;
  const height = g.height / SAMPLES;
  const day = new Float32Array(width * height * 4);
  const lamp = new Float32Array(width * height * 4);
  const s = newSurface();
  const out = new Float64Array(3);
  for (let y = 0; y < g.height; y++) {
    for (let x = 0; x < g.width; x++) {
      const pixel = y * g.width + x;
      const face = view.faces[pixel]!;
      if (face < 0) continue;
      unproject(g.camera, [x + 0.5, y + 0.5, view.depth[pixel]!], s);
      if (s.z < g.waterline || (g.mouth > 0 && isUnderground(s, g.mouth))) continue;
      const material = meet(s, mesh, face);
      const openness = g.heights.openness(s);
      const rim = rimAt(view, mesh, { pixel, step: SAMPLES, material, ny: s.ny, nz: s.nz });
      shade(s, material, { sky: DAY, sun: g.sun, openness, rim, out });
      const k = (Math.trunc(y / SAMPLES) * width + Math.trunc(x / SAMPLES)) * 4;
      for (let c = 0; c < 3; c++) day[k + c]! += develop(out[c]!, DAY.exposure);
      day[k + 3]!++;
      out.fill(0);
      lamplight.addTo(out, s, openness);
      for (let c = 0; c < 3; c++) lamp[k + c]! += s.albedo[c]! * out[c]! + s.glow[c]!;
    }
  }
  return { width, height, day, lamp };
}

/** Whether the ground hides a point: its line of sight meets the ground beside the mouth. */
function isUnderground(p: { x: number; y: number; z: number }, mouth: number): boolean {
  if (p.z >= -0.001) return false;
  const shift = -p.z * RISE;
  return Math.max(Math.abs(p.x + shift), Math.abs(p.y + shift)) > mouth;
}

/** From 2× to 1×: the mean of each two by two pixels. */
export function halve(from: Sums): Sums {
  const shrink = (f: Float32Array): Float32Array => {
    const width = from.width / 2;
    const to = new Float32Array(f.length / 4);
    for (let y = 0; y < from.height / 2; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < 4; c++) {
          const k = (y * 2 * from.width + x * 2) * 4 + c;
          const below = k + from.width * 4;
          to[(y * width + x) * 4 + c] = (f[k]! + f[k + 4]! + f[below]! + f[below + 4]!) / 4;
        }
      }
    }
    return to;
  };
  return { width: from.width / 2, height: from.height / 2, day: shrink(from.day), lamp: shrink(from.lamp) };
}
