import type { Bridge, GameEvents } from '#bridge/index.ts';
import { CITY_TILES } from '@sqltown/shared/plan';
import type { LitRow } from '../lights/query-lights.ts';
import { sideOf } from '../lights/lighting-plan.ts';
import { tilesInView, toScreen } from '../projection.ts';
import type { CityCamera } from './city-camera.ts';

/** The view is told once it has rested this long. */
const REST_MS = 120;

/** Tells the page what the city looks at, and which lit rows lie beyond its edges. */
export class Reports {
  readonly #bridge: Bridge;
  readonly #camera: CityCamera;
  #lastView = '';
  #changedAt = 0;
  #isTold = true;
  #lastOffscreen = '[]';

  constructor(bridge: Bridge, camera: CityCamera) {
    this.#bridge = bridge;
    this.#camera = camera;
  }

  update(rows: readonly LitRow[], now: number): void {
    this.#reportView(now);
    this.#reportOffscreen(rows);
  }

  #reportView(now: number): void {
    const { view } = this.#camera;
    const key = `${view.x} ${view.y} ${view.width} ${view.height}`;
    if (key !== this.#lastView) {
      this.#lastView = key;
      this.#changedAt = now;
      this.#isTold = false;
    }
    if (this.#isTold || now - this.#changedAt < REST_MS) return;
    this.#isTold = true;
    const tiles = tilesInView(view);
    this.#bridge.game.emit('view', {
      x0: onMap(tiles.x0),
      y0: onMap(tiles.y0),
      x1: onMap(tiles.x1),
      y1: onMap(tiles.y1),
    });
  }

  #reportOffscreen(rows: readonly LitRow[]): void {
    const offscreen: GameEvents['offscreen'][number][] = [];
    for (const { row, label, landmarkId, thing } of rows) {
      const side = sideOf(this.#camera.toCss(toScreen(thing.x, thing.y)), this.#camera.size);
      if (side) offscreen.push({ row, label, landmarkId, side });
    }
    const key = JSON.stringify(offscreen);
    if (key === this.#lastOffscreen) return;
    this.#lastOffscreen = key;
    this.#bridge.game.emit('offscreen', offscreen);
  }
}

function onMap(tile: number): number {
  return Math.min(CITY_TILES, Math.max(0, tile));
}
