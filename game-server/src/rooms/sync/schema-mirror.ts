import { clearDirty, type CityWorld, eachChanged, entityAt } from '#ecs/index.ts';
import type { Entity } from '@sqltown/shared/stream';
import { EntityMirror } from '@sqltown/shared/state';
import type { WorldSync } from './world-sync.ts';

/** The part of the room's state that holds the mirror: `t.map(EntityMirror)`. */
type MirrorMap = {
  get(key: string): EntityMirror | undefined;
  set(key: string, value: EntityMirror): unknown;
  delete(key: string): boolean;
};

/**
 * The reference implementation: every entity is a schema object, and Colyseus tells everybody everything.
 * It needs no resync, since state patches can't be missed without losing the connection.
 */
export function createSchemaMirror(mirror: MirrorMap): WorldSync {
  return {
    kind: 'mirror',
    show: () => undefined,
    resync: () => undefined,
    hide: () => undefined,
    flush(world: CityWorld) {
      for (const handle of world.dirty.gone) mirror.delete(String(handle));
      eachChanged(world.dirty, (eid) => {
        const entity = entityAt(world, eid);
        const key = String(entity.handle);
        const known = mirror.get(key);
        const shown = known ?? new EntityMirror();
        write(shown, entity);
        if (known === undefined) mirror.set(key, shown);
      });
      clearDirty(world.dirty);
    },
  };
}

function write(shown: EntityMirror, entity: Entity): void {
  shown.x = entity.x;
  shown.y = entity.y;
  if (entity.sort === 'avatar') {
    shown.sort = 1;
    shown.facing = entity.facing;
    return;
  }
  shown.sort = 0;
  shown.buildingId = entity.buildingId;
  shown.kind = entity.kind;
  shown.level = entity.level;
  shown.stage = entity.stage;
  shown.stages = entity.stages;
  shown.readyAt = entity.readyAt;
}
