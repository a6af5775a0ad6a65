import { CITY_TILES, ORIGIN } from '@sqltown/shared/plan';
import type { Cameras } from 'phaser';
import { type Point, type View, toGround, toScreen } from '../projection.ts';

const ZOOM = { least: 0.4, most: 2, step: 1.3 } as const;

/** Where a visit begins: the old quarter, between temple and ghats. */
const HOME = toScreen(ORIGIN + 0.9, ORIGIN + 0.8, 0.8);

/** World pixels that the first view should hold. */
const HOME_WIDTH = 1240;

const PAN_MS = 420;
const ZOOM_MS = 160;

type Flight = {
  readonly from: Point;
  readonly to: Point;
  readonly fromZoom: number;
  readonly toZoom: number;
  readonly ms: number;
  startedAt: number | null;
};

/** Looks at the city: pans, zooms and flies, in CSS pixels outside and world pixels inside. */
export class CityCamera {
  readonly #camera: Cameras.Scene2D.Camera;
  #centre: Point = HOME;
  #zoom = 0.75;
  #width = 1;
  #height = 1;
  #density = 1;
  #flight: Flight | null = null;
  #hasMoved = false;
  reducedMotion = false;

  constructor(camera: Cameras.Scene2D.Camera) {
    this.#camera = camera;
  }

  /** CSS pixels a world pixel. */
  get zoom(): number {
    return this.#zoom;
  }

  /** Device pixels a world pixel. */
  get pixels(): number {
    return this.#zoom * this.#density;
  }

  /** Of the canvas, in CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return { width: this.#width, height: this.#height };
  }

  get view(): View {
    const width = this.#width / this.#zoom;
    const height = this.#height / this.#zoom;
    return { x: this.#centre.x - width / 2, y: this.#centre.y - height / 2, width, height };
  }

  /** The canvas is `width` × `height` CSS pixels at `density` device pixels each. */
  resize(width: number, height: number, density: number): void {
    this.#width = width;
    this.#height = height;
    this.#density = density;
    if (!this.#hasMoved) this.#zoom = homeZoom(width);
    this.#apply();
  }

  /** CSS pixels from the canvas's corner to world pixels. */
  toWorld(x: number, y: number): Point {
    const { view } = this;
    return { x: view.x + x / this.#zoom, y: view.y + y / this.#zoom };
  }

  /** World pixels to CSS pixels from the canvas's corner. */
  toCss(point: Point): Point {
    const { view } = this;
    return { x: (point.x - view.x) * this.#zoom, y: (point.y - view.y) * this.#zoom };
  }

  /** Drags the city by CSS pixels. */
  panBy(dx: number, dy: number): void {
    this.#flight = null;
    this.#moveTo({ x: this.#centre.x - dx / this.#zoom, y: this.#centre.y - dy / this.#zoom }, this.#zoom);
  }

  /** Zooms by a factor while the point under (x, y) CSS pixels stays where it is. */
  zoomBy(factor: number, x: number, y: number): void {
    this.#flight = null;
    const zoom = clamp(this.#zoom * factor, ZOOM.least, ZOOM.most);
    const held = this.toWorld(x, y);
    const centre = {
      x: held.x - (x - this.#width / 2) / zoom,
      y: held.y - (y - this.#height / 2) / zoom,
    };
    this.#moveTo(centre, zoom);
  }

  /** One step in or out around the middle. */
  zoomStep(direction: 1 | -1): void {
    const toZoom = clamp(this.#zoom * ZOOM.step ** direction, ZOOM.least, ZOOM.most);
    this.#fly(this.#centre, toZoom, ZOOM_MS);
  }

  /** Flies to a point of the world. */
  flyTo(point: Point): void {
    this.#fly(point, this.#zoom, PAN_MS);
  }

  flyHome(): void {
    this.#fly(HOME, homeZoom(this.#width), PAN_MS);
  }

  /** Goes on with a flight. Returns true while the view moves. */
  update(now: number): boolean {
    const flight = this.#flight;
    if (!flight) return false;
    flight.startedAt ??= now;
    const share = Math.min(1, (now - flight.startedAt) / flight.ms);
    const eased = 1 - (1 - share) ** 3;
    const mix = (a: number, b: number): number => a + (b - a) * eased;
    this.#moveTo(
      { x: mix(flight.from.x, flight.to.x), y: mix(flight.from.y, flight.to.y) },
      mix(flight.fromZoom, flight.toZoom),
    );
    if (share === 1) this.#flight = null;
    return true;
  }

  #fly(to: Point, toZoom: number, ms: number): void {
    if (this.reducedMotion) {
      this.#flight = null;
      this.#moveTo(to, toZoom);
      return;
    }
    this.#flight = { from: this.#centre, to, fromZoom: this.#zoom, toZoom, ms, startedAt: null };
  }

  /** Keeps the middle of the screen on the map. */
  #moveTo(centre: Point, zoom: number): void {
    const ground = toGround(centre.x, centre.y);
    this.#centre = toScreen(clamp(ground.x, 4, CITY_TILES - 4), clamp(ground.y, 4, CITY_TILES - 4));
    this.#zoom = zoom;
    this.#hasMoved = true;
    this.#apply();
  }

  /** Whole device pixels, so that sprites stay sharp. */
  #apply(): void {
    const { pixels } = this;
    const snap = (world: number): number => Math.round(world * pixels) / pixels;
    this.#centre = { x: snap(this.#centre.x), y: snap(this.#centre.y) };
    this.#camera.setZoom(pixels);
    this.#camera.centerOn(this.#centre.x, this.#centre.y);
  }
}

function homeZoom(cssWidth: number): number {
  return clamp(cssWidth / HOME_WIDTH, 0.45, 0.85);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
