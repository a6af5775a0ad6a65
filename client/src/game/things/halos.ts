import { BlendModes, type Scene } from 'phaser';
import { toScreen } from '../projection.ts';
import { HALO, POOL } from '../scene/brushes.ts';
import type { Thing } from './thing.ts';
import type { ThingLayer } from './thing-layer.ts';

type Spot = { readonly x: number; readonly y: number; readonly z: number };

/** How large the light around a flame is, by sprite family. */
const HALO_SCALE = { lamp: 0.62, diya: 0.3 } as const;
const FLAME_HEIGHT = { lamp: 0.64, diya: 0.05 } as const;

export type Flame = keyof typeof HALO_SCALE;

export function isFlame(family: string): family is Flame {
  return family in HALO_SCALE;
}

/** The light in the air around a flame, at dusk. */
export function addHalo(
  scene: Scene,
  layer: ThingLayer,
  thing: Thing,
  spot: Spot & { flame: Flame; lift: number },
): void {
  const at = toScreen(spot.x, spot.y, spot.z + FLAME_HEIGHT[spot.flame]);
  const halo = scene.add.image(at.x, at.y, HALO).setScale(HALO_SCALE[spot.flame]);
  layer.addPart(thing, halo, { role: 'glow', lift: spot.lift, alpha: 0.8 });
}

/** A pool of light on the ghats' steps, which lie above the ground's own pools. */
export function addStepPool(
  scene: Scene,
  layer: ThingLayer,
  thing: Thing,
  spot: Spot & { lift: number },
): void {
  const at = toScreen(spot.x, spot.y, spot.z);
  const pool = scene.add.image(at.x, at.y, POOL).setScale(1.7).setBlendMode(BlendModes.ADD).setTint(0xffb85e);
  layer.addPart(thing, pool, { role: 'glow', lift: spot.lift, alpha: 0.6 });
}
