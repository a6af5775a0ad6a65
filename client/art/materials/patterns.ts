import { fbm, hash, noise2, smooth } from '@sqltown/shared/noise';
import { mix } from '../mesh/vector.ts';
import type { Material, PatternName } from './palette.ts';

/**
 * One point of a surface on its way to a colour. The caller owns it and reuses it: millions are shaded.
 * Position and normal go in; `albedo` (linear) and `glow` (emission at dusk, linear) come out.
 */
export type Surface = {
  x: number;
  y: number;
  z: number;
  nx: number;
  ny: number;
  nz: number;
  owner: number;
  readonly albedo: Float64Array;
  readonly glow: Float64Array;
};

export function newSurface(): Surface {
  return {
    x: 0,
    y: 0,
    z: 0,
    nx: 0,
    ny: 0,
    nz: 1,
    owner: 0,
    albedo: new Float64Array(3),
    glow: new Float64Array(3),
  };
}

/** Share of windows with a lamp behind them at dusk. */
const LIT_WINDOWS = 0.58;

/** A pattern returns how much lighter (>1) or darker the base colour is, or writes the surface itself. */
type Pattern = (s: Surface, m: Material) => number;

const PATTERNS: Readonly<Record<PatternName, Pattern>> = {
  plain: () => 1,
  plaster: (s) => 0.965 + 0.06 * fbm(s.x * 1.3 + s.z * 0.6 + s.y * 0.9, s.z * 1.7 + s.y, 2),
  stone: (s) =>
    isWall(s) ? ashlar(s) : 0.98 + 0.05 * hash(Math.floor(s.x / 0.4 + 100), Math.floor(s.y / 0.4 + 100), 9),
  flat: (s) => 0.95 + 0.08 * fbm(s.x * 1.6, s.y * 1.6, 2),
  tile: roofTiles,
  thatch: (s) => 0.86 + 0.26 * noise2(alongSlope(s) * 24, s.z * 3.2),
  plank: (s) => {
    const q = (isWall(s) ? alongWall(s) : s.x + s.y) / 0.09;
    return 0.93 + 0.12 * hash(Math.floor(q), 2) - 0.12 * smooth(0.8, 1, Math.abs(fraction(q) - 0.5) * 2);
  },
  stripe: (s, m) => {
    const q = (Math.hypot(s.nx, s.ny) > 0.1 ? alongSlope(s) : s.x) / 0.14;
    if (Math.abs(Math.floor(q) % 2) === 1) s.albedo.set(m.second);
    return 1;
  },
  jali: (s) => {
    const a = (alongWall(s) + s.z) / 0.055;
    const b = (alongWall(s) - s.z) / 0.055;
    const isHole = (fraction(a) - 0.5) ** 2 + (fraction(b) - 0.5) ** 2 < 0.11;
    if (isHole) s.glow.set([0.95, 0.5, 0.14]);
    return isHole ? 0.35 : 1;
  },
  leaf: (s) => {
    const v = fbm(s.x * 5.2 + s.z * 3.1, s.y * 5.2 - s.z * 3.7, 2);
    return mix(v > 0.58 ? 1.2 : v > 0.42 ? 1 : 0.8, 0.7 + v * 0.6, 0.35);
  },
  window: windowPane,
  glow: (s) => {
    s.glow.set([3.4, 1.75, 0.55]);
    return 1;
  },
  flame: (s) => {
    s.glow.set([4.4, 2, 0.45]);
    return 1;
  },
  gold: () => 0.9,
  pool: (s) => 0.9 + 0.25 * smooth(0.55, 0.7, noise2(s.x * 2 + s.y * 3, (s.x - s.y) * 0.8)),
  ground: () => 1,
  water: () => 1,
};

/** Fills `albedo` and `glow` from the material at the surface's point. Pure in its position and normal. */
export function paint(s: Surface, m: Material): void {
  s.albedo.set(m.color);
  s.glow.fill(0);
  const k = PATTERNS[m.pattern](s, m);
  for (let i = 0; i < 3; i++) s.albedo[i]! *= k;
}

function isWall(s: Surface): boolean {
  return s.nz < 0.5;
}

function alongWall(s: Surface): number {
  return Math.abs(s.nx) > Math.abs(s.ny) ? s.y : s.x;
}

function alongSlope(s: Surface): number {
  return (s.x * s.ny - s.y * s.nx) / (Math.hypot(s.nx, s.ny) || 1);
}

function fraction(v: number): number {
  return v - Math.floor(v);
}

function ashlar(s: Surface): number {
  const course = s.z / 0.155;
  const row = Math.floor(course);
  const across = alongWall(s) / 0.34 + (row & 1) * 0.5;
  const toBed = Math.abs(fraction(course) - 0.5) * 2;
  const toJoint = Math.abs(fraction(across) - 0.5) * 2;
  const block = 0.97 + 0.07 * hash(row, Math.floor(across), 3);
  return block * (1 - 0.1 * smooth(0.72, 0.98, toBed) - 0.05 * smooth(0.9, 1, toJoint));
}

function roofTiles(s: Surface): number {
  const across = alongSlope(s) / 0.115;
  const down = s.z / 0.085;
  const round = 0.9 + 0.2 * Math.sin(fraction(across) * Math.PI) - 0.1 * smooth(0.72, 1, fraction(down));
  return round * (0.94 + 0.12 * hash(Math.floor(across), Math.floor(down), 4));
}

function windowPane(s: Surface): number {
  const roll = hash(
    Math.floor(s.x * 3.1 + 50),
    Math.floor(s.y * 3.1 + 50),
    Math.floor(s.z * 2.4) + s.owner * 7,
  );
  const shade = 0.75 + 0.5 * fbm(s.x * 3, s.z * 3 + s.y * 3, 1);
  s.albedo.set(roll > 0.86 ? [0.2, 0.12, 0.05] : [0.055 * shade, 0.062 * shade, 0.075 * shade]);
  if (roll < LIT_WINDOWS) {
    const strength = 0.8 + 0.6 * hash(Math.floor(roll * 999), 3);
    s.glow.set([1.8 * strength, (0.7 + 0.25 * roll) * strength, 0.13 * strength]);
  }
  return 1;
}
