import { CITIZENS, walkerSprite } from '#art/manifest.ts';
import { GHATS } from '@sqltown/shared/plan';
import type { GameObjects, Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { GHAT_DEPTH_TILES, type Riverside, planAfloat, planGhats, planOnSteps } from '../plan/riverside.ts';
import { WATER_Z, groundHeight, toScreen } from '../projection.ts';
import { BLOB } from '../scene/brushes.ts';
import { DEPTH } from '../scene/depths.ts';
import { addHalo, addStepPool, isFlame } from './halos.ts';
import type { Thing } from './thing.ts';
import type { ThingLayer } from './thing-layer.ts';

/** World pixels that a boat rises and falls, and how slowly. */
const BOB_PIXELS = 1.1;
const BOB_MS = 900;

/** The ghats' steps and piers, and the boats. The steps are one thing to the drawing order: people stand on it. */
export class RiversideView {
  readonly ghats: Thing;
  readonly afloat: readonly Thing[];
  readonly #boats: { readonly images: GameObjects.Image[]; readonly y: number }[] = [];

  constructor(scene: Scene, layer: ThingLayer, atlas: Atlas) {
    const box = [GHATS.x0, GHATS.y, GHATS.x1 + 0.4, GHATS.y + GHAT_DEPTH_TILES] as const;
    this.ghats = layer.addEmpty({ sprite: 'quay-0', x: GHATS.x0, y: GHATS.y, z: 0, box });
    for (const [i, piece] of planGhats().entries()) {
      const standing = { sprite: atlas.pick(piece.family, piece.seed), ...piece };
      layer.addSprite(this.ghats, standing, 0.01 + i * 0.002);
    }
    for (const spot of planOnSteps()) this.#onSteps(scene, layer, atlas, spot);
    for (let x = GHATS.x0 + 0.6; x < GHATS.x1; x += 2.4) {
      const y = GHATS.y + 0.7;
      addStepPool(scene, layer, this.ghats, { x, y, z: groundHeight(x, y), lift: 0.1 });
    }
    this.afloat = planAfloat().map((one) => {
      const thing = layer.add({ sprite: atlas.pick(one.family, one.seed), x: one.x, y: one.y, z: one.z });
      if (one.family === 'boat') this.#launch(scene, thing);
      if (isFlame(one.family)) addHalo(scene, layer, thing, { ...one, flame: one.family, lift: 0.2 });
      return thing;
    });
  }

  /** Rocks the boats; `ms` stands still under reduced motion. */
  update(ms: number): void {
    for (const [i, boat] of this.#boats.entries()) {
      const y = boat.y + Math.sin(ms / BOB_MS + i) * BOB_PIXELS;
      for (const image of boat.images) image.y = y;
    }
  }

  /** Lifts are those of walkers, so that people on the steps and avatars among them sort together. */
  #onSteps(scene: Scene, layer: ThingLayer, atlas: Atlas, spot: Riverside): void {
    const lift = 0.5 + (spot.x + spot.y) * 1e-3;
    const person = { person: spot.seed % CITIZENS, way: spot.seed % 4, frame: 1 };
    const isCitizen = spot.family === 'citizen';
    const sprite = isCitizen ? walkerSprite('citizen', person) : atlas.pick(spot.family, spot.seed);
    layer.addSprite(this.ghats, { ...spot, sprite }, lift);
    if (isFlame(spot.family)) addHalo(scene, layer, this.ghats, { ...spot, flame: spot.family, lift });
  }

  #launch(scene: Scene, boat: Thing): void {
    const at = toScreen(boat.x, boat.y, WATER_Z);
    scene.add
      .image(at.x, at.y + 3, BLOB)
      .setScale(2.4, 1.2)
      .setAlpha(0.5)
      .setDepth(DEPTH.blobs);
    const images = boat.parts.map((p) => p.image);
    this.#boats.push({ images, y: images[0]!.y });
  }
}
