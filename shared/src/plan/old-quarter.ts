import { hash, noise2, seeded } from '../noise/index.ts';
import type { BuildingKind } from '../rules/buildings.ts';
import { ORIGIN, PLAZAS, ROADS, rectDistance, waterDepth } from './terrain.ts';

/** A building of the old quarter: centre and extent in tiles. It stands in every city and can't be changed. */
export type Standing = {
  readonly kind: BuildingKind;
  readonly level: 1 | 2 | 3;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
  /** Chooses wall wash, roof and ornaments. */
  readonly seed: number;
};

/** A building that has a name and a row: `id` is `buildings.id` in the lessons' town dataset. */
export type Landmark = Standing & { readonly id: number; readonly name: string };

type Level = Standing['level'];
type Site = readonly [
  BuildingKind,
  x: number,
  y: number,
  level: Level,
  width: number,
  depth: number,
  name: string,
];

/** Placed by hand, around the origin: the silhouettes that make the town. */
const SITES: readonly Site[] = [
  ['temple', 0, -6, 3, 3.9, 4.3, 'River Temple'],
  ['stepwell', 5.3, -4.6, 3, 3, 3, 'Rani Stepwell'],
  ['library', -5.2, -4.3, 3, 2.9, 2.4, 'Palm Leaf Library'],
  ['observatory', 11, -4.8, 3, 3, 3, 'Star Court'],
  ['gurukul', -11, -5, 3, 2.7, 2.6, 'Banyan Gurukul'],
  ['dharamshala', -4, 5.85, 3, 3.3, 2, 'Ganga Vishram'],
  ['dharamshala', 9.7, 5.85, 2, 2.8, 2, 'Seth Bhavan'],
  ['dharamshala', -11, 2, 2, 2.9, 2.5, 'Uttara Niwas'],
  ['dharamshala', 4.2, -12.3, 3, 3.3, 2.6, 'Yatri Sadan'],
  ['dharamshala', 11, 1.4, 1, 2.4, 2, 'Kuti'],
  ['bazaar', 4, 2.6, 3, 2.8, 1.9, 'Silk Bazaar'],
  ['bazaar', -3.6, 2.6, 2, 2.3, 1.6, 'Spice Bazaar'],
  ['lamptower', -1.55, 6.1, 3, 1.4, 1.4, 'Elder Lamp Tower'],
  ['lamptower', 1.55, 6.1, 2, 1.3, 1.3, 'Younger Lamp Tower'],
  ['temple', 4.6, 6.05, 1, 2, 2, 'Ferry Shrine'],
  ['granary', 11.2, -12.3, 3, 2.8, 2.4, 'Great Granary'],
  ['workshop', -11.2, -12.3, 3, 2.8, 2.2, 'Weavers Hall'],
  ['temple', -9.3, 5.9, 2, 2.8, 3, 'Garden Temple'],
  ['bazaar', 6.2, 6.3, 1, 1.6, 1.2, 'Flower Stalls'],
  ['stepwell', -3.2, -0.1, 1, 1.4, 1.4, 'Corner Well'],
  ['house', 2.4, -0.2, 3, 1.9, 1.8, 'Merchant Haveli'],
  ['granary', 12.1, 6, 1, 1.4, 1.4, 'Boatmen Store'],
  ['workshop', -4.6, -12.4, 2, 2.3, 1.9, 'Potters Yard'],
  ['gurukul', -18.2, -6, 1, 2, 2, 'Field School'],
  ['observatory', 18.6, -2, 1, 1.8, 1.8, 'Shadow Dial'],
  ['pavilion', -8.7, -12.3, 2, 1.6, 1.6, 'Shade Pavilion'],
  ['pavilion', 8.75, -12.3, 1, 1.5, 1.5, 'Singers Pavilion'],
];

