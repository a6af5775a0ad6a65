import type { Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { planScenery } from '../plan/scenery.ts';
import type { Box } from '../projection.ts';
import { addHalo } from './halos.ts';
import type { Thing } from './thing.ts';
import type { ThingLayer } from './thing-layer.ts';

/** Half the ground that a trunk keeps to itself in the drawing order: people walk under the crown. */
const TRUNK_TILES = 0.12;

/** Trees and lamps. They step aside where a player builds, and come back when the ground is free again. */
export class SceneryView {
  readonly #layer: ThingLayer;
  readonly #byTile = new Map<number, Thing[]>();

  constructor(scene: Scene, layer: ThingLayer, atlas: Atlas) {
    this.#layer = layer;
    for (const { family, seed, x, y } of planScenery()) {
      const box: Box = [x - TRUNK_TILES, y - TRUNK_TILES, x + TRUNK_TILES, y + TRUNK_TILES];
      const thing = layer.add({ sprite: atlas.pick(family, seed), x, y, box });
      if (family === 'lamp') addHalo(scene, layer, thing, { x, y, z: 0, flame: 'lamp', lift: 0.2 });
      const key = tileKey(x, y);
      this.#byTile.set(key, [...(this.#byTile.get(key) ?? []), thing]);
    }
  }

  /** Hides or shows what grows on a building's tiles. Returns the things that changed. */
  setCleared(box: Box, isCleared: boolean): readonly Thing[] {
    const changed: Thing[] = [];
    for (let y = Math.floor(box[1]); y < box[3]; y++) {
      for (let x = Math.floor(box[0]); x < box[2]; x++) {
        for (const thing of this.#byTile.get(tileKey(x, y)) ?? []) {
          if (thing.isHidden === isCleared) continue;
          this.#layer.setHidden(thing, isCleared);
          changed.push(thing);
        }
      }
    }
    return changed;
  }
}

function tileKey(x: number, y: number): number {
  return Math.floor(y) * 1024 + Math.floor(x);
}
