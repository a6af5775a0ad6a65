/** Every building that a city can hold. The order is the wire code: append only. */
export const BUILDING_KINDS = [
  'house',
  'dharamshala',
  'temple',
  'stepwell',
  'library',
  'observatory',
  'gurukul',
  'bazaar',
  'lamptower',
  'granary',
  'workshop',
  'pavilion',
] as const;

export type BuildingKind = (typeof BUILDING_KINDS)[number];

export type BuildingType = {
  readonly title: string;
  /** What a newcomer reads in the build menu. */
  readonly about: string;
  /** Tiles along x and y, the same at every level. */
  readonly footprint: readonly [width: number, depth: number];
  readonly priceCoins: number;
  /** Whether it can be built before any lesson is done. */
  readonly open: boolean;
};

export const BUILDING_TYPES: Readonly<Record<BuildingKind, BuildingType>> = {
  house: {
    title: 'House',
    about: 'A courtyard home for one family',
    footprint: [2, 2],
    priceCoins: 60,
    open: true,
  },
  dharamshala: {
    title: 'Dharamshala',
    about: 'Free beds for pilgrims',
    footprint: [4, 3],
    priceCoins: 150,
    open: false,
  },
  temple: {
    title: 'Temple',
    about: 'A tower over a quiet hall',
    footprint: [4, 5],
    priceCoins: 300,
    open: false,
  },
  stepwell: {
    title: 'Stepwell',
    about: 'Steps down to cool water',
    footprint: [3, 3],
    priceCoins: 140,
    open: false,
  },
  library: {
    title: 'Library',
    about: 'Palm-leaf books under a blue dome',
    footprint: [3, 3],
    priceCoins: 200,
    open: false,
  },
  observatory: {
    title: 'Observatory',
    about: 'Sundials as large as houses',
    footprint: [3, 3],
    priceCoins: 240,
    open: false,
  },
  gurukul: {
    title: 'Gurukul',
    about: 'A school under trees',
    footprint: [3, 3],
    priceCoins: 160,
    open: false,
  },
  bazaar: {
    title: 'Bazaar',
    about: 'Stalls under striped awnings',
    footprint: [3, 2],
    priceCoins: 120,
    open: false,
  },
  lamptower: {
    title: 'Lamp tower',
    about: 'A hundred lamps at dusk',
    footprint: [2, 2],
    priceCoins: 40,
    open: true,
  },
  granary: {
    title: 'Granary',
    about: 'Grain for the lean months',
    footprint: [3, 3],
    priceCoins: 110,
    open: false,
  },
  workshop: {
    title: 'Workshop',
    about: 'Looms, wheels and chisels',
    footprint: [3, 3],
    priceCoins: 120,
    open: false,
  },
  pavilion: {
    title: 'Pavilion',
    about: 'Shade to sit and talk in',
    footprint: [2, 2],
    priceCoins: 50,
    open: false,
  },
};

/** Demolishing gives back this share of the price, rounded down. */
export const DEMOLISH_SHARE = 0.5;

/** Undo works for this long after the deed was committed. */
export const UNDO_SECONDS = 10;

/** How long scaffolding stands after a paid build, before the plop. */
export const CONSTRUCTION_SECONDS = 5;

export function isBuildingKind(value: string): value is BuildingKind {
  return Object.hasOwn(BUILDING_TYPES, value);
}
