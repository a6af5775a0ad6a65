import { SUBTILES, chunksTouching } from '@sqltown/shared/stream';
import { query } from 'bitecs';
import type { CityWorld } from '../world.ts';

/** Half of the ground that a common screen shows, tiles: the view until the page has said its own. */
const DEFAULT_HALF_WIDTH = 20;
const DEFAULT_HALF_DEPTH = 12;

/** A building reaches this far from its smallest corner, which alone decides its chunk. Tiles. */
const REACH = 5;

/** Says which chunks each player looks at. */
export function interest(world: CityWorld): void {
  const { look, position } = world.c;
  for (const eid of query(world, [look, position])) {
    const x = (position.x[eid] ?? 0) / SUBTILES;
    const y = (position.y[eid] ?? 0) / SUBTILES;
    look.chunks[eid] = chunksTouching(
      look.isDefault[eid] === true
        ? padded(
            x - DEFAULT_HALF_WIDTH,
            y - DEFAULT_HALF_DEPTH,
            x + DEFAULT_HALF_WIDTH,
            y + DEFAULT_HALF_DEPTH,
          )
        : padded(look.x0[eid] ?? 0, look.y0[eid] ?? 0, look.x1[eid] ?? 0, look.y1[eid] ?? 0),
    );
  }
}

function padded(
  ax: number,
  ay: number,
  bx: number,
  by: number,
): { x0: number; y0: number; x1: number; y1: number } {
  return {
    x0: Math.min(ax, bx) - REACH,
    y0: Math.min(ay, by) - REACH,
    x1: Math.max(ax, bx),
    y1: Math.max(ay, by),
  };
}
