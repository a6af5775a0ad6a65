import type { Entity } from '@sqltown/shared/stream';
import { type EntityId, type World, addEntity, createWorld, hasComponent, removeEntity } from 'bitecs';
import { type Components, createComponents } from './components/index.ts';
import { type DirtyList, SPAWNED, createDirtyList, markDirty, markGone } from './dirty.ts';

type CityContext = {
  /** Steps since the room opened: the city's clock. */
  step: number;
  nextHandle: number;
  readonly c: Components;
  readonly dirty: DirtyList;
  readonly entityByHandle: Map<number, EntityId>;
};

/** The truth of a city while its room lives. It knows neither who is connected nor what is stored. */
export type CityWorld = World<CityContext>;

export function createCityWorld(): CityWorld {
  return createWorld<CityContext>({
    step: 0,
    nextHandle: 1,
    c: createComponents(),
    dirty: createDirtyList(),
    entityByHandle: new Map(),
  });
}

/** A new entity with a handle of its own and the given components. */
export function spawn(world: CityWorld, ...components: readonly object[]): EntityId {
  const eid = addEntity(world, world.c.handle, ...components);
  const handle = world.nextHandle++;
  world.c.handle.value[eid] = handle;
  world.entityByHandle.set(handle, eid);
  markDirty(world.dirty, eid, SPAWNED);
  return eid;
}

/** Removes an entity. One that is gone already is none of our trouble. */
export function despawn(world: CityWorld, handle: number): void {
  const eid = world.entityByHandle.get(handle);
  if (eid === undefined) return;
  world.entityByHandle.delete(handle);
  removeEntity(world, eid);
  markGone(world.dirty, eid, handle);
}

/** An entity as clients know it; null when there is no such handle. */
export function entityOf(world: CityWorld, handle: number): Entity | null {
  const eid = world.entityByHandle.get(handle);
  return eid === undefined ? null : entityAt(world, eid);
}

/** The same of an entity that is there, by bitECS's id. */
export function entityAt(world: CityWorld, eid: EntityId): Entity {
  const { position, building, scaffolding, avatar } = world.c;
  const handle = world.c.handle.value[eid] ?? 0;
  const x = position.x[eid] ?? 0;
  const y = position.y[eid] ?? 0;
  if (hasComponent(world, eid, avatar))
    return { sort: 'avatar', handle, x, y, facing: avatar.facing[eid] ?? 0 };
  return {
    sort: 'building',
    handle,
    x,
    y,
    buildingId: building.id[eid] ?? '0',
    kind: building.kind[eid] ?? 0,
    level: building.level[eid] ?? 1,
    stage: building.stage[eid] ?? 0,
    stages: building.stages[eid] ?? 0,
    readyAt: hasComponent(world, eid, scaffolding) ? (scaffolding.readyAtStep[eid] ?? 0) : 0,
  };
}

export function* entitiesOf(world: CityWorld): Generator<Entity> {
  for (const handle of world.entityByHandle.keys()) {
    const entity = entityOf(world, handle);
    if (entity !== null) yield entity;
  }
}
