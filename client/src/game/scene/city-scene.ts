import { Scene } from 'phaser';
import type { Atlas } from '../atlas/atlas.ts';
import { loadAtlas, sharpen } from '../atlas/load-atlas.ts';
import { GroundView } from '../ground/ground-view.ts';
import { Reflections } from '../ground/reflections.ts';
import { City, type CitySetting } from './city.ts';
import { paintBrushes } from './brushes.ts';
import { CityCamera } from './city-camera.ts';
import { FramePace } from './frame-pace.ts';
import type { Speed } from './throttle.ts';

/** From this many device pixels a world pixel on, sprites are drawn at double resolution. */
const SHARP_FROM = 1.15;

/** What the scene is told before it starts. */
export type ScenePlan = Omit<CitySetting, 'camera' | 'ground' | 'reflections'> & {
  readonly atlasUrl: string;
  /** Device pixels a CSS pixel. */
  readonly density: number;
  readonly size: () => { readonly width: number; readonly height: number };
  /** The city stands and moves. */
  readonly onReady: (city: City) => void;
  /** The machine doesn't keep up with full frames. */
  readonly onSlow: (speed: Speed) => void;
  readonly onError: (error: unknown) => void;
};

/** Ground and river first; the city when its sprites have come. */
export class CityScene extends Scene {
  readonly #plan: ScenePlan;
  #camera: CityCamera | null = null;
  #ground: GroundView | null = null;
  #city: City | null = null;
  #atlas: Atlas | null = null;
  /** Double resolution is there, or on its way. */
  #isSharp = false;
  readonly #pace = new FramePace();

  constructor(plan: ScenePlan) {
    super('city');
    this.#plan = plan;
  }

  create(): void {
    const plan = this.#plan;
    const camera = new CityCamera(this.cameras.main);
    camera.reducedMotion = plan.reducedMotion;
    this.#camera = camera;
    this.resize();
    paintBrushes(this);
    const reflections = new Reflections(this);
    const ground = new GroundView(this, plan.daylight, reflections);
    this.#ground = ground;
    const resolution = plan.density > 1 ? '2x' : '1x';
    this.#isSharp = resolution === '2x';
    loadAtlas(this, plan.atlasUrl, resolution).then((atlas) => {
      this.#atlas = atlas;
      this.#city = new City(this, atlas, { ...plan, camera, ground, reflections });
      this.#city.relight();
      plan.onReady(this.#city);
    }, plan.onError);
  }

  /** The canvas changed its size. */
  resize(): void {
    const { width, height } = this.#plan.size();
    if (!this.#camera) return;
    this.cameras.main.setSize(width * this.#plan.density, height * this.#plan.density);
    this.#camera.resize(width, height, this.#plan.density);
  }

  override update(): void {
    const now = performance.now();
    if (this.#city && this.#pace.tick(now)) {
      this.#ground?.slowDown();
      this.#plan.onSlow(this.#pace.isCrawling ? 'crawling' : 'slow');
    }
    this.#lookClosely();
    if (this.#city) this.#city.update(now);
    else if (this.#camera) {
      this.#ground?.update(this.#camera.view, this.#camera.pixels, this.#plan.reducedMotion ? 3 : now / 1000);
    }
  }

  /** Close up, the sprites have too few pixels: their sharper sheet is fetched once. */
  #lookClosely(): void {
    const pixels = this.#camera?.pixels ?? 0;
    if (!this.#atlas || this.#isSharp || this.#pace.isSlow || pixels < SHARP_FROM) return;
    this.#isSharp = true;
    sharpen(this, this.#atlas, this.#plan.atlasUrl).catch(this.#plan.onError);
  }
}
