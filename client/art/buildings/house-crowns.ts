import type { Part } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';
import { BOTH, choose } from './design.ts';
import type { HouseStyle } from './house-styles.ts';

/** What stands on a haveli's roof, `h` tiles above the ground. */
export function haveliCrown(crown: HouseStyle['haveli']['crown'], style: HouseStyle, h: number): Part[] {
  if (crown === 'kiosks') {
    return [
      {
        part: 'block',
        at: [-0.33, -0.33, h],
        w: 0.8,
        d: 0.7,
        h: 0.5,
        wall: style.upper,
        plinth: 0,
        parapet: 0.09,
      },
      { part: 'chhatri', at: [0.5, 0.45, h + 0.01], r: 0.21 },
      { part: 'chhatri', at: [0.5, -0.5, h + 0.01], r: 0.17, lit: false },
    ];
  }
  if (crown === 'tower') {
    return [
      {
        part: 'block',
        at: [-0.4, -0.36, h],
        w: 0.62,
        d: 0.62,
        h: 0.85,
        wall: style.upper,
        bays: [1, 1],
        plinth: 0,
        window: [0.22, 0.36],
        facade: style.facade,
      },
      { part: 'hip', at: [-0.4, -0.36, h + 0.85], w: 0.62, d: 0.62, h: 0.36, m: 'tile' },
      { part: 'kalash', at: [-0.4, -0.36, h + 1.18], size: 0.7 },
      { part: 'laundry', at: [0.3, 0.2, h], w: 0.6, seed: 3 },
    ];
  }
  if (crown === 'court') {
    return [
      { part: 'box', at: [0, 0, h + 0.001], size: [0.62, 0.56, 0.01], m: 'dark' },
      { part: 'tree', at: [0, 0, h - 0.35], kind: 'round', size: 0.75, seed: 4 },
      ...BOTH.map((s): Part => ({ part: 'box', at: [0, s * 0.3, h], size: [0.7, 0.06, 0.1], m: 'trim' })),
      ...BOTH.map((s): Part => ({ part: 'box', at: [s * 0.34, 0, h], size: [0.06, 0.54, 0.1], m: 'trim' })),
      { part: 'chhatri', at: [0.55, 0.5, h + 0.01], r: 0.16 },
    ];
  }
  return [
    ...roofRoom(style, { at: [-0.28, -0.24, h], w: 0.9, d: 0.8, h: 0.46, roof: 'tile' }),
    { part: 'umbrella', at: [0.52, 0.42, h], size: 0.7, m: 'red' },
  ];
}

type Room = { at: readonly [number, number, number]; w: number; d: number; h: number; roof: MaterialName };

/** A room with a hipped roof on a terrace. */
export function roofRoom(style: HouseStyle, { at, w, d, h, roof }: Room): Part[] {
  const [x, y, z] = at;
  return [
    {
      part: 'block',
      at,
      w,
      d,
      h,
      wall: style.upper,
      bays: [w > 0.7 ? 2 : 1, 1],
      plinth: 0,
      facade: style.facade,
      cornice: false,
    },
    { part: 'hip', at: [x, y, z + h], w, d, h: 0.22 + w * 0.1, m: roof, over: 0.08 },
  ];
}

/** A family on its roof: mat, pots, a tree in a tub. */
export function terraceLife(seed: number, h: number): Part[] {
  return [
    {
      part: 'box',
      at: [0.36, 0.3, h + 0.01],
      size: [0.32, 0.26, 0.04],
      m: choose(['red', 'teal', 'mustard'] as const, seed),
    },
    { part: 'person', at: [0.36, 0.26, h + 0.03], seed: seed + 5, sits: true, scale: 0.85 },
    { part: 'tree', at: [-0.4, -0.36, h - 0.02], kind: 'round', size: 0.38, seed },
    { part: 'pots', at: [-0.35, 0.36, h], n: 3, seed },
  ];
}
