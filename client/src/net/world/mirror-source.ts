import type { CityState, EntityMirror } from '@sqltown/shared/state';
import type { Entity } from '@sqltown/shared/stream';
import type { WorldUpdate } from './world-reader.ts';

/** Reads the world from the room's state, where the server mirrors it: what changed is found by comparing. */
export function createMirrorSource(onUpdate: (update: WorldUpdate) => void): {
  take(state: CityState): void;
} {
  let entities: ReadonlyMap<number, Entity> | null = null;

  return {
    take(state) {
      const before = entities;
      const now = new Map<number, Entity>();
      state.world.forEach((mirror, key) => now.set(Number(key), entityOf(Number(key), mirror)));
      const changed = [...now.keys()].filter((handle) => !isSame(before?.get(handle), now.get(handle)));
      const gone = [...(before?.keys() ?? [])].filter((handle) => !now.has(handle));
      entities = now;
      onUpdate({ entities: now, step: state.step, isWhole: before === null, changed, gone });
    },
  };
}

function entityOf(handle: number, m: EntityMirror): Entity {
  if (m.sort === 1) return { sort: 'avatar', handle, x: m.x, y: m.y, facing: m.facing };
  const { buildingId, kind, level, stage, stages, readyAt, x, y } = m;
  return { sort: 'building', handle, buildingId, kind, level, stage, stages, readyAt, x, y };
}

function isSame(a: Entity | undefined, b: Entity | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Object.entries(a).every(([field, value]) => b[field as keyof Entity] === value);
}
