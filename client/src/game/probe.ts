import type { City } from './scene/city.ts';
import { type Point, toScreen } from './projection.ts';

/** Where something is seen: CSS pixels in the window. */
type Seen = { readonly screenX: number; readonly screenY: number };

/** What the city shows right now, for tests that look at it from outside. Tiles. */
export type CityProbe = {
  readonly lit: readonly number[];
  readonly avatars: readonly ({ readonly name: string; readonly x: number; readonly y: number } & Seen)[];
  readonly buildings: readonly ({
    readonly id: string;
    readonly kind: string;
    readonly stage: number;
    readonly stages: number;
    readonly x: number;
    readonly y: number;
  } & Seen)[];
  readonly landmarks: readonly ({ readonly id: number } & Seen)[];
};

declare global {
  interface Window {
    /** Read-only view of the city; absent until the city stands. */
    sqltownProbe?: () => CityProbe;
  }
}

/** Looks at the city without touching it. */
export function probe(city: City, canvas: HTMLElement): CityProbe {
  const corner = canvas.getBoundingClientRect();
  const seen = (world: Point): Seen => {
    const css = city.setting.camera.toCss(world);
    return { screenX: corner.left + css.x, screenY: corner.top + css.y };
  };
  return {
    lit: [...new Set(city.lights.lit())],
    avatars: [...city.avatars.all()].map(({ view, at }) => {
      return { name: view.name, x: at.x, y: at.y, ...seen(toScreen(at.x, at.y)) };
    }),
    buildings: [...city.buildings.all()].map(({ view, thing }) => {
      const { buildingId: id, kind, stage, stages, x, y } = view;
      return { id, kind, stage, stages, x, y, ...seen(toScreen(thing.x, thing.y)) };
    }),
    landmarks: [...city.landmarks].map(([id, { x, y }]) => ({ id, ...seen(toScreen(x, y)) })),
  };
}
