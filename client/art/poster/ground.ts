import { fbm, hash, noise2, smooth } from '@sqltown/shared/noise';
import { GHATS, ORIGIN, PLAZAS, ROADS, farBank, inGhats, nearBank, rectDistance } from '@sqltown/shared/plan';
import { type Rgb, linear } from '../materials/palette.ts';
import { mix } from '../mesh/vector.ts';
import { WATER_Z } from '../catalogue/riverside.ts';

const GRASS = [linear('#A9B36B'), linear('#8FA35C')] as const;
const EARTH = linear('#DCC597');
const PAVING = [linear('#D3BA8E'), linear('#C4A87B')] as const;
const PLAZA = [linear('#E6D3AE'), linear('#D3B98C')] as const;
const SAND = [linear('#E8D3A2'), linear('#B79B6A')] as const;
const CROPS = ['#C6B95E', '#9BAE5A', '#B8A765', '#86A05B', '#D2C06A'].map(linear);
const FURROW = linear('#7E7A45');
/** Beyond this y all land is the far bank. */
export const FAR_Y = ORIGIN + 20;

/** Height of the ground: level in town, falling under the water at both banks. */
export function groundHeight(x: number, y: number): number {
  if (y > ORIGIN + 14) {
    const inland = y - farBank(x);
    return inland > 0.5 ? 0 : mix(-1.2, 0, smooth(-1.2, 0.9, inland));
  }
  if (y <= GHATS.y && inGhats(x)) return 0;
  return mix(-1.2, 0, smooth(-1.4, 0.8, nearBank(x) - y));
}

/** Colour of the ground at a tile point: grass, fields, earth, paving, sand, blended in that order. */
export function groundColor(x: number, y: number, into: Float64Array): void {
  const u = x - ORIGIN;
  const v = y - ORIGIN;
  const broad = fbm(u * 0.35 + 20, v * 0.35 + 7, 3);
  const fine = noise2(u * 2.1, v * 2.1);
  set(into, GRASS[0], 1);
  set(into, GRASS[1], smooth(0.35, 0.65, broad) * 0.9 + 0.1 * fine);
  const town = townAt(u, v, broad);
  set(into, EARTH, town * (0.55 + 0.45 * smooth(0.3, 0.55, fbm(u * 0.8, v * 0.8, 2))) * 0.92);
  if (y < FAR_Y && town < 0.25 && y < nearBank(x) - 2.5) fields(u, v, into);
  paving(x, y, fine, into);
  plazas(x, y, into);
  if (!inGhats(x) || y > FAR_Y) beach(x, y, broad, into);
}

function townAt(u: number, v: number, broad: number): number {
  const outside = Math.max(Math.abs(u) - 15.2, Math.abs(v + 4.5) - 12);
  return smooth(1.5, -2.5, outside + (broad - 0.5) * 5);
}

function fields(u: number, v: number, into: Float64Array): void {
  const across = (u * 0.94 + v * 0.34) / 4.2;
  const along = (v * 0.94 - u * 0.34) / 3.2;
  const i = Math.floor(across);
  const j = Math.floor(along);
  if (hash(i, j, 77) <= 0.36) return;
  const edge = Math.max(Math.abs(across - i - 0.5), Math.abs(along - j - 0.5));
  if (edge >= 0.46) {
    set(into, EARTH, 0.5);
    return;
  }
  const row = (hash(i, j, 3) > 0.5 ? across * 4.2 : along * 3.2) / 0.22;
  const toFurrow = Math.abs(row - Math.floor(row) - 0.5) * 2;
  set(into, CROPS[Math.floor(hash(i, j, 5) * CROPS.length)]!, 1);
  set(into, FURROW, 0.28 * smooth(0.45, 0.9, toFurrow));
}

function paving(x: number, y: number, fine: number, into: Float64Array): void {
  const d = rectDistance(x, y, ROADS);
  if (d >= 0.12) return;
  const column = Math.floor(x / 0.36);
  const across = y / 0.36 + (column & 1) * 0.5;
  const joint = Math.max(Math.abs(x / 0.36 - column - 0.5), Math.abs(across - Math.floor(across) - 0.5));
  const stone = hash(column, Math.floor(across), 2) * 0.35 + 0.22 * smooth(0.85, 1, joint * 2);
  blend(into, PAVING, stone + 0.45 * smooth(-0.1, 0, d), smooth(0.1, 0, d + (fine - 0.5) * 0.1));
}

function plazas(x: number, y: number, into: Float64Array): void {
  const d = rectDistance(x, y, PLAZAS);
  if (d >= 0.05) return;
  const i = Math.floor(x / 0.55);
  const j = Math.floor(y / 0.55);
  const joint = Math.max(Math.abs(x / 0.55 - i - 0.5), Math.abs(y / 0.55 - j - 0.5)) * 2;
  const slab = ((i + j) & 1) * 0.26 + hash(i, j, 4) * 0.18 + 0.2 * smooth(0.9, 1, joint);
  blend(into, PLAZA, slab + 0.5 * smooth(-0.16, -0.08, d), smooth(0.05, 0, d));
}

function beach(x: number, y: number, broad: number, into: Float64Array): void {
  const inland = y > FAR_Y ? y - farBank(x) : nearBank(x) - y;
  set(into, SAND[0], smooth(1.8 + broad * 1.5, 0.1, inland) * 0.95);
  set(into, SAND[1], smooth(-0.25, -0.75, inland) * 0.8);
}

function set(into: Float64Array, color: Rgb, share: number): void {
  for (let c = 0; c < 3; c++) into[c] = mix(into[c]!, color[c]!, share);
}

function blend(into: Float64Array, [a, b]: readonly [Rgb, Rgb], between: number, share: number): void {
  for (let c = 0; c < 3; c++) into[c] = mix(into[c]!, mix(a[c]!, b[c]!, Math.min(1, between)), share);
}

/** Whether a patch of ground lies under water and will never be seen. */
export function isDrowned(x: number, y: number): boolean {
  return groundHeight(x, y) < WATER_Z - 0.55;
}
