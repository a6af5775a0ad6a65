import { fbm, hash, seeded, smooth } from '@sqltown/shared/noise';
import {
  GHATS,
  LANDMARKS,
  OLD_QUARTER,
  ORIGIN,
  PLAZAS,
  ROADS,
  farBank,
  nearBank,
  rectDistance,
  waterDepth,
} from '@sqltown/shared/plan';
import type { Part, TreeKind } from '../grammar/part.ts';
import { QUAY_TILES, WATER_Z, landingOf, pier, pierHead, quay } from '../catalogue/riverside.ts';
import { treePart, umbrellaPart } from '../catalogue/street-life.ts';
import type { Vec3 } from '../mesh/vector.ts';
import { groundHeight } from './ground.ts';

/** Trees, lamps, boats and people as the poster shows them: the old quarter on a fair afternoon. */
export function decor(): Part[] {
  const random = seeded(21);
  const taken = new Taken();
  return [...riverFront(random), ...trees(random, taken), ...lamps(taken), ...people(random, taken)];
}

/** What already stands somewhere: buildings first, then each thing as it is put down. */
class Taken {
  readonly #boxes = [...LANDMARKS, ...OLD_QUARTER.houses].map(
    (s) => [s.x, s.y, s.width, s.depth] as [number, number, number, number],
  );

  isFree(x: number, y: number, size: number): boolean {
    return this.#boxes.every(
      ([bx, by, w, d]) => Math.abs(bx - x) >= (w + size) / 2 || Math.abs(by - y) >= (d + size) / 2,
    );
  }

  put(x: number, y: number, size: number): void {
    this.#boxes.push([x, y, size, size]);
  }
}

const QUAYS = 7;
const LANDINGS = [0, 1, 0, 3, 2, 1, 0] as const;

function riverFront(random: () => number): Part[] {
  const quays = LANDINGS.map(
    (l, i): Part => ({ part: 'group', at: [quayX(i + 0.5), GHATS.y, 0], parts: quay(landingOf(l), l) }),
  );
  const piers = Array.from(
    { length: QUAYS + 1 },
    (_, i): Part => ({ part: 'group', at: [quayX(i), GHATS.y, 0], parts: pier(pierHead(i)) }),
  );
  const umbrellas = Array.from(
    { length: 11 },
    (_, i): Part => ({
      part: 'group',
      at: [GHATS.x0 + 0.7 + i * 2.3 + random() * 0.8, GHATS.y + 0.6 + random() * 0.5, -0.22],
      parts: [umbrellaPart(i)],
    }),
  );
  const flames = Array.from({ length: 60 }, (): Part => {
    const step = Math.floor(random() * 5);
    return {
      part: 'diya',
      at: [GHATS.x0 + 0.6 + random() * 24, GHATS.y + 0.12 + 0.24 * (step + 0.5) + 0.2, -0.09 * (step + 1)],
    };
  });
  return [...quays, ...piers, ...umbrellas, ...flames, ...afloat(random)];
}

function quayX(i: number): number {
  return GHATS.x0 + QUAY_TILES * i;
}

const BOATS: readonly (readonly [u: number, v: number, turn: number])[] = [
  [-10.5, 11.4, 0.1],
  [-6.8, 11.1, 0.15],
  [-3.1, 11.7, -0.1],
  [0.2, 13.6, 0.9],
  [3.6, 11.1, 0.05],
  [6.9, 11.5, 0.12],
  [10.6, 11.3, -0.05],
  [-8.4, 14.8, 0.75],
  [5.2, 16.6, 0.25],
  [-2.6, 18, 0.15],
  [13.4, 13.4, 0.4],
  [15.2, 18.2, 0.1],
  [-15, 12.8, 0.3],
];

function afloat(random: () => number): Part[] {
  const boats = BOATS.map(
    ([u, v, turn], i): Part => ({
      part: 'boat',
      at: [u + ORIGIN, v + ORIGIN, WATER_Z + 0.04],
      turn,
      seed: i + 2,
    }),
  );
  const lights: Part[] = [];
  for (let i = 0; i < 60; i++) {
    const at: Vec3 = [ORIGIN - 20 + random() * 40, ORIGIN + 10 + random() * random() * 11, WATER_Z];
    if (waterDepth(at[0], at[1]) > 0.6) lights.push({ part: 'diya', at });
  }
  return [...boats, ...lights];
}

