import { buildingSprite } from '#art/manifest.ts';
import { hash } from '@sqltown/shared/noise';
import { LANDMARKS, OLD_QUARTER, type Standing } from '@sqltown/shared/plan';
import type { Thing } from './thing.ts';
import type { ThingLayer } from './thing-layer.ts';

/** Lime washes of the old houses: near white, so that materials keep their colour. */
const WASHES = [0xffffff, 0xfff6ec, 0xf6f4ff, 0xfff0f0, 0xf4fbf2] as const;

/** Stands the old quarter in a new city. Returns the landmarks by id. */
export function standOldQuarter(layer: ThingLayer): ReadonlyMap<number, Thing> {
  const landmarks = new Map<number, Thing>();
  for (const landmark of LANDMARKS) landmarks.set(landmark.id, stand(layer, landmark));
  for (const house of OLD_QUARTER.houses) stand(layer, house);
  return landmarks;
}

function stand(layer: ThingLayer, s: Standing): Thing {
  const sprite = buildingSprite(s.kind, s.level, s.seed);
  const wash = s.kind === 'house' ? WASHES[Math.floor(hash(s.seed, 5) * WASHES.length)]! : 0xffffff;
  return layer.add({ sprite, x: s.x, y: s.y, wash });
}
