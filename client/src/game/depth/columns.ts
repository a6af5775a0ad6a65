import type { Box } from '../projection.ts';

/** Columns of x − y are this wide, in tiles. */
const COLUMN_TILES = 0.5;

/** Half the width of somebody who walks, in tiles. */
const WALKER_TILES = 0.15;

/** Between a building at whole depth and the next: its own parts lie below this, walkers above. */
const WALKER_LIFT = 0.5;

/** What stands at a depth, with its footprint. */
export type Ranked = { readonly box: Box; readonly depth: number };

/**
 * Finds the depth of whoever walks between buildings that are already in order:
 * just after the last building of their column that stands behind them.
 */
export class DepthColumns {
  readonly #columns = new Map<number, Ranked[]>();

  constructor(standing: Iterable<Ranked>) {
    for (const one of [...standing].sort((a, b) => a.depth - b.depth)) {
      const [x0, y0, x1, y1] = one.box;
      const last = columnOf(x1 - y0 + WALKER_TILES);
      for (let c = columnOf(x0 - y1 - WALKER_TILES); c <= last; c++) {
        const column = this.#columns.get(c);
        if (column) column.push(one);
        else this.#columns.set(c, [one]);
      }
    }
  }

  /** Depth for a walker at a tile point. Nearer walkers come later among those at the same building. */
  at(x: number, y: number): number {
    let behind = -1;
    for (const { box, depth } of this.#columns.get(columnOf(x - y)) ?? []) {
      const isPast = x >= box[2] - 0.02 || y >= box[3] - 0.02;
      const isOnIt = x > box[0] && y > box[1];
      if (isPast || isOnIt) behind = depth;
    }
    return behind + WALKER_LIFT + (x + y) * 1e-3;
  }
}

function columnOf(across: number): number {
  return Math.floor(across / COLUMN_TILES);
}
