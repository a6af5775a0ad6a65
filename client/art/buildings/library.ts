import type { Part } from '../grammar/part.ts';
import { BOTH, CORNERS, type Design } from './design.ts';

const SIZES = [
  { w: 1.5, d: 1.1, h: 0.75 },
  { w: 2, d: 1.4, h: 1.2 },
  { w: 2.5, d: 1.65, h: 1.35 },
] as const;
const BASE = 0.13;

/** A stone book house under a blue dome, with a tall arched porch from level 2. */
export const library: Design = ({ level, variant }) => {
  const { w, d, h } = SIZES[level - 1]!;
  const house: Part[] = [
    {
      part: 'block',
      w,
      d,
      h,
      wall: variant % 2 ? 'lime' : 'paleStone',
      storeys: level > 1 ? 2 : 1,
      bays: [level + 2, level + 1],
      doors: ['left'],
      facade: { shape: variant % 2 ? 'cusped' : 'arch', hood: level > 1 ? 'stone' : undefined },
      ground: { pane: 'jali', shape: 'cusped' },
      parapet: 0.12,
      parapetM: 'stone',
      window: [0.2, level === 1 ? 0.28 : 0.3],
    },
    ...(level < 3 ? smallDome(h, level === 1 ? 0.36 : 0.44) : greatDome(w, d, h)),
    ...(level > 1 ? porch(d, h) : []),
  ];
  return [
    { part: 'box', at: [0, 0.02, 0], size: [w + 0.35, d + 0.5, BASE], m: 'darkStone', top: 'terrace' },
    { part: 'steps', at: [0, d / 2 + 0.27, BASE], w: 0.7, n: 2, rise: 0.065, run: 0.11 },
    { part: 'group', at: [0, -0.03, BASE], parts: house },
    { part: 'lampPost', at: [w / 2 + 0.05, d / 2 + 0.15, BASE], h: 0.45 },
    { part: 'tree', at: [-w / 2 - 0.06, d / 2 + 0.15, BASE], kind: 'cypress', size: 0.55, seed: 1 },
    { part: 'person', at: [0.55, d / 2 + 0.17, BASE], seed: variant + 21, sits: true, scale: 0.85 },
  ];
};

function smallDome(h: number, r: number): Part[] {
  return [
    {
      part: 'loft',
      at: [0, 0, h],
      plan: 'octagon',
      m: 'lime',
      rings: [
        [0, r * 1.2],
        [0.16, r * 1.2],
      ],
    },
    { part: 'dome', at: [0, 0, h + 0.16], r, m: 'teal' },
  ];
}

function greatDome(w: number, d: number, h: number): Part[] {
  const windows = Array.from(
    { length: 8 },
    (_, i): Part => ({
      part: 'group',
      turn: i / 2,
      at: [0, 0, h],
      parts: [{ part: 'opening', at: [0, 0.615, 0.06], w: 0.18, h: 0.24, m: 'window' }],
    }),
  );
  return [
    {
      part: 'loft',
      at: [0, 0, h],
      plan: 'octagon',
      m: 'lime',
      rings: [
        [0, 0.66],
        [0.34, 0.66],
        [0.35, 0.72],
        [0.4, 0.72],
      ],
    },
    ...windows,
    { part: 'dome', at: [0, 0, h + 0.4], r: 0.58, m: 'teal' },
    ...CORNERS.map(
      ([i, j]): Part => ({
        part: 'chhatri',
        at: [i * (w / 2 - 0.22), j * (d / 2 - 0.22), h],
        r: 0.17,
        dome: 'teal',
        lit: j > 0,
      }),
    ),
  ];
}

function porch(d: number, h: number): Part[] {
  return [
    { part: 'box', at: [0, d / 2 + 0.05, 0], size: [0.66, 0.14, h * 0.9], m: 'stone', top: 'paleStone' },
    { part: 'opening', at: [0, d / 2 + 0.126, 0.05], w: 0.46, h: h * 0.72, m: 'trim' },
    { part: 'opening', at: [0, d / 2 + 0.13, 0.05], w: 0.38, h: h * 0.66, m: 'window' },
    ...BOTH.map((s): Part => ({ part: 'kalash', at: [s * 0.26, d / 2 + 0.05, h * 0.9], size: 0.6 })),
    { part: 'light', at: [0, d / 2 + 0.4, 0.3], reach: 1.8, strength: 1 },
  ];
}
