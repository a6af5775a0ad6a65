import type { GameObjects, Textures } from 'phaser';
import type { Point } from '../projection.ts';
import type { Thing } from '../things/thing.ts';

/** An opaque pixel, of 255. */
const SOLID = 40;

/** The foremost of `things` whose drawn pixels lie under a point of the world. */
export function pick(things: Iterable<Thing>, point: Point, textures: Textures.TextureManager): Thing | null {
  const under = [...things].filter((t) => t.parts[0] && covers(t.parts[0].image, point));
  under.sort((a, b) => b.depth - a.depth);
  return under.find((t) => isSolid(t.parts[0]!.image, point, textures)) ?? null;
}

function covers(image: GameObjects.Image, point: Point): boolean {
  const { x, y } = within(image, point);
  return x >= 0 && y >= 0 && x < image.width && y < image.height;
}

function isSolid(image: GameObjects.Image, point: Point, textures: Textures.TextureManager): boolean {
  const { x, y } = within(image, point);
  const alpha = textures.getPixelAlpha(Math.floor(x), Math.floor(y), image.texture.key, image.frame.name) as
    | number
    | null;
  return alpha !== null && alpha > SOLID;
}

/** A point of the world in the pixels of an image's frame. */
function within(image: GameObjects.Image, point: Point): Point {
  return {
    x: (point.x - image.x) / image.scaleX + image.displayOriginX,
    y: (point.y - image.y) / image.scaleY + image.displayOriginY,
  };
}
