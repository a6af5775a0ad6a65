import { fbm, seeded, smooth } from '@sqltown/shared/noise';
import {
  CITY_TILES,
  GHATS,
  LANDMARKS,
  OLD_QUARTER,
  ORIGIN,
  PLAZAS,
  ROADS,
  farBank,
  inGhats,
  nearBank,
  rectDistance,
} from '@sqltown/shared/plan';

/** A tree or a lamp. It stands in every city alike, and makes way for a player's building. */
export type Prop = {
  /** Sprite family in the atlas: `tree-round`, `lamp`. */
  readonly family: string;
  /** Chooses among the family's variants. */
  readonly seed: number;
  readonly x: number;
  readonly y: number;
};

/** Ground that is spoken for: centre and extent in tiles. */
type Plot = { readonly x: number; readonly y: number; readonly width: number; readonly depth: number };

const SCENERY_SEED = 40;
const TREE_TRIES = 6400;
const TREE_TILES = 0.5;
/** Ground this near the map's edge fades away, and grows nothing. */
const EDGE_TILES = 4;
const LAMP_TILES = 0.1;
const LAMP_SPACING = 2.6;

/** Trees and lamps of every city: a pure function of the plan. Back to front is not its business. */
export function planScenery(): readonly Prop[] {
  const plots = new PlotGrid([...LANDMARKS, ...OLD_QUARTER.houses]);
  const props: Prop[] = [];
  const stand = (family: string, seed: number, x: number, y: number, tiles: number): void => {
    plots.add({ x, y, width: tiles, depth: tiles });
    props.push({ family, seed, x, y });
  };
  for (const [family, u, v, seed] of NAMED_TREES) stand(family, seed, u + ORIGIN, v + ORIGIN, 0.34);
  for (const [x, y] of lampSpots()) if (plots.isFree(x, y, LAMP_TILES, 0)) stand('lamp', 0, x, y, LAMP_TILES);
  plantTrees(plots, stand);
  return props;
}

/** Trees that people meet at. */
const NAMED_TREES: readonly (readonly [string, u: number, v: number, seed: number])[] = [
  ['tree-banyan', -8.2, -7.4, 0],
  ['tree-banyan', 6.2, 1.25, 1],
  ['tree-banyan', -12.4, 6.4, 1],
  ['tree-cypress', -2.9, -2, 0],
  ['tree-cypress', 2.9, -2, 0],
  ['tree-cypress', -2.9, -9, 0],
  ['tree-cypress', 2.9, -9, 0],
];

function* lampSpots(): Generator<readonly [number, number]> {
  for (let u = -13; u < 14; u += LAMP_SPACING) {
    yield [u + ORIGIN, 5.12 + ORIGIN];
    yield [u + 1.3 + ORIGIN, 4.08 + ORIGIN];
    yield [u + ORIGIN, -1.08 + ORIGIN];
    yield [u + 1.3 + ORIGIN, -10.5 + ORIGIN];
  }
  for (let v = -14; v < 8; v += LAMP_SPACING) {
    yield [-0.85 + ORIGIN, v + ORIGIN];
    yield [0.85 + ORIGIN, v + 1.3 + ORIGIN];
    yield [-6.75 + ORIGIN, v + ORIGIN];
    yield [7.05 + ORIGIN, v + ORIGIN];
    yield [13.9 + ORIGIN, v + ORIGIN];
    yield [-14.8 + ORIGIN, v + ORIGIN];
  }
  for (let x = GHATS.x0 + 0.6; x < GHATS.x1 - 0.2; x += 2.4) yield [x, GHATS.y - 0.1];
}

function plantTrees(
  plots: PlotGrid,
  stand: (family: string, seed: number, x: number, y: number, tiles: number) => void,
): void {
  const random = seeded(SCENERY_SEED);
  for (let i = 0; i < TREE_TRIES; i++) {
    const x = EDGE_TILES + random() * (CITY_TILES - 2 * EDGE_TILES);
    const y = EDGE_TILES + random() * (CITY_TILES - 2 * EDGE_TILES);
    const roll = random();
    const species = random();
    if (isRiverside(x, y) || roll > treeDensity(x, y)) continue;
    if (rectDistance(x, y, ROADS) < 0.2 || rectDistance(x, y, PLAZAS) < 0.2) continue;
    if (plots.isFree(x, y, TREE_TILES, 0.02)) stand(speciesOf(species, y), i, x, y, 0.34);
  }
}

/** Water, its edge, and the ghats. */
function isRiverside(x: number, y: number): boolean {
  return y < farBank(x) + 0.8 && (y > nearBank(x) - 0.9 || (inGhats(x) && y > GHATS.y - 1));
}

/** Share of tries that grow a tree: sparse in town, groves between the fields, woods over the river. */
function treeDensity(x: number, y: number): number {
  const u = x - ORIGIN;
  const v = y - ORIGIN;
  if (Math.abs(u) < 15.5 && v > -16 && v < 8) return 0.3;
  const grove = smooth(0.54, 0.68, fbm(u * 0.16 + 5, v * 0.16 + 11, 2));
  return v > 20 ? 0.3 + 0.4 * grove : 0.1 + 0.75 * grove;
}

function speciesOf(roll: number, y: number): string {
  if (roll < 0.1 && y > ORIGIN - 4) return 'tree-palm';
  if (roll < 0.16) return 'tree-cypress';
  return roll < 0.24 ? 'tree-bloom' : 'tree-round';
}

/** Answers "is this ground free" without walking all plots: they lie in cells of four tiles. */
class PlotGrid {
  static readonly #CELL = 4;
  readonly #cells = new Map<number, Plot[]>();

  constructor(plots: Iterable<Plot>) {
    for (const plot of plots) this.add(plot);
  }

  add(plot: Plot): void {
    for (const key of this.#keys(plot)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(plot);
      else this.#cells.set(key, [plot]);
    }
  }

  isFree(x: number, y: number, tiles: number, gap: number): boolean {
    for (const key of this.#keys({ x, y, width: tiles + 2 * gap, depth: tiles + 2 * gap })) {
      for (const p of this.#cells.get(key) ?? []) {
        const clearX = Math.abs(p.x - x) >= (p.width + tiles) / 2 + gap;
        const clearY = Math.abs(p.y - y) >= (p.depth + tiles) / 2 + gap;
        if (!clearX && !clearY) return false;
      }
    }
    return true;
  }

  *#keys({ x, y, width, depth }: Plot): Generator<number> {
    const cell = (t: number): number => Math.floor(t / PlotGrid.#CELL);
    for (let j = cell(y - depth / 2); j <= cell(y + depth / 2); j++) {
      for (let i = cell(x - width / 2); i <= cell(x + width / 2); i++) yield j * 4096 + i;
    }
  }
}
