import { query, removeComponent } from 'bitecs';
import { CHANGED, markDirty } from '../dirty.ts';
import type { CityWorld } from '../world.ts';

/** Takes down the scaffolding whose time has come. */
export function construction(world: CityWorld): void {
  const { scaffolding } = world.c;
  for (const eid of query(world, [scaffolding])) {
    if ((scaffolding.readyAtStep[eid] ?? 0) > world.step) continue;
    removeComponent(world, eid, scaffolding);
    markDirty(world.dirty, eid, CHANGED);
  }
}
