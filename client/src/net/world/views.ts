import type { AvatarView, BuildingView } from '#bridge/index.ts';
import { BUILDING_KINDS, STEP_MS } from '@sqltown/shared/rules';
import type { Seat } from '@sqltown/shared/state';
import { type AvatarEntity, type BuildingEntity, SUBTILES } from '@sqltown/shared/stream';

/** A building as the city draws it, at a step of the room. */
export function buildingView(entity: BuildingEntity, step: number): BuildingView {
  const { handle, buildingId, level, stage, stages, readyAt } = entity;
  return {
    handle,
    buildingId,
    kind: BUILDING_KINDS[entity.kind] ?? 'house',
    level,
    x: entity.x / SUBTILES,
    y: entity.y / SUBTILES,
    stage,
    stages,
    readyInMs: Math.max(0, readyAt - step) * STEP_MS,
  };
}

/** An avatar as the city draws it: where it stands comes from the world, whose it is from the seat. */
export function avatarView(entity: AvatarEntity, seat: Seat, you: boolean): AvatarView {
  const { playerId, name, color } = seat;
  return {
    handle: entity.handle,
    playerId,
    name,
    color,
    you,
    x: entity.x / SUBTILES,
    y: entity.y / SUBTILES,
  };
}
