import { hash } from '@sqltown/shared/noise';
import type { MaterialName } from '../../materials/palette.ts';
import type { Part, Rule } from '../part.ts';

const CLOTHS: readonly MaterialName[] = [
  'saffron',
  'red',
  'teal',
  'indigo',
  'white',
  'mustard',
  'pink',
  'plum',
];

/** Cloth that slopes out from a wall, with a valance. */
export const awning: Rule<'awning'> = ({ w, d, drop, m }) => [
  {
    part: 'sheet',
    points: [
      [-w / 2, 0, 0],
      [w / 2, 0, 0],
      [w / 2, d, -drop],
      [-w / 2, d, -drop],
    ],
    m,
  },
  {
    part: 'sheet',
    points: [
      [-w / 2, d, -drop],
      [w / 2, d, -drop],
      [w / 2, d, -drop - 0.07],
      [-w / 2, d, -drop - 0.07],
    ],
    m,
  },
];

export const balcony: Rule<'balcony'> = ({ w, m = 'jali' }) => [
  { part: 'box', at: [0, 0.1, 0], size: [w, 0.2, 0.05], m: 'darkWood' },
  { part: 'box', at: [0, 0.18, 0.05], size: [w, 0.03, 0.15], m },
  ...[-1, 1].map(
    (s): Part => ({ part: 'box', at: [s * (w / 2 - 0.02), 0.1, 0.05], size: [0.03, 0.18, 0.15], m }),
  ),
  ...[-1, 1].map(
    (s): Part => ({
      part: 'box',
      at: [s * (w / 2 - 0.08), 0.06, -0.08],
      size: [0.05, 0.1, 0.08],
      m: 'darkWood',
    }),
  ),
];

/** Washing on a line along x, between two poles. */
export const laundry: Rule<'laundry'> = ({ w, seed }) => {
  const n = Math.max(3, Math.round(w / 0.13));
  return [
    ...[-1, 1].map(
      (s): Part => ({ part: 'box', at: [(s * w) / 2, 0, 0], size: [0.025, 0.025, 0.34], m: 'bamboo' }),
    ),
    { part: 'box', at: [0, 0, 0.32], size: [w, 0.012, 0.012], m: 'rope' },
    ...Array.from({ length: n }, (_, i): Part => {
      const drop = 0.12 + 0.12 * hash(seed, i, 1);
      return {
        part: 'box',
        at: [-w / 2 + ((i + 0.5) * w) / n, 0, 0.32 - drop],
        size: [(w / n) * 0.78, 0.012, drop],
        m: CLOTHS[Math.floor(hash(seed, i) * CLOTHS.length)]!,
      };
    }),
  ];
};

/** A painted board over a shop, on the wall at y = 0. */
export const sign: Rule<'sign'> = ({ w, m }) => [
  { part: 'box', at: [0, 0.03, 0], size: [w + 0.05, 0.04, 0.17], m: 'trim' },
  { part: 'box', at: [0, 0.045, 0.025], size: [w, 0.05, 0.12], m },
  { part: 'box', at: [0, 0.06, 0.065], size: [w * 0.7, 0.05, 0.035], m: 'white' },
];
