import type { GameObjects } from 'phaser';
import { Contours } from '../lights/contours.ts';
import type { Daylight } from '../look/daylight.ts';
import type { Thing } from '../things/thing.ts';

const ACCENT: Readonly<Record<Daylight, string>> = { day: '#0e6570', dusk: '#63cbcb' };

/** The contour around what the player has chosen. */
export class Selection {
  readonly #contours: Contours;
  #daylight: Daylight;
  #thing: Thing | null = null;
  #images: GameObjects.Image[] = [];
  #pixels = 1;

  constructor(contours: Contours, daylight: Daylight) {
    this.#contours = contours;
    this.#daylight = daylight;
  }

  get thing(): Thing | null {
    return this.#thing;
  }

  /** Chooses a thing, or nothing, at a zoom of `pixels` device pixels a world pixel. */
  choose(thing: Thing | null, pixels: number): void {
    this.#thing = thing;
    this.#pixels = pixels;
    this.#draw();
  }

  /** The thing is about to go. */
  forget(thing: Thing): void {
    if (this.#thing === thing) this.choose(null, this.#pixels);
  }

  relight(daylight: Daylight): void {
    this.#daylight = daylight;
    this.#draw();
  }

  #draw(): void {
    for (const image of this.#images) image.destroy();
    this.#images = this.#thing
      ? this.#contours.draw(this.#thing, ACCENT[this.#daylight], Contours.grain(this.#pixels))
      : [];
  }
}
