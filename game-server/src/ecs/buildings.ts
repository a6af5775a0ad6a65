import { SUBTILES } from '@sqltown/shared/stream';
import { addComponent } from 'bitecs';
import { CHANGED, MOVED, markDirty } from './dirty.ts';
import { type CityWorld, spawn } from './world.ts';

/** A building as the map has it. `x`, `y`: its smallest corner in tiles. */
export type BuildingPlan = {
  readonly id: string;
  /** Index into BUILDING_KINDS. */
  readonly kind: number;
  readonly level: number;
  readonly stage: number;
  readonly stages: number;
  readonly x: number;
  readonly y: number;
  /** Step at which paid scaffolding comes down, 0 for none. */
  readonly readyAtStep: number;
};

/** Puts a building into the world and gives its handle. */
export function raiseBuilding(world: CityWorld, plan: BuildingPlan): number {
  const { building, position, scaffolding, handle } = world.c;
  const eid = spawn(world, building, position);
  building.id[eid] = plan.id;
  building.kind[eid] = plan.kind;
  if (plan.readyAtStep > 0) {
    addComponent(world, eid, scaffolding);
    scaffolding.readyAtStep[eid] = plan.readyAtStep;
  }
  write(world, eid, plan);
  return handle.value[eid] ?? 0;
}

export type BuildingChange = Pick<BuildingPlan, 'level' | 'stage' | 'stages' | 'x' | 'y'>;

/** Makes a standing building what `change` says. Its id and kind never change; scaffolding stays as it is. */
export function changeBuilding(world: CityWorld, handle: number, change: BuildingChange): void {
  const eid = world.entityByHandle.get(handle);
  if (eid === undefined) return;
  const { position } = world.c;
  const moved = position.x[eid] !== change.x * SUBTILES || position.y[eid] !== change.y * SUBTILES;
  write(world, eid, change);
  markDirty(world.dirty, eid, moved ? MOVED | CHANGED : CHANGED);
}

function write(world: CityWorld, eid: number, plan: BuildingChange): void {
  const { building, position } = world.c;
  building.level[eid] = plan.level;
  building.stage[eid] = plan.stage;
  building.stages[eid] = plan.stages;
  position.x[eid] = plan.x * SUBTILES;
  position.y[eid] = plan.y * SUBTILES;
}
