import { SUBTILES } from '@sqltown/shared/stream';
import { query } from 'bitecs';
import { chunksShown, viewAround } from '../shown.ts';
import type { CityWorld } from '../world.ts';

/** Says which chunks each player looks at. */
export function interest(world: CityWorld): void {
  const { look, position } = world.c;
  for (const eid of query(world, [look, position])) {
    const at = { x: (position.x[eid] ?? 0) / SUBTILES, y: (position.y[eid] ?? 0) / SUBTILES };
    const asked = {
      x0: look.x0[eid] ?? 0,
      y0: look.y0[eid] ?? 0,
      x1: look.x1[eid] ?? 0,
      y1: look.y1[eid] ?? 0,
    };
    look.chunks[eid] = chunksShown(look.isDefault[eid] === true ? viewAround(at) : asked);
  }
}
