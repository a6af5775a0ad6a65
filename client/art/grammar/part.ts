import type { MaterialName } from '../materials/palette.ts';
import type { Placement } from '../mesh/mesh.ts';
import type { PlanName } from '../mesh/plans.ts';
import type { Vec3 } from '../mesh/vector.ts';

/**
 * The vocabulary of the grammar. A part is plain data: what it is, where it stands in its parent, and its
 * measures in tiles. Primitives become faces; every other part is rewritten by its rule into smaller parts.
 * Parts stand on their origin, face +y (the left side of the screen) and are centred on x.
 */
export type Primitives = {
  box: { size: Vec3; m: MaterialName; top?: MaterialName };
  frustum: { base: readonly [number, number]; cap: readonly [number, number]; h: number; m: MaterialName };
  /** A plan swept through rings of height and radius; a ring's own material covers the strip above it. */
  loft: { plan: PlanName; rings: readonly Ring[]; m: MaterialName; smooth?: boolean; open?: boolean };
  gable: {
    w: number;
    d: number;
    h: number;
    m: MaterialName;
    wall: MaterialName;
    over?: number;
    ridge?: 'x' | 'y';
  };
  hip: { w: number; d: number; h: number; m: MaterialName; over?: number };
  blob: { r: number; m: MaterialName; seed?: number; rough?: number; squash?: number };
  sheet: { points: readonly Vec3[]; m: MaterialName };
  light: { reach: number; strength: number };
  group: { parts: readonly Part[] };
};

export type Ring = readonly [z: number, radius: number, m?: MaterialName];

export type OpeningShape = 'arch' | 'square' | 'cusped';

/** How a wall is pierced and dressed. */
export type Facade = {
  readonly shape?: OpeningShape | undefined;
  readonly pane?: MaterialName | undefined;
  readonly frame?: MaterialName | undefined;
  /** A stone or wooden eave over each window. */
  readonly hood?: MaterialName | undefined;
  /** Painted shutters standing open beside each window. */
  readonly shutters?: MaterialName | undefined;
  /** Which bays have windows: all, every second one, or two by two with a pier between. */
  readonly rhythm?: 'every' | 'second' | 'paired' | undefined;
  readonly sill?: boolean | undefined;
};

/** Walls of a block: the left one faces +y, the right one +x; the others are never seen. */
export type Side = 'left' | 'right' | 'backLeft' | 'backRight';

export type Rules = {
  /** Flat against the wall at y = 0. */
  opening: { w: number; h: number; m: MaterialName; shape?: OpeningShape | undefined };
  window: { w: number; h: number; facade?: Facade };
  door: { w: number; h: number; m: MaterialName; lamp?: boolean; frame?: MaterialName };
  wallLamp: { strength?: number };
  block: {
    w: number;
    d: number;
    h: number;
    wall: MaterialName;
    storeys?: number;
    bays?: readonly [left: number, right: number];
    doors?: readonly Side[];
    door?: MaterialName;
    facade?: Facade;
    /** Another dress for the ground floor. */
    ground?: Facade | 'blank';
    plinth?: number;
    cornice?: boolean;
    parapet?: number;
    parapetM?: MaterialName;
    top?: MaterialName;
    window?: readonly [w: number, h: number];
  };
  column: { h: number; r?: number; m?: MaterialName };
  colonnade: {
    w: number;
    d: number;
    h: number;
    n: number;
    r?: number;
    m?: MaterialName;
    roof?: MaterialName;
  };
  kalash: { size?: number };
  dome: { r: number; m?: MaterialName; rise?: number; bulge?: number; finial?: number };
  chhatri: { r: number; h?: number; dome?: MaterialName; lit?: boolean };
  jharokha: { size?: number };
  shikhara: { r: number; h: number; m?: MaterialName };
  awning: { w: number; d: number; drop: number; m: MaterialName };
  balcony: { w: number; m?: MaterialName };
  flag: { h: number; m?: MaterialName };
  lampPost: { h?: number; strength?: number };
  diya: { strength?: number };
  /** Down towards +y from its origin at the top. */
  steps: { w: number; n: number; rise: number; run: number; m?: MaterialName };
  /** Up along a wall towards +x. */
  stair: { run: number; rise: number; w: number; m?: MaterialName };
  laundry: { w: number; seed: number };
  sign: { w: number; m: MaterialName };
  pots: { n: number; seed: number };
  sacks: { n: number; seed: number };
  goods: { w: number; n: number; seed: number };
  stall: { awning: MaterialName; seed: number };
  umbrella: { size?: number; m: MaterialName };
  tree: { kind: TreeKind; size: number; seed: number };
  person: PersonSpec;
  boat: { seed: number; canopy?: boolean };
  cart: { seed: number };
  scaffold: { w: number; d: number; h: number };
};

export type TreeKind = 'round' | 'banyan' | 'palm' | 'cypress' | 'bloom';

type PersonSpec = {
  seed: number;
  /** The colour of what they wear, where the seed should not choose it. */
  cloth?: MaterialName | undefined;
  /** Quarter of the walking cycle: 0 and 2 are strides, 1 and 3 pass. Without it they stand. */
  stride?: 0 | 1 | 2 | 3;
  sits?: boolean;
};

type Vocabulary = Primitives & Rules;

type PartName = keyof Vocabulary;

export type PartOf<K extends PartName> = { readonly part: K } & Placement & Vocabulary[K];

export type Part = { [K in PartName]: PartOf<K> }[PartName];

/** How one composite part is spelled in smaller ones. */
export type Rule<K extends keyof Rules> = (spec: Rules[K]) => readonly Part[];
