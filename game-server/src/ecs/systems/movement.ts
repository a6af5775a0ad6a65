import { waterDepth } from '@sqltown/shared/plan';
import { SUBTILES } from '@sqltown/shared/stream';
import { query, removeComponent } from 'bitecs';
import { MOVED, markDirty } from '../dirty.ts';
import type { CityWorld } from '../world.ts';

type Point = { readonly x: number; readonly y: number };

const FACINGS = 8;

/** Moves whoever walks to where this step finds them on their way. They stop at the water's edge. */
export function movement(world: CityWorld): void {
  const { avatar, position, walk, handle } = world.c;
  for (const eid of query(world, [avatar, position, walk])) {
    const gone = world.step - (walk.startStep[eid] ?? 0);
    const steps = walk.steps[eid] ?? 1;
    const [fromX, toX] = [walk.fromX[eid] ?? 0, walk.toX[eid] ?? 0];
    const [fromY, toY] = [walk.fromY[eid] ?? 0, walk.toY[eid] ?? 0];
    const share = Math.min(1, Math.max(0, gone / steps));
    const x = fromX + Math.round((toX - fromX) * share);
    const y = fromY + Math.round((toY - fromY) * share);
    const isStopped =
      share === 1 || isIntoWater({ x, y }, { x: position.x[eid] ?? 0, y: position.y[eid] ?? 0 });
    if (share === 1 || !isStopped) {
      if (toX !== fromX || toY !== fromY) avatar.facing[eid] = facingOf(toX - fromX, toY - fromY);
      position.x[eid] = x;
      position.y[eid] = y;
      markDirty(world.dirty, handle.value[eid] ?? 0, MOVED);
    }
    if (isStopped) removeComponent(world, eid, walk);
  }
}

/** Eighths of a turn, clockwise on the ground from +x (y grows downward). */
function facingOf(dx: number, dy: number): number {
  return (Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * FACINGS) + FACINGS) % FACINGS;
}

/** From dry land into water; who stands in it already may wade out. */
function isIntoWater(to: Point, from: Point): boolean {
  return depthAt(to) > 0 && depthAt(to) > depthAt(from);
}

function depthAt({ x, y }: Point): number {
  return waterDepth(x / SUBTILES, y / SUBTILES);
}
