import type { Mesh } from '../mesh/mesh.ts';
import { type Vec3, cross, dot, unit } from '../mesh/vector.ts';
import type { Area } from './heights.ts';
import { DepthBuffer } from './rasterise.ts';

const BIAS_TILES = 0.03;
const LIFT_TILES = 0.035;
const LOWEST = -1.2;
const LARGEST_MAP = 4600;

/** A shadow map: the scene's depth seen from the sun, filtered over 3×3 texels. */
export class Sun {
  readonly toward: Vec3;
  readonly #right: Vec3;
  readonly #up: Vec3;
  readonly #map: DepthBuffer;
  readonly #u0: number;
  readonly #v0: number;
  readonly #perTile: number;

  constructor(mesh: Mesh, options: { toward: Vec3; area: Area; top: number }) {
    const { area, top } = options;
    this.toward = unit(options.toward);
    this.#right = unit([-this.toward[1], this.toward[0], 0]);
    this.#up = cross(this.toward, this.#right);
    const corners = [area.x0, area.x1].flatMap((x) =>
      [area.y0, area.y1].flatMap((y) => [LOWEST, top + 0.2].map((z): Vec3 => [x, y, z])),
    );
    const us = corners.map((p) => dot(p, this.#right));
    const vs = corners.map((p) => dot(p, this.#up));
    this.#u0 = Math.min(...us);
    this.#v0 = Math.min(...vs);
    const wide = Math.max(...us) - this.#u0;
    const high = Math.max(...vs) - this.#v0;
    this.#perTile = Math.min(56, LARGEST_MAP / Math.max(wide, high));
    this.#map = new DepthBuffer(Math.ceil(wide * this.#perTile), Math.ceil(high * this.#perTile));
    this.#drawAll(mesh);
  }

  /** 1 in full sun, 0 in shadow. The point is lifted off its surface along the normal. */
  reaches(p: { x: number; y: number; z: number; nx: number; ny: number; nz: number }): number {
    const { width, height, depth } = this.#map;
    const at: Vec3 = [p.x + p.nx * LIFT_TILES, p.y + p.ny * LIFT_TILES, p.z + p.nz * LIFT_TILES];
    const u = (dot(at, this.#right) - this.#u0) * this.#perTile - 0.5;
    const v = (dot(at, this.#up) - this.#v0) * this.#perTile - 0.5;
    const near = dot(at, this.toward) + BIAS_TILES;
    const i = Math.floor(u);
    const j = Math.floor(v);
    if (i < 1 || j < 1 || i > width - 4 || j > height - 4) return 1;
    const fx = u - i;
    const fy = v - j;
    let lit = 0;
    for (let y = -1; y <= 2; y++) {
      const wy = y === -1 ? 1 - fy : y === 2 ? fy : 1;
      for (let x = -1; x <= 2; x++) {
        const wx = x === -1 ? 1 - fx : x === 2 ? fx : 1;
        if (depth[(j + y) * width + i + x]! <= near) lit += wx * wy;
      }
    }
    return lit / 9;
  }

  #drawAll(mesh: Mesh): void {
    const p = mesh.corners;
    const project = (i: number): [number, number, number] => {
      const at: Vec3 = [p[i]!, p[i + 1]!, p[i + 2]!];
      return [
        (dot(at, this.#right) - this.#u0) * this.#perTile,
        (dot(at, this.#up) - this.#v0) * this.#perTile,
        dot(at, this.toward),
      ];
    };
    for (let f = 0; f < mesh.count; f++) {
      this.#map.draw([...project(f * 9), ...project(f * 9 + 3), ...project(f * 9 + 6)], f);
    }
  }
}
