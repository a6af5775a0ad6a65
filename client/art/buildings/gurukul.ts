import type { Part } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';
import type { Design } from './design.ts';

/** Huts round a tree; then a school with wings round its courtyard and a bell tower. */
export const gurukul: Design = ({ level, variant }) => {
  if (level === 1) {
    return [
      ...hut([-0.4, -0.35, 0], { size: 1, m: 'cream' }),
      ...hut([0.5, 0.02, 0], { size: 0.8, m: 'clay' }),
      { part: 'tree', at: [-0.45, 0.5, 0], kind: 'round', size: 0.9, seed: variant + 3 },
      ...pupils([0.1, 0.66, 0], 4, variant),
    ];
  }
  return [
    { part: 'box', size: [2.4, 2.2, 0.09], m: 'stone', top: 'terrace' },
    wing({ at: [0.1, -0.72, 0.09], w: 2, d: 0.6, turn: 0, bays: 5, h: level === 3 ? 0.95 : 0.62 }),
    wing({ at: [-0.85, 0.25, 0.09], w: 1.3, d: 0.5, turn: 3, bays: 3, h: 0.62 }),
    ...(level === 3
      ? [...bellTower(), wing({ at: [0.88, 0.3, 0.09], w: 1.1, d: 0.45, turn: 1, bays: 3, h: 0.5 })]
      : []),
    {
      part: 'tree',
      at: [0.12, 0.1, 0.09],
      kind: variant % 2 ? 'banyan' : 'round',
      size: variant % 2 ? 0.62 : 0.95,
      seed: variant + 5,
    },
    ...pupils([-0.2, 0.68, 0.09], 6, variant),
    { part: 'person', at: [0.05, 0.92, 0.09], turn: 2, seed: variant + 40, scale: 0.9 },
    { part: 'lampPost', at: [-0.55, 0.98, 0.09], h: 0.45, strength: 0.9 },
  ];
};

function hut(
  at: readonly [number, number, number],
  { size: s, m }: { size: number; m: MaterialName },
): Part[] {
  return [
    {
      part: 'group',
      at,
      parts: [
        {
          part: 'loft',
          plan: 'sixteen',
          m,
          smooth: true,
          rings: [
            [0, 0.46 * s],
            [0.08, 0.46 * s],
            [0.081, 0.42 * s],
            [0.46 * s, 0.42 * s],
          ],
        },
        {
          part: 'loft',
          plan: 'sixteen',
          m: 'thatch',
          smooth: true,
          rings: [
            [0.38 * s, 0.58 * s],
            [0.44 * s, 0.56 * s],
            [0.72 * s, 0.3 * s],
            [s, 0.01],
          ],
        },
        { part: 'opening', at: [0, 0.425 * s, 0.06], w: 0.2, h: 0.28 * s, m: 'redDoor' },
        { part: 'light', at: [0.1, 0.6, 0.3], reach: 1.4, strength: 0.8 },
      ],
    },
  ];
}

type Wing = {
  at: readonly [number, number, number];
  w: number;
  d: number;
  turn: number;
  bays: number;
  h: number;
};

function wing({ at, w, d, turn, bays, h }: Wing): Part {
  return {
    part: 'group',
    at,
    turn,
    parts: [
      {
        part: 'block',
        w,
        d,
        h,
        wall: 'lime',
        bays: [bays, 2],
        doors: ['left'],
        cornice: false,
        facade: { frame: 'darkTrim', hood: h > 0.9 ? 'wood' : undefined },
        window: [0.17, 0.26],
      },
      {
        part: 'colonnade',
        at: [0, d / 2 + 0.13, 0],
        w,
        d: 0.28,
        h: Math.min(h, 0.62) - 0.14,
        n: bays + 1,
        m: 'wood',
      },
      { part: 'gable', at: [0, 0, h], w, d, h: 0.4, m: 'tile', wall: 'lime', over: 0.1 },
    ],
  };
}

function bellTower(): Part[] {
  return [
    {
      part: 'group',
      at: [0.1, -0.72, 1.45],
      parts: [
        { part: 'block', w: 0.4, d: 0.4, h: 0.34, wall: 'lime', bays: [1, 1], plinth: 0 },
        { part: 'hip', at: [0, 0, 0.34], w: 0.4, d: 0.4, h: 0.34, m: 'darkTile', over: 0.08 },
        { part: 'kalash', at: [0, 0, 0.66], size: 0.8 },
      ],
    },
  ];
}

function pupils(at: readonly [number, number, number], n: number, variant: number): Part[] {
  return Array.from({ length: n }, (_, i) => ({
    part: 'person',
    at: [at[0] + (i % 3) * 0.2, at[1] + (i > 2 ? 0.17 : 0), at[2]],
    turn: 1,
    scale: 0.72,
    seed: variant * 9 + i,
    sits: true,
  }));
}
