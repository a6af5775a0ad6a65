import { type Avatar, createAvatar } from './avatar.ts';
import { type Building, createBuilding } from './building.ts';
import { type Expiry, createExpiry } from './expiry.ts';
import { type Handle, createHandle } from './handle.ts';
import { type Look, createLook } from './look.ts';
import { type Position, createPosition } from './position.ts';
import { type Scaffolding, createScaffolding } from './scaffolding.ts';
import { type Walk, createWalk } from './walk.ts';

export type Components = {
  readonly handle: Handle;
  readonly position: Position;
  readonly building: Building;
  readonly scaffolding: Scaffolding;
  readonly avatar: Avatar;
  readonly walk: Walk;
  readonly look: Look;
  readonly expiry: Expiry;
};

/** Columns of one world: two cities in a process number their entities alike, so they can't share any. */
export function createComponents(): Components {
  return {
    handle: createHandle(),
    position: createPosition(),
    building: createBuilding(),
    scaffolding: createScaffolding(),
    avatar: createAvatar(),
    walk: createWalk(),
    look: createLook(),
    expiry: createExpiry(),
  };
}
