import type { Lamp } from '../mesh/mesh.ts';
import type { Surface } from '../materials/patterns.ts';

const LAMP_COLOR = [1, 0.6, 0.24] as const;
const CELLS_ACROSS = 4096;

/** Lamps by the tile that they reach, so that a point asks only those near it. */
export class Lamplight {
  readonly #cells = new Map<number, Lamp[]>();

  constructor(lamps: readonly Lamp[]) {
    for (const lamp of lamps) {
      const [x, y] = lamp.at;
      for (let i = Math.floor(x - lamp.reach); i <= Math.floor(x + lamp.reach); i++) {
        for (let j = Math.floor(y - lamp.reach); j <= Math.floor(y + lamp.reach); j++) {
          const cell = this.#cells.get(i * CELLS_ACROSS + j);
          if (cell) cell.push(lamp);
          else this.#cells.set(i * CELLS_ACROSS + j, [lamp]);
        }
      }
    }
  }

  /** Adds to `light` (linear rgb) what every near lamp throws on the surface. `openness` dims crevices. */
  addTo(light: Float64Array, s: Surface, openness: number): void {
    const near = this.#cells.get(Math.floor(s.x) * CELLS_ACROSS + Math.floor(s.y));
    if (!near) return;
    for (const { at, reach, strength } of near) {
      const dx = at[0] - s.x;
      const dy = at[1] - s.y;
      const dz = at[2] - s.z;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > reach * reach) continue;
      const distance = Math.sqrt(squared);
      const facing = Math.max(0, (dx * s.nx + dy * s.ny + dz * s.nz) / (distance + 0.05));
      const fade = (1 - distance / reach) ** 2 / (1 + squared * 1.4);
      const k = strength * fade * (0.12 + 0.88 * facing) * 2.7 * (0.5 + 0.5 * openness);
      for (let c = 0; c < 3; c++) light[c]! += LAMP_COLOR[c]! * k;
    }
  }
}