/** The largest houses have names too, in this order from the heart outward. */
const HAVELIS = [
  'Asha Haveli',
  'Lotus Haveli',
  'Mango Court',
  'Peacock House',
  'Tulsi House',
  'Blue Door House',
  'Conch House',
  'Two Sisters House',
  'Parrot House',
  'Clay Horse House',
  'Neem House',
  'Swing House',
  'Ferryman House',
] as const;

const HOUSE_TILES: Readonly<Record<Level, number>> = { 1: 1.3, 2: 1.44, 3: 1.72 };

const QUARTER_SEED = 21;

type Quarter = { readonly landmarks: readonly Landmark[]; readonly houses: readonly Standing[] };

/** Some forty landmarks and the unnamed houses between them: the same in every city. */
export const OLD_QUARTER: Quarter = layOut();

export const LANDMARKS: readonly Landmark[] = OLD_QUARTER.landmarks;

function layOut(): Quarter {
  const random = seeded(QUARTER_SEED);
  const standing: Standing[] = SITES.map(([kind, x, y, level, width, depth], i) => ({
    kind,
    level,
    x: x + ORIGIN,
    y: y + ORIGIN,
    width,
    depth,
    seed: i + 1,
  }));

  const isFree = (x: number, y: number, tiles: number, gap: number): boolean =>
    standing.every(
      (s) =>
        Math.abs(s.x - x) >= (s.width + tiles) / 2 + gap || Math.abs(s.y - y) >= (s.depth + tiles) / 2 + gap,
    );

  const raise = (u: number, v: number, level: Level, gap: number): void => {
    const x = u + ORIGIN;
    const y = v + ORIGIN;
    const tiles = HOUSE_TILES[level];
    if (rectDistance(x, y, ROADS) < tiles / 2 - 0.04 || rectDistance(x, y, PLAZAS) < tiles / 2 + 0.02) return;
    if (waterDepth(x, y) > -2.35 || !isFree(x, y, tiles, gap)) return;
    standing.push({
      kind: 'house',
      level,
      x,
      y,
      width: tiles,
      depth: tiles,
      seed: Math.floor(random() * 1e6),
    });
  };

  for (let v = 6.1; v > -15.6; v -= 0.31) {
    for (let u = -15.2; u < 15.4; u += 0.29) {
      if (random() < 0.25) continue;
      const fromHeart = Math.hypot(u * 0.7, v + 2);
      const isGarden = hash(Math.floor(u / 1.9), Math.floor(v / 1.9), 31) > 0.84 - fromHeart * 0.028;
      if (!isGarden) raise(u, v, houseLevel(fromHeart, random), 0.1);
    }
  }
  for (let i = 0; i < 90; i++) {
    const u = -30 + random() * 60;
    const v = -30 + random() * 36;
    const inTown = Math.abs(u) < 16.5 && v > -17;
    if (!inTown && noise2(u * 0.12 + 3, v * 0.12) >= 0.5) raise(u, v, 1, 0.9);
  }
  return nameThem(standing);
}

function houseLevel(fromHeart: number, random: () => number): Level {
  const roll = random();
  if (fromHeart < 6) return roll > 0.5 ? 3 : 2;
  if (fromHeart < 10.5) return roll > 0.72 ? 3 : roll > 0.3 ? 2 : 1;
  return roll > 0.66 ? 2 : 1;
}

function nameThem(standing: readonly Standing[]): Quarter {
  const sited = standing.slice(0, SITES.length).map((s, i) => ({ ...s, id: i + 1, name: SITES[i]![6] }));
  const fromHeart = (s: Standing): number => Math.hypot(s.x - ORIGIN, s.y - ORIGIN);
  const rest = standing.slice(SITES.length).sort((a, b) => b.level - a.level || fromHeart(a) - fromHeart(b));
  const havelis = HAVELIS.map((name, i) => ({ ...rest[i]!, id: SITES.length + i + 1, name }));
  return { landmarks: [...sited, ...havelis], houses: rest.slice(HAVELIS.length) };
}
