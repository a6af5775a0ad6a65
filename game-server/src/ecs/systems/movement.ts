import { query, removeComponent } from 'bitecs';
import { MOVED, markDirty } from '../dirty.ts';
import { depthAt } from '../water.ts';
import type { CityWorld } from '../world.ts';

/** Moves whoever walks to where this step finds them on their way. They stop at the water's edge. */
export function movement(world: CityWorld): void {
  const { avatar, position, walk } = world.c;
  for (const eid of query(world, [avatar, position, walk])) {
    const gone = world.step - (walk.startStep[eid] ?? 0);
    const share = Math.min(1, Math.max(0, gone / (walk.steps[eid] ?? 1)));
    const fromX = walk.fromX[eid] ?? 0;
    const fromY = walk.fromY[eid] ?? 0;
    const x = fromX + Math.round(((walk.toX[eid] ?? 0) - fromX) * share);
    const y = fromY + Math.round(((walk.toY[eid] ?? 0) - fromY) * share);
    const isThere = share === 1;
    const isStopped = isThere || isIntoWater(x, y, position.x[eid] ?? 0, position.y[eid] ?? 0);
    if (isThere || !isStopped) {
      avatar.facing[eid] = walk.facing[eid] ?? 0;
      position.x[eid] = x;
      position.y[eid] = y;
      markDirty(world.dirty, eid, MOVED);
    }
    if (isStopped) removeComponent(world, eid, walk);
  }
}

/** From dry land into water; who stands in it already may wade out. */
function isIntoWater(x: number, y: number, fromX: number, fromY: number): boolean {
  const depth = depthAt(x, y);
  return depth > 0 && depth > depthAt(fromX, fromY);
}
