import { ORIGIN } from '@sqltown/shared/plan';
import { BlendModes, type Scene, type Textures } from 'phaser';
import { type Daylight, LIGHT } from '../look/daylight.ts';
import { type View, WATER_Z, toScreen } from '../projection.ts';
import type { Thing } from '../things/thing.ts';
import type { Reflection } from './ground-view.ts';

const TEXTURE = 'reflection';
const TEXEL = 2;

/** Only what stands this near the river can be seen in it, in tiles around the origin. */
const REACH = { near: 4, far: 20, left: -26, right: 27 } as const;

/** What the river mirrors: the sprites along it, upside down, drawn once and rippled by the water's shader. */
export class Reflections implements Reflection {
  readonly texture = TEXTURE;
  readonly rect: View = coveredRect();
  readonly #target: Textures.DynamicTexture;

  constructor(scene: Scene) {
    const target = scene.textures.addDynamicTexture(
      TEXTURE,
      this.rect.width / TEXEL,
      this.rect.height / TEXEL,
      false,
    );
    if (!target) throw new Error(`A texture named "${TEXTURE}" exists already`);
    this.#target = target;
  }

  /** Draws the mirror image again. */
  bake(things: Iterable<Thing>, daylight: Daylight): void {
    const near = [...things].filter((t) => {
      const v = t.y - ORIGIN;
      const u = t.x - ORIGIN;
      return v > REACH.near && v < REACH.far && u > REACH.left && u < REACH.right && !t.isHidden;
    });
    near.sort((a, b) => a.depth - b.depth);
    this.#target.clear();
    for (const thing of near) this.#mirror(thing, daylight);
    this.#target.render();
  }

  #mirror(thing: Thing, daylight: Daylight): void {
    const light = LIGHT[daylight];
    const rise = toScreen(0, 0, 1).y;
    for (const { image, role } of thing.parts) {
      if (role === 'glow' && (!light.lampsLit || image.blendMode === BlendModes.ADD)) continue;
      // A point at height z is seen as far below the water's plane as it stands above it.
      const street = image.y - thing.z * rise;
      const y = street + (2 * WATER_Z - thing.z) * rise;
      this.#target.stamp(
        image.texture.key,
        image.frame.name,
        (image.x - this.rect.x) / TEXEL,
        (y - this.rect.y) / TEXEL,
        {
          scaleX: image.scaleX / TEXEL,
          scaleY: -image.scaleY / TEXEL,
          originX: image.originX,
          originY: image.originY,
          tint: role === 'glow' ? 0xffffff : light.sprites,
        },
      );
    }
  }
}

function coveredRect(): View {
  const left = toScreen(REACH.left + ORIGIN, REACH.far + ORIGIN).x;
  const right = toScreen(REACH.right + ORIGIN, REACH.near + ORIGIN).x;
  const top = toScreen(REACH.left + ORIGIN, REACH.near + 4 + ORIGIN).y;
  const bottom = toScreen(REACH.right + ORIGIN, REACH.near + 6 + ORIGIN).y + 200;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
