import type { Mesh } from '../mesh/mesh.ts';
import { DepthBuffer, EMPTY } from './rasterise.ts';

/** A rectangle of ground in tiles. */
export type Area = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** A height map takes every overhang for a wall; what it darkens is therefore never quite black. */
const DEEPEST = 0.78;

const REACHES = [0.09, 0.2, 0.38, 0.7, 1.2] as const;
const WAYS = Array.from({ length: 8 }, (_, i) => {
  const angle = (i * Math.PI) / 4 + 0.2;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

/**
 * The highest surface over each spot of ground, and from it how open to the sky a point is:
 * horizon angles in eight directions up to 1.2 tiles away (horizon-based ambient occlusion).
 */
export class Heights {
  readonly #map: DepthBuffer;
  readonly #area: Area;
  readonly #perTile: number;
  readonly #floor: number;

  constructor(mesh: Mesh, options: { area: Area; floor: number; perTile?: number }) {
    const { area, floor, perTile = 24 } = options;
    this.#area = area;
    this.#perTile = perTile;
    this.#floor = floor;
    this.#map = new DepthBuffer(
      Math.ceil((area.x1 - area.x0) * perTile),
      Math.ceil((area.y1 - area.y0) * perTile),
    );
    const u = (x: number): number => (x - area.x0) * perTile;
    const v = (y: number): number => (y - area.y0) * perTile;
    const p = mesh.corners;
    for (let f = 0; f < mesh.count; f++) {
      const i = f * 9;
      if (mesh.normals[i + 2]! < 0.05 && mesh.curved[f] === 0) continue;
      this.#map.draw(
        [
          u(p[i]!),
          v(p[i + 1]!),
          p[i + 2]!,
          u(p[i + 3]!),
          v(p[i + 4]!),
          p[i + 5]!,
          u(p[i + 6]!),
          v(p[i + 7]!),
          p[i + 8]!,
        ],
        f,
      );
    }
    const { depth } = this.#map;
    for (let k = 0; k < depth.length; k++) if (depth[k] === EMPTY) depth[k] = floor;
  }

  /** Height over the ground, bilinear; the floor outside the area. */
  at(x: number, y: number): number {
    const { width, height, depth } = this.#map;
    const u = (x - this.#area.x0) * this.#perTile - 0.5;
    const v = (y - this.#area.y0) * this.#perTile - 0.5;
    if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) return this.#floor;
    const i = Math.trunc(u);
    const j = Math.trunc(v);
    const fx = u - i;
    const fy = v - j;
    const k = j * width + i;
    const a = depth[k]!;
    const b = depth[k + 1]!;
    const c = depth[k + width]!;
    const d = depth[k + width + 1]!;
    return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
  }

  /** 1 under the open sky, towards 0 in a crevice. The point is lifted off its surface along the normal. */
  openness(p: { x: number; y: number; z: number; nx: number; ny: number; nz: number }): number {
    const x = p.x + p.nx * 0.07;
    const y = p.y + p.ny * 0.07;
    const z = p.z + p.nz * 0.05;
    let closed = 0;
    for (const [dx, dy] of WAYS) {
      let horizon = 0;
      for (let s = 0; s < REACHES.length; s++) {
        const reach = REACHES[s]!;
        const rise = this.at(x + dx * reach, y + dy * reach) - z;
        if (rise > 0) horizon = Math.max(horizon, (rise / (reach + 0.12)) * (1 - s * 0.11));
      }
      closed += Math.min(1, horizon > 2.2 ? 1 : (horizon / (horizon + 1)) * 1.45);
    }
    return 1 - (closed / WAYS.length) * DEEPEST;
  }
}
