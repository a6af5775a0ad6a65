import type { AtlasFiles, SpriteEntry, SpriteManifest } from '#art/manifest.ts';
import type { GameObjects, Scene, Textures } from 'phaser';
import { HALF_TILE } from '../projection.ts';

/** Layers of a sprite: colour, emissive (lamps and windows), cast shadow, contact with the ground. */
export type Layer = 'c' | 'e' | 's' | 'o';

/** Texture keys. */
export const SHEETS = { colour: 'city', sharp: 'city sharp', glow: 'glow', ground: 'ground' } as const;

/** The drawn sprites: finds variants, and dresses images in frames that keep their anchor. */
export class Atlas {
  readonly #textures: Textures.TextureManager;
  readonly #manifest: SpriteManifest;
  readonly #sheets: Record<Layer, string>;
  readonly #scales: Record<Layer, number>;
  readonly #variants = new Map<string, string[]>();

  constructor(scene: Scene, manifest: SpriteManifest, files: AtlasFiles) {
    this.#textures = scene.textures;
    this.#manifest = manifest;
    this.#sheets = { c: SHEETS.colour, e: SHEETS.glow, s: SHEETS.ground, o: SHEETS.ground };
    const soft = HALF_TILE / files.groundHalfTilePx;
    this.#scales = { c: HALF_TILE / files.halfTilePx, e: HALF_TILE / files.glowHalfTilePx, s: soft, o: soft };
    for (const id of Object.keys(manifest).sort()) {
      const family = id.replace(/-\d+$/, '');
      const variants = this.#variants.get(family);
      if (variants) variants.push(id);
      else this.#variants.set(family, [id]);
    }
  }

  /** The sprite of a family that a seed chooses: `pick('tree-palm', 7)`. A family of one needs no number. */
  pick(family: string, seed: number): string {
    const variants = this.#variants.get(family);
    if (!variants) throw new Error(`The atlas has no sprite of the family "${family}"`);
    return variants[Math.abs(seed) % variants.length]!;
  }

  info(sprite: string): SpriteEntry {
    const info = this.#manifest[sprite];
    if (!info) throw new Error(`The atlas has no sprite "${sprite}"`);
    return info;
  }

  /** The frame of a sprite's layer, or null where the sprite has none: what doesn't glow has no `e`. */
  frame(sprite: string, layer: Layer): Textures.Frame | null {
    const texture = this.#textures.get(this.#sheets[layer]);
    const name = `${sprite}.${layer}`;
    return texture.has(name) ? texture.get(name) : null;
  }

  /** World pixels for one pixel of a layer's frames. */
  scale(layer: Layer): number {
    return this.#scales[layer];
  }

  /** The colour sheet's texture, by its present resolution. */
  get colourSheet(): string {
    return this.#sheets.c;
  }

  /** From now on colours come from the sharp sheet, with `halfTilePx` pixels for half a tile. */
  sharpen(halfTilePx: number): void {
    this.#sheets.c = SHEETS.sharp;
    this.#scales.c = HALF_TILE / halfTilePx;
  }

  /** Shows a sprite's layer in an image, at its anchor and size. */
  dress(image: GameObjects.Image, sprite: string, layer: Layer = 'c'): void {
    image.setTexture(this.#sheets[layer], `${sprite}.${layer}`).setScale(this.#scales[layer]);
  }
}
