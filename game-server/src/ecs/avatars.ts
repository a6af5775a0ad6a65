import { STEP_HZ, WALK_TILES_PER_SECOND } from '@sqltown/shared/rules';
import { SUBTILES, toSubtiles } from '@sqltown/shared/stream';
import { addComponent, hasComponent, removeComponent } from 'bitecs';
import type { Sight } from './components/look.ts';
import { type Ground, type View, see } from './shown.ts';
import { type CityWorld, spawn } from './world.ts';

const FACINGS = 8;
const SUBTILES_PER_STEP = (WALK_TILES_PER_SECOND * SUBTILES) / STEP_HZ;

/** Puts somebody's avatar into the world, looking at its surroundings, and gives its handle. */
export function spawnAvatar(world: CityWorld, at: Ground): number {
  const { avatar, position, look, handle } = world.c;
  const eid = spawn(world, avatar, position, look);
  avatar.facing[eid] = 2;
  position.x[eid] = toSubtiles(at.x);
  position.y[eid] = toSubtiles(at.y);
  look.isDefault[eid] = true;
  look.sight[eid] = { chunks: 0 };
  return handle.value[eid] ?? 0;
}

/** Sets out from where the avatar is now. */
export function walkTo(world: CityWorld, handle: number, to: Ground): void {
  const eid = world.entityByHandle.get(handle);
  if (eid === undefined) return;
  const { position, walk, avatar } = world.c;
  const fromX = position.x[eid] ?? 0;
  const fromY = position.y[eid] ?? 0;
  const toX = toSubtiles(to.x);
  const toY = toSubtiles(to.y);
  // Who turns on their way has it already, and asking costs a fraction of adding it again.
  if (!hasComponent(world, eid, walk)) addComponent(world, eid, walk);
  walk.fromX[eid] = fromX;
  walk.fromY[eid] = fromY;
  walk.toX[eid] = toX;
  walk.toY[eid] = toY;
  walk.startStep[eid] = world.step;
  const isSomewhere = toX !== fromX || toY !== fromY;
  walk.facing[eid] = isSomewhere ? facingOf(toX - fromX, toY - fromY) : (avatar.facing[eid] ?? 0);
  walk.steps[eid] = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / SUBTILES_PER_STEP));
}

/** Eighths of a turn, clockwise on the ground from +x (y grows downward). */
function facingOf(dx: number, dy: number): number {
  return (Math.round((Math.atan2(dy, dx) / (2 * Math.PI)) * FACINGS) + FACINGS) % FACINGS;
}

/** What the player's screen shows from now on. */
export function lookAt(world: CityWorld, handle: number, view: View): void {
  const eid = world.entityByHandle.get(handle);
  if (eid === undefined) return;
  const { look } = world.c;
  look.isDefault[eid] = false;
  see(look.sight[eid], view);
}

/** What an avatar's player looks at, now and as long as the avatar is there. Nothing, when there is none. */
export function sightOf(world: CityWorld, handle: number): Sight {
  const eid = world.entityByHandle.get(handle);
  return (eid === undefined ? undefined : world.c.look.sight[eid]) ?? { chunks: 0 };
}

/** The avatar goes by itself at a step, unless `keep` comes first. */
export function expireAt(world: CityWorld, handle: number, step: number): void {
  const eid = world.entityByHandle.get(handle);
  if (eid === undefined) return;
  addComponent(world, eid, world.c.expiry);
  world.c.expiry.atStep[eid] = step;
}

export function keep(world: CityWorld, handle: number): void {
  const eid = world.entityByHandle.get(handle);
  if (eid !== undefined) removeComponent(world, eid, world.c.expiry);
}
