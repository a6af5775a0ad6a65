import type { GameObjects, Scene } from 'phaser';
import { type Atlas, SHEETS } from '../atlas/atlas.ts';
import { DepthColumns } from '../depth/columns.ts';
import { depthOrder } from '../depth/order.ts';
import { type Daylight, LIGHT } from '../look/daylight.ts';
import { type Grade, PLAIN, paint } from '../look/grade.ts';
import { type Box, type View, toScreen } from '../projection.ts';
import { Culling } from './culling.ts';
import type { Part, PartRole, Thing } from './thing.ts';

/** What is to stand where; `box` defaults to the sprite's own footprint. Tiles. */
export type Standing = {
  readonly sprite: string;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly wash?: number;
  readonly box?: Box;
};

/** An image that belongs to a thing: a quay of the ghats, a halo over a lamp. */
export type PartSpec = {
  readonly role: PartRole;
  readonly lift: number;
  readonly wash?: number;
  readonly alpha?: number;
};

/** Everything that stands, in drawing order: adds, removes, sorts, lights and culls. */
export class ThingLayer {
  readonly #scene: Scene;
  readonly #atlas: Atlas;
  readonly #things = new Set<Thing>();
  readonly #culling = new Culling();
  #columns = new DepthColumns([]);
  #isUnsorted = false;
  #daylight: Daylight;
  #grade: Grade = PLAIN;

  constructor(scene: Scene, atlas: Atlas, daylight: Daylight) {
    this.#scene = scene;
    this.#atlas = atlas;
    this.#daylight = daylight;
  }

  /** Stands a sprite in the city, with its glow. */
  add(standing: Standing): Thing {
    const { sprite, x, y } = standing;
    const fp = this.#atlas.info(sprite).footprint;
    const box = standing.box ?? ([x + fp[0], y + fp[1], x + fp[2], y + fp[3]] as const);
    const thing = this.addEmpty({ sprite, x, y, z: standing.z ?? 0, box });
    this.addSprite(thing, { ...standing, z: thing.z }, 0);
    return thing;
  }

  /** Room in the drawing order for images that are added later, such as the ghats' pieces. */
  addEmpty(at: Pick<Thing, 'sprite' | 'x' | 'y' | 'z' | 'box'>): Thing {
    const thing: Thing = { ...at, parts: [], depth: 0, isHidden: false, isLit: false };
    this.#things.add(thing);
    this.#isUnsorted = true;
    return thing;
  }

  /** Adds a sprite's colour and glow to a thing. Returns the colour. */
  addSprite(thing: Thing, standing: Standing, lift: number): GameObjects.Image {
    const at = toScreen(standing.x, standing.y, standing.z ?? 0);
    const colour = this.#scene.add.image(at.x, at.y, this.#atlas.colourSheet);
    this.#atlas.dress(colour, standing.sprite);
    this.addPart(thing, colour, { role: 'colour', lift, wash: standing.wash ?? 0xffffff });
    if (this.#atlas.frame(standing.sprite, 'e')) {
      const glow = this.#scene.add.image(at.x, at.y, SHEETS.glow);
      this.#atlas.dress(glow, standing.sprite, 'e');
      this.addPart(thing, glow, { role: 'glow', lift: lift + 0.0005 });
    }
    return colour;
  }

  addPart(thing: Thing, image: GameObjects.Image, spec: PartSpec): void {
    const part: Part = { wash: 0xffffff, alpha: 1, ...spec, image };
    thing.parts.push(part);
    image.setDepth(thing.depth + part.lift);
    this.#light(thing, part);
    this.#culling.add(image);
  }

  remove(thing: Thing): void {
    this.#things.delete(thing);
    this.#isUnsorted = true;
    for (const { image } of thing.parts) {
      this.#culling.remove(image);
      image.destroy();
    }
  }

  /** Takes a thing out of sight, or back: scenery where a player builds. */
  setHidden(thing: Thing, isHidden: boolean): void {
    if (thing.isHidden === isHidden) return;
    thing.isHidden = isHidden;
    for (const part of thing.parts) this.#light(thing, part);
  }

  /** A lit thing keeps its full colour while the rest steps back. */
  setLit(thing: Thing, isLit: boolean): void {
    thing.isLit = isLit;
    for (const part of thing.parts) this.#light(thing, part);
  }

  relight(daylight: Daylight, grade: Grade): void {
    this.#daylight = daylight;
    this.#grade = grade;
    for (const thing of this.#things) for (const part of thing.parts) this.#light(thing, part);
  }

  /** Everything in the layer, in no order. */
  all(): Iterable<Thing> {
    return this.#things;
  }

  /** Depth for somebody who walks at a tile point. */
  walkerDepth(x: number, y: number): number {
    return this.#columns.at(x, y);
  }

  /** Sorts if anything came or went, and hides what is out of view. Returns true if the order changed. */
  update(view: View): boolean {
    this.#culling.look(view);
    if (!this.#isUnsorted) return false;
    this.#isUnsorted = false;
    const things = [...this.#things];
    const { ranks } = depthOrder(things.map((t) => t.box));
    for (const [i, thing] of things.entries()) {
      thing.depth = ranks[i]!;
      for (const part of thing.parts) part.image.setDepth(thing.depth + part.lift);
    }
    this.#columns = new DepthColumns(things);
    return true;
  }

  #light(thing: Thing, part: Part): void {
    const light = LIGHT[this.#daylight];
    const isDark = thing.isHidden || (part.role === 'glow' && !light.lampsLit);
    part.image.setAlpha(isDark ? 0 : part.alpha);
    if (part.role === 'colour') {
      paint(part.image, part.wash, light.sprites, thing.isLit ? PLAIN : this.#grade);
    }
  }
}
