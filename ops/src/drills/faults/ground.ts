import { Occupancy } from '@sqltown/shared/plan';
import type { BuildingKind } from '@sqltown/shared/rules';

/** Free ground for `count` buildings of a kind, none on another's tiles: where they may stand in any new city. */
export function freeGround(kind: BuildingKind, count: number): readonly { x: number; y: number }[] {
  const taken = new Occupancy<number>();
  return Array.from({ length: count }, (_, n) => {
    const place = taken.nearestFree(kind, 30, 30);
    if (place === null) throw new Error(`no ground for ${count} of ${kind}`);
    taken.add(n, kind, place.x, place.y);
    return place;
  });
}
