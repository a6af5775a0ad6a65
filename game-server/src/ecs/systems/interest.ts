import { SUBTILES } from '@sqltown/shared/stream';
import { query } from 'bitecs';
import { see, viewAround } from '../shown.ts';
import type { CityWorld } from '../world.ts';

/** Says which chunks each player looks at whose page hasn't said what it shows. */
export function interest(world: CityWorld): void {
  const { look, position } = world.c;
  for (const eid of query(world, [look, position])) {
    if (look.isDefault[eid] !== true) continue;
    const at = { x: (position.x[eid] ?? 0) / SUBTILES, y: (position.y[eid] ?? 0) / SUBTILES };
    see(look.sight[eid], viewAround(at));
  }
}
