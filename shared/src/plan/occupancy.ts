import { BUILDING_TYPES, type BuildingKind } from '../rules/buildings.ts';
import type { RefusalCode } from '../refusals/index.ts';
import { LANDMARKS, OLD_QUARTER } from './old-quarter.ts';
import { CITY_TILES, GHATS, PLAZAS, ROADS, inGhats, rectDistance, waterDepth } from './terrain.ts';

/** Tiles where nobody can build: water and its edge, ghats, roads, plazas and the old quarter's houses. Row by row. */
const BLOCKED: Uint8Array = findBlocked();

export function isBlocked(x: number, y: number): boolean {
  return BLOCKED[y * CITY_TILES + x] === 1;
}

/** Which building holds each tile of one city. Buildings are known by any number or string that the caller uses. */
export class Occupancy<Id extends number | string> {
  readonly #holder = new Map<number, Id>();

  /** Why `kind` can't stand with its smallest corner on (x, y), or null if it can. `mover` doesn't block itself. */
  whyNot(kind: BuildingKind, x: number, y: number, mover?: Id): RefusalCode | null {
    const [width, depth] = BUILDING_TYPES[kind].footprint;
    if (x < 0 || y < 0 || x + width > CITY_TILES || y + depth > CITY_TILES) return 'tile-outside';
    for (const tile of tilesOf(kind, x, y)) {
      if (BLOCKED[tile] === 1) return 'tile-blocked';
      const holder = this.#holder.get(tile);
      if (holder !== undefined && holder !== mover) return 'tile-taken';
    }
    return null;
  }

  add(id: Id, kind: BuildingKind, x: number, y: number): void {
    for (const tile of tilesOf(kind, x, y)) this.#holder.set(tile, id);
  }

  remove(id: Id, kind: BuildingKind, x: number, y: number): void {
    for (const tile of tilesOf(kind, x, y)) if (this.#holder.get(tile) === id) this.#holder.delete(tile);
  }

  /** The building on a tile, if any. */
  at(x: number, y: number): Id | undefined {
    return this.#holder.get(y * CITY_TILES + x);
  }

  /**
   * Free ground for `kind` nearest to (x, y), walking outward in square rings; null when the city is full.
   * The same city gives the same answer, so a grant is placed alike after any restart.
   */
  nearestFree(kind: BuildingKind, x: number, y: number): { x: number; y: number } | null {
    for (let ring = 0; ring < CITY_TILES; ring++) {
      for (let dy = -ring; dy <= ring; dy++) {
        const step = Math.abs(dy) === ring ? 1 : Math.max(1, 2 * ring);
        for (let dx = -ring; dx <= ring; dx += step) {
          if (this.whyNot(kind, x + dx, y + dy) === null) return { x: x + dx, y: y + dy };
        }
      }
    }
    return null;
  }
}

function* tilesOf(kind: BuildingKind, x: number, y: number): Generator<number> {
  const [width, depth] = BUILDING_TYPES[kind].footprint;
  for (let j = 0; j < depth; j++) for (let i = 0; i < width; i++) yield (y + j) * CITY_TILES + x + i;
}

function findBlocked(): Uint8Array {
  const blocked = new Uint8Array(CITY_TILES * CITY_TILES);
  for (let y = 0; y < CITY_TILES; y++) {
    for (let x = 0; x < CITY_TILES; x++) {
      const cx = x + 0.5;
      const cy = y + 0.5;
      const isWet = waterDepth(cx, cy) > -1.2;
      const isGhat = inGhats(cx) && cy > GHATS.y - 1 && waterDepth(cx, cy) > -3;
      const isPaved = rectDistance(cx, cy, ROADS) < 0.4 || rectDistance(cx, cy, PLAZAS) < 0.4;
      if (isWet || isGhat || isPaved) blocked[y * CITY_TILES + x] = 1;
    }
  }
  for (const s of [...LANDMARKS, ...OLD_QUARTER.houses]) {
    for (let y = Math.floor(s.y - s.depth / 2); y < s.y + s.depth / 2; y++) {
      for (let x = Math.floor(s.x - s.width / 2); x < s.x + s.width / 2; x++) blocked[y * CITY_TILES + x] = 1;
    }
  }
  return blocked;
}
