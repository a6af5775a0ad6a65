import { BlendModes, type GameObjects, type Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { toScreen } from '../projection.ts';
import { POOL } from '../scene/brushes.ts';
import { DEPTH } from '../scene/depths.ts';
import { Culling } from '../things/culling.ts';
import type { Thing } from '../things/thing.ts';
import type { View } from '../projection.ts';

/** Lamps higher, weaker or shorter than this light no ground. */
const MAX_HEIGHT = 1.1;
const MIN_STRENGTH = 0.6;
const MIN_REACH = 1.2;

/** Two lamps this near each other (tiles) make one pool: fewer and stronger. */
const MERGE_TILES = 0.9;

/** Golden pools of light on the ground, at dusk. */
export class LampPools {
  readonly #scene: Scene;
  readonly #atlas: Atlas;
  readonly #culling = new Culling();
  #pools: GameObjects.Image[] = [];

  constructor(scene: Scene, atlas: Atlas) {
    this.#scene = scene;
    this.#atlas = atlas;
  }

  /** Lights the pools of everything that stands, or puts all out. */
  light(things: Iterable<Thing>, areLit: boolean): void {
    for (const pool of this.#pools) {
      this.#culling.remove(pool);
      pool.destroy();
    }
    this.#pools = areLit ? lampsOf(things, this.#atlas).map((lamp) => this.#pool(lamp)) : [];
  }

  update(view: View): void {
    this.#culling.look(view);
  }

  #pool(lamp: GroundLamp): GameObjects.Image {
    const at = toScreen(lamp.x, lamp.y);
    const pool = this.#scene.add
      .image(at.x, at.y, POOL)
      .setDepth(DEPTH.lampPools)
      .setScale(lamp.reach * 0.62)
      .setBlendMode(BlendModes.ADD)
      .setTint(0xc89a52)
      .setAlpha(0.4 * lamp.strength);
    this.#culling.add(pool);
    return pool;
  }
}

type GroundLamp = {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly strength: number;
};

function lampsOf(things: Iterable<Thing>, atlas: Atlas): GroundLamp[] {
  const lamps: GroundLamp[] = [];
  const cells = new Set<string>();
  for (const thing of things) {
    if (thing.isHidden || thing.z < 0) continue;
    for (const [dx, dy, z, reach, strength] of atlas.info(thing.sprite).lamps ?? []) {
      if (z > MAX_HEIGHT || strength < MIN_STRENGTH || reach < MIN_REACH) continue;
      const x = thing.x + dx;
      const y = thing.y + dy;
      const cell = `${Math.round(x / MERGE_TILES)},${Math.round(y / MERGE_TILES)}`;
      if (cells.has(cell)) continue;
      cells.add(cell);
      lamps.push({ x, y, reach, strength });
    }
  }
  return lamps;
}
