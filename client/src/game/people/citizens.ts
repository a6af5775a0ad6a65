import { CITIZENS, walkerSprite } from '#art/manifest.ts';
import { hash } from '@sqltown/shared/noise';
import type { GameObjects, Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { type Daylight, LIGHT } from '../look/daylight.ts';
import { type Grade, paint } from '../look/grade.ts';
import { type View, toScreen } from '../projection.ts';
import { BLOB } from '../scene/brushes.ts';
import { DEPTH } from '../scene/depths.ts';
import type { ThingLayer } from '../things/thing-layer.ts';
import { type Route, planRoutes, walkAt } from './routes.ts';

const FRAMES = 4;
const STEPS_PER_SECOND = 6;

/** Walkers change places slowly: all of them are sorted anew in one frame of so many. */
const RESORT_FRAMES = 6;

/** World pixels around the view in which people are still drawn. */
const MARGIN = 40;

type Citizen = {
  readonly route: Route;
  readonly figure: number;
  readonly image: GameObjects.Image;
  readonly shadow: GameObjects.Image;
  frame: string;
};

/** People of the city on their walks. Presentation only: where they are is a function of the clock. */
export class Citizens {
  readonly #layer: ThingLayer;
  readonly #citizens: readonly Citizen[];
  #frame = 0;

  constructor(scene: Scene, atlas: Atlas, layer: ThingLayer, count: number) {
    this.#layer = layer;
    this.#citizens = planRoutes(count).map((route, i) => {
      const image = scene.add.image(0, 0, atlas.colourSheet).setVisible(false);
      const figure = Math.floor(hash(i, 3) * CITIZENS);
      atlas.dress(image, walkerSprite('citizen', { person: figure, way: 0, frame: 1 }));
      const shadow = scene.add.image(0, 0, BLOB).setScale(0.62, 0.5).setDepth(DEPTH.blobs).setVisible(false);
      return { route, figure, image, shadow, frame: '' };
    });
  }

  relight(daylight: Daylight, grade: Grade): void {
    for (const { image } of this.#citizens) paint(image, 0xffffff, LIGHT[daylight].walkers, grade);
  }

  /** Moves everybody to where they are at `seconds`; only those in view are drawn. */
  update(view: View, seconds: number): void {
    this.#frame++;
    for (const citizen of this.#citizens) this.#move(citizen, view, seconds);
  }

  #move(citizen: Citizen, view: View, seconds: number): void {
    const { image, shadow, route } = citizen;
    const at = walkAt(route, seconds);
    const p = toScreen(at.x, at.y);
    const isSeen =
      p.x > view.x - MARGIN &&
      p.x < view.x + view.width + MARGIN &&
      p.y > view.y - MARGIN &&
      p.y < view.y + view.height + MARGIN;
    if (image.visible !== isSeen) {
      image.setVisible(isSeen);
      shadow.setVisible(isSeen);
    }
    if (!isSeen) return;
    image.setPosition(p.x, p.y);
    shadow.setPosition(p.x + 4, p.y);
    const step = Math.floor((seconds + route.offset) * STEPS_PER_SECOND) % FRAMES;
    const frame = `${walkerSprite('citizen', { person: citizen.figure, way: at.facing, frame: step })}.c`;
    if (frame !== citizen.frame) {
      citizen.frame = frame;
      image.setFrame(frame);
    }
    const wasUnseen = image.depth === 0;
    if (wasUnseen || this.#frame % RESORT_FRAMES === 0) image.setDepth(this.#layer.walkerDepth(at.x, at.y));
  }
}
