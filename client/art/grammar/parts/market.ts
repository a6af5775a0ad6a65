import { hash } from '@sqltown/shared/noise';
import type { MaterialName } from '../../materials/palette.ts';
import type { Part, Rule } from '../part.ts';

const WARES: readonly MaterialName[] = ['mustard', 'red', 'leafGreen', 'saffron', 'plum', 'white'];

export const pots: Rule<'pots'> = ({ n, seed }) =>
  Array.from({ length: n }, (_, i) => {
    const s = 0.7 + hash(seed, i, 3) * 0.6;
    return {
      part: 'loft',
      at: [(hash(seed, i, 4) - 0.5) * 0.35, (hash(seed, i, 5) - 0.5) * 0.2, 0],
      plan: 'octagon',
      m: 'pot',
      smooth: true,
      rings: [
        [0, 0.03 * s],
        [0.05 * s, 0.065 * s],
        [0.1 * s, 0.03 * s],
        [0.12 * s, 0.04 * s],
      ],
    };
  });

export const sacks: Rule<'sacks'> = ({ n, seed }) =>
  Array.from({ length: n }, (_, i) => ({
    part: 'blob',
    at: [(i % 3) * 0.17 - 0.17, i > 2 ? -0.05 : 0.06, i > 2 ? 0.2 : 0.07],
    r: 0.1,
    m: hash(seed, i) > 0.5 ? 'cream' : 'paleStone',
    seed: i,
    rough: 0.1,
    squash: 0.8,
  }));

/** Heaps of spice and cloth on a counter along x. */
export const goods: Rule<'goods'> = ({ w, n, seed }) =>
  Array.from({ length: n }, (_, i) => ({
    part: 'frustum',
    at: [-w / 2 + ((i + 0.5) * w) / n, 0, 0],
    base: [(w / n) * 0.85, 0.15],
    cap: [(w / n) * 0.3, 0.05],
    h: 0.06 + 0.03 * hash(seed, i, 6),
    m: WARES[Math.floor(hash(seed + 11, i) * WARES.length)]!,
  }));

export const stall: Rule<'stall'> = ({ awning: m, seed }) => [
  ...([-1, 1] as const).flatMap((s): Part[] => [
    { part: 'box', at: [s * 0.3, 0.22, 0], size: [0.035, 0.035, 0.48], m: 'wood' },
    { part: 'box', at: [s * 0.3, -0.22, 0], size: [0.035, 0.035, 0.6], m: 'wood' },
  ]),
  { part: 'box', at: [0, 0.12, 0], size: [0.6, 0.2, 0.24], m: 'wood' },
  { part: 'goods', at: [0, 0.12, 0.24], w: 0.56, n: 5, seed },
  { part: 'awning', at: [0, -0.26, 0.64], w: 0.76, d: 0.6, drop: 0.18, m },
  { part: 'box', at: [0.2, 0.2, 0.36], size: [0.05, 0.05, 0.06], m: 'lampGlass' },
  { part: 'light', at: [0, 0.2, 0.42], reach: 1.5, strength: 0.95 },
];

export const umbrella: Rule<'umbrella'> = ({ size: s = 1, m }) => [
  { part: 'box', size: [0.34 * s, 0.3 * s, 0.05], m: 'wood' },
  { part: 'box', size: [0.025, 0.025, 0.42 * s], m: 'darkWood' },
  {
    part: 'loft',
    plan: 'octagon',
    m,
    rings: [
      [0.36 * s, 0.3 * s],
      [0.5 * s, 0.02],
    ],
  },
];
