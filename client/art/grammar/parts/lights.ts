import type { Rule } from '../part.ts';

/** A street lamp. */
export const lampPost: Rule<'lampPost'> = ({ h = 0.62, strength = 1 }) => [
  { part: 'box', size: [0.09, 0.09, 0.06], m: 'darkStone' },
  { part: 'box', at: [0, 0, 0.06], size: [0.03, 0.03, h - 0.06], m: 'darkWood' },
  {
    part: 'loft',
    at: [0, 0, h],
    plan: 'hexagon',
    m: 'lampGlass',
    rings: [
      [0, 0.03],
      [0.03, 0.06],
      [0.11, 0.07],
    ],
  },
  {
    part: 'loft',
    at: [0, 0, h],
    plan: 'hexagon',
    m: 'brass',
    rings: [
      [0.11, 0.085],
      [0.17, 0.005],
    ],
  },
  { part: 'light', at: [0, 0, h + 0.06], reach: 2.6, strength },
];

/** An oil lamp in a clay saucer. */
export const diya: Rule<'diya'> = ({ strength = 0.6 }) => [
  {
    part: 'loft',
    plan: 'hexagon',
    m: 'pot',
    rings: [
      [0, 0.03],
      [0.02, 0.05],
    ],
  },
  {
    part: 'loft',
    plan: 'hexagon',
    m: 'flame',
    rings: [
      [0.02, 0.024],
      [0.085, 0.001],
    ],
  },
  { part: 'light', at: [0, 0, 0.06], reach: 0.8, strength },
];
