import type { Part } from '../grammar/part.ts';
import { BOTH, CORNERS, type Design, choose } from './design.ts';

const SIZES = [
  { w: 1.7, d: 1.1, h: 0.72, storeys: 1 },
  { w: 2.2, d: 1.4, h: 1.3, storeys: 2 },
  { w: 2.6, d: 1.7, h: 1.42, storeys: 2 },
] as const;
const BASE = 0.12;

/** A pilgrims' rest house: a shaded veranda before rows of rooms, kiosks at the corners as it grows. */
export const dharamshala: Design = ({ level, variant }) => {
  const { w, d, h, storeys } = SIZES[level - 1]!;
  const house: Part[] = [
    {
      part: 'block',
      w,
      d,
      h,
      wall: choose(['rose', 'peach', 'redStone'] as const, variant),
      storeys,
      bays: [level + 3, level + 1],
      doors: ['left', 'right'],
      door: choose(['blueDoor', 'greenDoor'] as const, variant),
      facade:
        variant % 2 ? { shape: 'cusped', hood: 'paleStone' } : { shutters: level > 1 ? 'teal' : undefined },
      parapet: level > 1 ? 0.13 : 0,
      parapetM: 'paleStone',
    },
    { part: 'colonnade', at: [0, d / 2 + 0.17, 0], w, d: 0.36, h: 0.58, n: level + 4 },
    ...(level === 1 ? [{ part: 'hip', at: [0, 0, h], w, d, h: 0.42, m: 'tile' } as const] : upperFloor(w, d)),
    ...(level > 1
      ? BOTH.map((s): Part => ({ part: 'chhatri', at: [s * (w / 2 - 0.24), d / 2 - 0.24, h], r: 0.2 }))
      : []),
    ...(level === 3 ? crown(w, d, h) : []),
  ];
  return [
    { part: 'box', at: [0, 0.02, 0], size: [w + 0.5, d + 0.72, BASE], m: 'stone', top: 'terrace' },
    { part: 'steps', at: [0, d / 2 + 0.37, BASE], w: 0.9, n: 2, rise: 0.06, run: 0.11 },
    { part: 'group', at: [0, -0.17, BASE], parts: house },
    { part: 'flag', at: [w / 2 + 0.1, d / 2 + 0.15, BASE], h: 0.8 },
    { part: 'lampPost', at: [-w / 2 - 0.1, d / 2 + 0.25, BASE], h: 0.5 },
    { part: 'pots', at: [w / 2 - 0.2, d / 2 + 0.28, BASE], n: 4, seed: variant + 2 },
    { part: 'person', at: [-0.4, d / 2 + 0.1, BASE], seed: variant + 3, sits: true, scale: 0.85 },
  ];
};

function upperFloor(w: number, d: number): Part[] {
  return [
    { part: 'balcony', at: [0, d / 2, 0.78], w: w * 0.5 },
    { part: 'group', turn: 3, parts: [{ part: 'jharokha', at: [0, w / 2, 0.78], size: 0.9 }] },
  ];
}

function crown(w: number, d: number, h: number): Part[] {
  const back = CORNERS.filter(([, j]) => j < 0);
  return [
    ...back.map(
      ([i]): Part => ({ part: 'chhatri', at: [i * (w / 2 - 0.24), -d / 2 + 0.24, h], r: 0.2, lit: false }),
    ),
    {
      part: 'block',
      at: [0, 0, h],
      w: 1,
      d: 0.9,
      h: 0.5,
      wall: 'lime',
      bays: [3, 2],
      doors: ['left'],
      plinth: 0,
    },
    { part: 'dome', at: [0, 0, h + 0.5], r: 0.36 },
  ];
}
