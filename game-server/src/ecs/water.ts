import { waterline } from '@sqltown/shared/plan';
import { SUBTILES, SUBTILE_MAX } from '@sqltown/shared/stream';

type Waterline = ReturnType<typeof waterline>;

/** By x in sixteenths of a tile. Kept: walkers ask at every step, and a meander costs noise. */
const waterlines: (Waterline | undefined)[] = Array.from({ length: SUBTILE_MAX + 1 });

/** How far inside the water a position in sixteenths of a tile lies, in tiles; negative on land. */
export function depthAt(x: number, y: number): number {
  const { near, far } = (waterlines[x] ??= waterline(x / SUBTILES));
  const tileY = y / SUBTILES;
  return Math.min(tileY - near, far - tileY);
}