function trees(random: () => number, taken: Taken): Part[] {
  const parts: Part[] = [];
  const plant = (x: number, y: number, kind: TreeKind, i: number): void => {
    taken.put(x, y, kind === 'banyan' ? 0.9 : 0.35);
    parts.push({
      part: 'group',
      at: [x, y, groundHeight(x, y)],
      scale: 0.8 + random() * 0.45,
      parts: [treePart(kind, i)],
    });
  };
  plant(ORIGIN - 8.2, ORIGIN - 7.4, 'banyan', 0);
  plant(ORIGIN + 6.2, ORIGIN + 1.2, 'banyan', 1);
  for (let i = 0; i < 2600; i++) {
    const x = ORIGIN - 38 + random() * 76;
    const y = ORIGIN - 42 + random() * 80;
    const density = treeDensity(x, y);
    const isClear =
      taken.isFree(x, y, 0.6) && rectDistance(x, y, ROADS) > 0.2 && rectDistance(x, y, PLAZAS) > 0.2;
    if (random() < density && isClear) plant(x, y, kindOf(random(), y), i);
  }
  return parts;
}

function treeDensity(x: number, y: number): number {
  const u = x - ORIGIN;
  const v = y - ORIGIN;
  if (waterDepth(x, y) > -0.9 || (v > 7 && v < 20 && y > nearBank(x) - 0.9 && y < farBank(x) + 0.8)) return 0;
  if (v > 20) return 0.45;
  if (Math.abs(u) < 15.5 && v > -16) return 0.3;
  return 0.08 + 0.75 * smooth(0.52, 0.66, fbm(u * 0.16 + 5, v * 0.16 + 11, 2));
}

function kindOf(roll: number, y: number): TreeKind {
  if (roll < 0.1 && y > ORIGIN - 4) return 'palm';
  if (roll < 0.16) return 'cypress';
  return roll < 0.24 ? 'bloom' : 'round';
}

/** Street lamps every 2.6 tiles along the streets' edges and along the river front. */
function lamps(taken: Taken): Part[] {
  const parts: Part[] = [];
  const post = (u: number, v: number): void => {
    if (taken.isFree(u + ORIGIN, v + ORIGIN, 0.1)) {
      parts.push({ part: 'lampPost', at: [u + ORIGIN, v + ORIGIN, 0], h: 0.58, strength: 0.95 });
    }
  };
  for (let u = -13; u < 14; u += 2.6) {
    post(u, 5.12);
    post(u + 1.3, 4.08);
    post(u, -1.08);
    post(u + 1.3, -10.5);
    post(u, 7.92);
  }
  for (let v = -14; v < 8; v += 2.6) {
    post(-0.85, v);
    post(0.85, v + 1.3);
    for (const u of [-6.75, 7.05, 13.9, -14.8]) post(u, v);
  }
  return parts;
}

function people(random: () => number, taken: Taken): Part[] {
  const parts: Part[] = [];
  const stand = (x: number, y: number, z: number): void => {
    parts.push({
      part: 'person',
      at: [x, y, z],
      turn: Math.floor(random() * 4),
      scale: 1.05,
      seed: Math.floor(random() * 1e6),
      stride: random() > 0.5 ? 0 : 2,
    });
  };
  for (let i = 0; i < 520; i++) {
    const [x0, y0, x1, y1] = ROADS[i % 9]!;
    const x = x0 + random() * (x1 - x0);
    const y = y0 + random() * (y1 - y0);
    const crowd = 0.62 - 0.034 * Math.hypot(x - ORIGIN, y - ORIGIN - 3);
    if (random() < crowd && taken.isFree(x, y, 0.1)) stand(x, y, 0);
  }
  for (let i = 0; i < 40; i++) {
    const [x0, y0, x1, y1] = PLAZAS[i % 3]!;
    const x = x0 + hash(i, 1) * (x1 - x0);
    const y = y0 + hash(i, 2) * (y1 - y0);
    if (taken.isFree(x, y, 0.1)) stand(x, y, 0);
  }
  for (let i = 0; i < 60; i++) {
    const step = Math.floor(random() * 6);
    stand(GHATS.x0 + 0.6 + random() * 24, GHATS.y + 0.24 * (step + 0.5) + 0.22, -0.09 * (step + 1));
  }
  return parts;
}
