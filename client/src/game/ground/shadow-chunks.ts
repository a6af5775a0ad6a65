import { BlendModes, type GameObjects, type Scene, type Textures } from 'phaser';
import type { Atlas, Layer } from '../atlas/atlas.ts';
import { type Daylight, LIGHT } from '../look/daylight.ts';
import { type View, toScreen } from '../projection.ts';
import { DEPTH } from '../scene/depths.ts';
import type { Thing } from '../things/thing.ts';

/** World pixels along a chunk's side, and of a texel: shadows are soft, half size is enough. */
const CHUNK = 1024;
const TEXEL = 2;

/** Texels that a chunk repeats of its neighbours, so that filtering leaves no seam. */
const BORDER = 1;

/** A shadow reaches this far from its anchor, in world pixels. */
const REACH = 520;

/** Chunks that are kept beyond those in view. */
const SPARE_CHUNKS = 6;

type Chunk = {
  readonly texture: Textures.DynamicTexture;
  readonly image: GameObjects.Image;
  isStale: boolean;
  lookedAt: number;
};

/**
 * Cast shadows and contact, merged so that overlaps don't double, and multiplied over the ground.
 * The map is cut into chunks that are baked when somebody looks at them, and again when what stands
 * there changes.
 */
export class ShadowChunks {
  readonly #scene: Scene;
  readonly #atlas: Atlas;
  readonly #things: () => Iterable<Thing>;
  readonly #chunks = new Map<string, Chunk>();
  #daylight: Daylight;
  #looks = 0;

  constructor(scene: Scene, atlas: Atlas, daylight: Daylight, things: () => Iterable<Thing>) {
    this.#scene = scene;
    this.#atlas = atlas;
    this.#daylight = daylight;
    this.#things = things;
  }

  relight(daylight: Daylight): void {
    this.#daylight = daylight;
    for (const chunk of this.#chunks.values()) chunk.isStale = true;
  }

  /** Something came, went or changed at a tile point: its chunks are baked again when looked at. */
  touch(x: number, y: number): void {
    const at = toScreen(x, y);
    for (const [i, j] of cells({ x: at.x - REACH, y: at.y - REACH, width: 2 * REACH, height: 2 * REACH })) {
      const chunk = this.#chunks.get(`${i},${j}`);
      if (chunk) chunk.isStale = true;
    }
  }

  /** Bakes what is missing in the view and lets go of chunks that nobody has looked at for long. */
  update(view: View): void {
    this.#looks++;
    for (const [i, j] of cells(view)) {
      const chunk = this.#chunks.get(`${i},${j}`) ?? this.#add(i, j);
      chunk.lookedAt = this.#looks;
      chunk.image.setVisible(true);
      if (chunk.isStale) this.#bake(chunk, i, j);
    }
    const unseen = [...this.#chunks].filter(([, c]) => c.lookedAt !== this.#looks);
    for (const [, chunk] of unseen) chunk.image.setVisible(false);
    unseen.sort(([, a], [, b]) => b.lookedAt - a.lookedAt);
    for (const [key, chunk] of unseen.slice(SPARE_CHUNKS)) this.#remove(key, chunk);
  }

  #add(i: number, j: number): Chunk {
    const key = `shadows ${i},${j}`;
    const size = CHUNK / TEXEL + 2 * BORDER;
    const texture = this.#scene.textures.addDynamicTexture(key, size, size, false);
    if (!texture) throw new Error(`A texture named "${key}" exists already`);
    texture.add('inner', 0, BORDER, BORDER, CHUNK / TEXEL, CHUNK / TEXEL);
    const image = this.#scene.add
      .image(i * CHUNK, j * CHUNK, key, 'inner')
      .setOrigin(0)
      .setScale(TEXEL)
      .setDepth(DEPTH.shadows)
      .setBlendMode(BlendModes.MULTIPLY);
    const chunk: Chunk = { texture, image, isStale: true, lookedAt: 0 };
    this.#chunks.set(`${i},${j}`, chunk);
    return chunk;
  }

  #remove(key: string, chunk: Chunk): void {
    this.#chunks.delete(key);
    chunk.image.destroy();
    this.#scene.textures.remove(chunk.texture);
  }

  #bake(chunk: Chunk, i: number, j: number): void {
    const light = LIGHT[this.#daylight];
    const near = [...this.#things()].filter((thing) => {
      const at = toScreen(thing.x, thing.y);
      const isNear = (d: number): boolean => d > -REACH && d < CHUNK + REACH;
      return !thing.isHidden && isNear(at.x - i * CHUNK) && isNear(at.y - j * CHUNK);
    });
    chunk.texture.clear();
    for (const [layer, tint] of [
      ['s', light.shadow],
      ['o', light.contact],
    ] as const) {
      for (const thing of near) this.#stamp(chunk.texture, thing, { layer, tint, i, j });
    }
    chunk.texture.render();
    chunk.image.setAlpha(light.shadowAlpha);
    chunk.isStale = false;
  }

  #stamp(
    texture: Textures.DynamicTexture,
    thing: Thing,
    into: { readonly layer: Layer; readonly tint: number; readonly i: number; readonly j: number },
  ): void {
    const frame = this.#atlas.frame(thing.sprite, into.layer);
    if (!frame || thing.z !== 0) return;
    const at = toScreen(thing.x, thing.y);
    const x = (at.x - into.i * CHUNK) / TEXEL + BORDER;
    const y = (at.y - into.j * CHUNK) / TEXEL + BORDER;
    const scale = this.#atlas.scale(into.layer) / TEXEL;
    texture.stamp(frame.texture.key, frame.name, x, y, {
      tint: into.tint,
      scale,
      originX: frame.pivotX,
      originY: frame.pivotY,
    });
  }
}

function* cells(view: View): Generator<readonly [number, number]> {
  for (let j = cell(view.y); j <= cell(view.y + view.height); j++) {
    for (let i = cell(view.x); i <= cell(view.x + view.width); i++) yield [i, j];
  }
}

function cell(pixels: number): number {
  return Math.floor(pixels / CHUNK);
}
