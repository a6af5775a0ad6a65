import type { GameObjects, Scene, Textures } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { DEPTH } from '../scene/depths.ts';
import { toScreen } from '../projection.ts';
import type { Thing } from '../things/thing.ts';

/** CSS pixels: white line, coloured line around it, and how far the glow reaches. */
const WHITE = 1;
const COLOUR = 2;
const GLOW = 18;

/** A hidden part of a lit building shows through what stands before it at this strength. */
const XRAY_ALPHA = 0.5;

/** Directions in which a silhouette is copied to make it wider. */
const COPIES = 24;

/** Contours for zooms within this factor of each other are drawn once. */
const ZOOM_OCTAVES = 2;

/**
 * Outlines around lit buildings, as textures made from the silhouettes of their frames: drawn once a sprite,
 * colour and zoom, then as cheap as any image. Each contour is drawn twice: in its place among the buildings,
 * and faintly over everything.
 */
export class Contours {
  readonly #scene: Scene;
  readonly #atlas: Atlas;
  /** Sheets that stand decoded in memory: drawing from the image itself may decode a whole sheet a time. */
  readonly #sheets = new Map<HTMLImageElement, ImageBitmap>();
  readonly #asked = new Set<HTMLImageElement>();

  constructor(scene: Scene, atlas: Atlas) {
    this.#scene = scene;
    this.#atlas = atlas;
  }

  /** Names the zooms that share contours. */
  static grain(pixels: number): number {
    return 2 ** (Math.round(Math.log2(pixels) * ZOOM_OCTAVES) / ZOOM_OCTAVES);
  }

  /** The two images of a thing's contour; `grain` is what `Contours.grain` made of the zoom. */
  draw(thing: Thing, css: string, grain: number): GameObjects.Image[] {
    const frame = this.#atlas.frame(thing.sprite, 'c');
    if (!frame) throw new Error(`The atlas has no colour frame for "${thing.sprite}"`);
    const scale = this.#atlas.scale('c');
    const key = `contour ${thing.sprite} ${css} ${grain} ${scale}`;
    const framePixels = 1 / (grain * scale);
    const pad = Math.ceil((GLOW + 4) * framePixels);
    if (!this.#scene.textures.exists(key)) this.#paint(key, frame, { css, pad, framePixels });
    const at = toScreen(thing.x, thing.y, thing.z);
    return [
      { depth: thing.depth + 0.3, alpha: 1 },
      { depth: DEPTH.overAll, alpha: XRAY_ALPHA },
    ].map(({ depth, alpha }) =>
      this.#scene.add
        .image(at.x, at.y, key)
        .setOrigin(
          (frame.pivotX * frame.cutWidth + pad) / (frame.cutWidth + 2 * pad),
          (frame.pivotY * frame.cutHeight + pad) / (frame.cutHeight + 2 * pad),
        )
        .setScale(scale)
        .setDepth(depth)
        .setAlpha(alpha),
    );
  }

  #paint(
    key: string,
    frame: Textures.Frame,
    { css, pad, framePixels }: { css: string; pad: number; framePixels: number },
  ): void {
    const width = frame.cutWidth + 2 * pad;
    const height = frame.cutHeight + 2 * pad;
    const texture = this.#scene.textures.createCanvas(key, width, height);
    if (!texture) throw new Error(`A texture named "${key}" exists already`);
    const image = frame.source.image as HTMLImageElement;
    const colour = silhouette(this.#sheets.get(image) ?? image, frame, { width, height, pad, css });
    this.#keep(image);
    const white = repaint(colour, '#fffdf8');
    const { context } = texture;
    context.shadowColor = css;
    context.shadowBlur = GLOW * framePixels;
    context.globalAlpha = 0.85;
    context.drawImage(colour, 0, 0);
    context.drawImage(colour, 0, 0);
    context.shadowBlur = 0;
    context.globalAlpha = 1;
    widen(context, colour, (WHITE + COLOUR) * framePixels);
    widen(context, white, WHITE * framePixels);
    context.globalCompositeOperation = 'destination-out';
    context.drawImage(colour, 0, 0);
    texture.refresh();
  }

  /** Decodes the sheets of these things beforehand, off the main thread, so that their first light comes at once. */
  warm(things: Iterable<Thing>): void {
    for (const { sprite } of things) {
      const frame = this.#atlas.frame(sprite, 'c');
      if (frame) this.#keep(frame.source.image as HTMLImageElement);
    }
  }

  #keep(image: HTMLImageElement): void {
    if (this.#asked.has(image)) return;
    this.#asked.add(image);
    createImageBitmap(image).then((sheet) => this.#sheets.set(image, sheet), reportError);
  }
}

function silhouette(
  source: CanvasImageSource,
  frame: Textures.Frame,
  { width, height, pad, css }: { width: number; height: number; pad: number; css: string },
): HTMLCanvasElement {
  const context = newCanvas(width, height);
  const { canvas } = context;
  const { cutX, cutY, cutWidth, cutHeight } = frame;
  context.drawImage(source, cutX, cutY, cutWidth, cutHeight, pad, pad, cutWidth, cutHeight);
  // Twice, so that half-clear edges count as solid.
  context.drawImage(canvas, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = css;
  context.fillRect(0, 0, width, height);
  return canvas;
}

/** The same silhouette in another colour. */
function repaint(image: HTMLCanvasElement, css: string): HTMLCanvasElement {
  const context = newCanvas(image.width, image.height);
  context.drawImage(image, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = css;
  context.fillRect(0, 0, image.width, image.height);
  return context.canvas;
}

/** Kept out of the graphics card, since it is read back at once. */
function newCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas');
  return context;
}

function widen(context: CanvasRenderingContext2D, image: HTMLCanvasElement, radius: number): void {
  for (let i = 0; i < COPIES; i++) {
    const angle = (i / COPIES) * 2 * Math.PI;
    context.drawImage(image, Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
}
