import type { Part } from '../grammar/part.ts';
import { BOTH, CORNERS, type Design } from './design.ts';

const BASE = 0.12;
const SIDES = [1.15, 1.35, 1.5] as const;

/** Shade to sit and talk in: a thatched platform, a pillared kiosk, then a two-tiered hall. */
export const pavilion: Design = ({ level, variant }) => {
  const side = SIDES[level - 1]!;
  return [
    { part: 'box', size: [side, side, BASE], m: 'darkStone', top: 'terrace' },
    { part: 'steps', at: [0, side / 2 - 0.01, BASE], w: 0.5, n: 2, rise: 0.06, run: 0.08 },
    { part: 'group', at: [0, 0, BASE], parts: [thatched, pillared, tiered][level - 1]!(variant) },
    ...sitters(variant, level),
    { part: 'light', at: [0, 0, 0.5], reach: 1.9, strength: 1.1 },
  ];
};

function posts(reach: number, h: number, r: number): Part[] {
  return CORNERS.map(([i, j]) => ({
    part: 'column',
    at: [i * reach, j * reach, 0],
    h,
    r,
    m: r < 0.035 ? 'wood' : 'paleStone',
  }));
}

function thatched(variant: number): Part[] {
  return [
    ...posts(0.42, 0.5, 0.03),
    {
      part: 'hip',
      at: [0, 0, 0.56],
      w: 0.92,
      d: 0.92,
      h: 0.46,
      m: variant % 2 ? 'tile' : 'thatch',
      over: 0.12,
    },
    { part: 'box', at: [0, 0, 0.5], size: [0.94, 0.94, 0.04], m: 'wood' },
  ];
}

function pillared(variant: number): Part[] {
  return [
    ...posts(0.5, 0.58, 0.045),
    ...BOTH.flatMap((s): Part[] => [
      { part: 'box', at: [s * 0.5, 0, 0], size: [0.06, 0.84, 0.14], m: 'jali' },
    ]),
    { part: 'box', at: [0, -0.5, 0], size: [0.84, 0.06, 0.14], m: 'jali' },
    { part: 'frustum', at: [0, 0, 0.53], base: [1.36, 1.36], cap: [1.16, 1.16], h: 0.07, m: 'stone' },
    { part: 'box', at: [0, 0, 0.6], size: [1.14, 1.14, 0.09], m: 'trim', top: 'terrace' },
    { part: 'dome', at: [0, 0, 0.69], r: 0.42, m: variant % 2 ? 'teal' : 'lime' },
  ];
}

function tiered(variant: number): Part[] {
  const columns = CORNERS.flatMap(([i, j]): Part[] => [
    { part: 'column', at: [i * 0.6, j * 0.22, 0], h: 0.6, r: 0.04 },
    { part: 'column', at: [i * 0.22, j * 0.6, 0], h: 0.6, r: 0.04 },
  ]);
  return [
    ...posts(0.6, 0.6, 0.045),
    ...columns,
    { part: 'frustum', at: [0, 0, 0.54], base: [1.62, 1.62], cap: [1.4, 1.4], h: 0.08, m: 'stone' },
    { part: 'box', at: [0, 0, 0.62], size: [1.36, 1.36, 0.09], m: 'trim', top: 'terrace' },
    ...CORNERS.map(
      ([i, j]): Part => ({ part: 'chhatri', at: [i * 0.52, j * 0.52, 0.71], r: 0.13, lit: false }),
    ),
    {
      part: 'group',
      at: [0, 0, 0.71],
      parts: [
        ...posts(0.3, 0.42, 0.04),
        { part: 'frustum', at: [0, 0, 0.37], base: [0.98, 0.98], cap: [0.8, 0.8], h: 0.07, m: 'stone' },
        { part: 'box', at: [0, 0, 0.44], size: [0.78, 0.78, 0.06], m: 'trim' },
        { part: 'dome', at: [0, 0, 0.5], r: 0.34, m: variant % 2 ? 'teal' : 'lime' },
      ],
    },
    { part: 'light', at: [0, 0, 0.9], reach: 1.4, strength: 0.9 },
  ];
}

function sitters(variant: number, level: number): Part[] {
  return [
    { part: 'person', at: [-0.14, 0.2, BASE], seed: variant + level, sits: true, scale: 0.85 },
    { part: 'person', at: [0.2, 0.05, BASE], seed: variant + level + 6, sits: true, scale: 0.85, turn: 1 },
  ];
}
