import { query } from 'bitecs';
import { type CityWorld, despawn } from '../world.ts';

/** Removes what was only to stay for a while: the avatar of a seat that nobody came back to. */
export function expiry(world: CityWorld): void {
  const { expiry: until, handle } = world.c;
  for (const eid of query(world, [until])) {
    if ((until.atStep[eid] ?? 0) <= world.step) despawn(world, handle.value[eid] ?? 0);
  }
}
