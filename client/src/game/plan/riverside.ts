import { seeded } from '@sqltown/shared/noise';
import { GHATS, ORIGIN, waterDepth } from '@sqltown/shared/plan';
import { WATER_Z, groundHeight } from '../projection.ts';

/** Something on the ghats or on the water. */
export type Riverside = {
  readonly family: string;
  readonly seed: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
};

/** The steps are drawn in pieces this wide, with a pier at every joint. */
const BAY_TILES = 3.6;
const BAYS = 7;
const RIVERSIDE_SEED = 77;

/** How far the steps reach into the water, in tiles. */
export const GHAT_DEPTH_TILES = 2.7;

/** The stone front: steps, then piers. Pieces overlap, so their order is the order of drawing. */
export function planGhats(): readonly Riverside[] {
  const steps = [0, 1, 0, 3, 2, 1, 0].map((seed, i) => ({
    family: 'quay',
    seed,
    x: GHATS.x0 + BAY_TILES / 2 + i * BAY_TILES,
    y: GHATS.y,
    z: 0,
  }));
  const piers = Array.from({ length: BAYS + 1 }, (_, i) => ({
    family: 'pier',
    seed: i % 3,
    x: GHATS.x0 + i * BAY_TILES,
    y: GHATS.y,
    z: 0,
  }));
  return [...steps, ...piers];
}

/** Umbrellas, and the people and small lamps between them, on the steps. */
export function planOnSteps(): readonly Riverside[] {
  const random = seeded(RIVERSIDE_SEED);
  const spots: Riverside[] = [];
  const put = (family: string, seed: number, x: number, y: number): void => {
    spots.push({ family, seed, x, y, z: groundHeight(x, y) });
  };
  for (let i = 0; i < 11; i++) {
    put('umbrella', i % 4, GHATS.x0 + 0.7 + i * 2.3 + random() * 0.8, GHATS.y + 0.6 + random() * 0.5);
  }
  for (let i = 0; i < 90; i++) put('diya', 0, onSteps(random), stepMiddle(random, 5) + 0.2);
  for (let i = 0; i < 70; i++) put('citizen', i, onSteps(random), stepMiddle(random, 6) + 0.1);
  return spots;
}

/** Boats, and lamps that drift on the river. */
export function planAfloat(): readonly Riverside[] {
  const random = seeded(RIVERSIDE_SEED + 1);
  const boats = BOATS.map(([u, v, seed]) => {
    return { family: 'boat', seed, x: u + ORIGIN, y: v + ORIGIN, z: WATER_Z + 0.04 };
  });
  const lamps = Array.from({ length: 60 }, () => ({
    family: 'diya',
    seed: 0,
    x: ORIGIN - 22 + random() * 42,
    y: ORIGIN + 10.9 + random() * random() * 11,
    z: WATER_Z,
  }));
  return [...boats, ...lamps.filter((l) => waterDepth(l.x, l.y) > 0.3)];
}

const BOATS: readonly (readonly [u: number, v: number, seed: number])[] = [
  [-10.5, 11, 0],
  [-6.8, 10.9, 1],
  [-3.1, 11.4, 2],
  [0.2, 13.6, 3],
  [3.6, 11, 4],
  [6.9, 11.4, 5],
  [10.6, 11.1, 6],
  [-8.4, 14.8, 1],
  [5.2, 16.6, 7],
  [-2.6, 18, 0],
  [13.4, 13.4, 3],
  [15.2, 18.2, 2],
  [-15, 12.2, 7],
  [-23, 14.5, 4],
  [24, 17.5, 6],
];

function onSteps(random: () => number): number {
  return GHATS.x0 + 0.6 + random() * (GHATS.x1 - GHATS.x0 - 1.2);
}

function stepMiddle(random: () => number, steps: number): number {
  return GHATS.y + 0.24 * (Math.floor(random() * steps) + 0.5);
}
