import { hash } from '@sqltown/shared/noise';
import type { BuildingKind } from '@sqltown/shared/rules';
import { BUILDING_TYPES } from '@sqltown/shared/rules';

/** What the game needs to know of a drawing. Tiles are measured from the sprite's origin on the ground. */
export type SpriteEntry = {
  readonly group: SpriteGroup;
  readonly kind?: BuildingKind;
  readonly level?: 1 | 2 | 3;
  readonly variant?: number;
  /** The box of all that stands lower than a quarter tile: depth sorting goes by it. */
  readonly footprint: readonly [x0: number, y0: number, x1: number, y1: number];
  /** Height of the highest point, tiles: a badge hangs above it. */
  readonly top: number;
  /** Lamps: where they hang, how far they reach, how strong they are. For pools of light at dusk. */
  readonly lamps: readonly (readonly [x: number, y: number, z: number, reach: number, strength: number])[];
};

export type SpriteGroup =
  | 'building'
  | 'site'
  | 'tree'
  | 'prop'
  | 'boat'
  | 'quay'
  | 'citizen'
  | 'avatar'
  | 'bird';

/**
 * `/atlas/sprites.json`. A frame's name in the atlases is `<id>.<layer>`:
 * `c` colour by day · `e` lamplight, over `c` × duskTint · `s` cast shadow · `o` contact shadow.
 */
export type SpriteManifest = { readonly [id: string]: SpriteEntry };

/** `/atlas/index.json`: the current file names, all relative to it. */
export type AtlasIndex = {
  /** Hash of the sources that everything was drawn from. */
  readonly version: string;
  readonly duskTint: number;
  readonly sprites: string;
  readonly '1x': AtlasFiles;
  readonly '2x': AtlasFiles;
  readonly posters: { readonly day: string; readonly dusk: string };
};

/**
 * Phaser multiatlas files. `json`: layer c. `glow`: layer e. `ground`: s and o. The soft layers have one size
 * for both atlases; every frame is drawn at (half tile wanted) ÷ (its half tile).
 */
export type AtlasFiles = {
  readonly json: string;
  readonly glow: string;
  readonly ground: string;
  /** Pixels of half a tile in each. */
  readonly halfTilePx: number;
  readonly glowHalfTilePx: number;
  readonly groundHalfTilePx: number;
};

/** How many drawings each type has at each level. */
const VARIANTS = 2;
const HOUSE_VARIANTS = 8;

export function variantsOf(kind: BuildingKind): number {
  return kind === 'house' ? HOUSE_VARIANTS : VARIANTS;
}

/** The drawing for a building; `seed` is any whole number that stays with it. */
export function buildingSprite(kind: BuildingKind, level: number, seed: number): string {
  return `${kind}-${Math.min(3, Math.max(1, level))}-${variantOf(kind, seed)}`;
}

export function variantOf(kind: BuildingKind, seed: number): number {
  return Math.floor(hash(seed, 41) * variantsOf(kind));
}

/** The building site of a type: stage 0 is staked-out ground, 3 stands nearly to the roof. */
export function siteSprite(kind: BuildingKind, stage: 0 | 1 | 2 | 3): string {
  const [w, d] = BUILDING_TYPES[kind].footprint;
  return `site-${w}x${d}-${stage}`;
}

export const CITIZENS = 12;
export const AVATARS = 6;

/** Way of walking: 0 +x, 1 +y, 2 −x, 3 −y. Frame: quarter of the walking cycle; 1 is a person at rest. */
export function walkerSprite(
  who: 'citizen' | 'avatar',
  by: { readonly person: number; readonly way: number; readonly frame: number },
): string {
  return `${who}-${by.person}-${by.way}-${by.frame}`;
}
