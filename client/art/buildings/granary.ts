import type { Part } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';
import { BOTH, type Design } from './design.ts';

type Bin = { x: number; y: number; r: number; h: number; m: MaterialName };

const BINS: readonly (readonly Bin[])[] = [
  [
    { x: -0.25, y: -0.2, r: 0.4, h: 0.75, m: 'clay' },
    { x: 0.36, y: 0.24, r: 0.3, h: 0.58, m: 'cream' },
  ],
  [
    { x: -0.55, y: -0.45, r: 0.46, h: 0.95, m: 'clay' },
    { x: 0.5, y: -0.5, r: 0.46, h: 0.95, m: 'cream' },
    { x: -0.45, y: 0.45, r: 0.4, h: 0.8, m: 'cream' },
    { x: 0.5, y: 0.37, r: 0.36, h: 0.7, m: 'clay' },
  ],
];

/** Clay bins under thatch, then a great barn with vents and its bins before it. */
export const granary: Design = ({ level, variant }) => {
  const turned = variant % 2;
  if (level < 3) {
    const bins = BINS[level - 1]!.flatMap((b) => bin(turned ? { ...b, x: b.y, y: b.x } : b));
    return [
      ...bins,
      { part: 'sacks', at: [level === 1 ? -0.12 : 0.05, level === 1 ? 0.42 : 0.85, 0], n: 5, seed: variant },
      ...(level === 2
        ? [{ part: 'person', at: [-0.25, 0.92, 0], turn: 3, seed: variant + 51, scale: 0.85 } as const]
        : []),
    ];
  }
  return [
    { part: 'box', size: [2.6, 2.1, 0.14], m: 'stone', top: 'terrace' },
    {
      part: 'group',
      at: [0, 0, 0.14],
      parts: [
        ...barn(turned ? 'redStone' : 'ochre'),
        ...bin({ x: -0.88, y: 0.62, r: 0.34, h: 0.75, m: 'clay' }),
        ...bin({ x: 0.88, y: 0.62, r: 0.34, h: 0.75, m: 'cream' }),
        { part: 'sacks', at: [0.3, 0.75, 0], n: 5, seed: variant },
        { part: 'person', at: [-0.1, 0.72, 0], turn: 1, seed: variant + 52, scale: 0.85 },
      ],
    },
  ];
};

function bin({ x, y, r, h, m }: Bin): Part[] {
  return [
    {
      part: 'group',
      at: [x, y, 0],
      parts: [
        {
          part: 'loft',
          plan: 'sixteen',
          m,
          smooth: true,
          rings: [
            [0, r * 1.08],
            [0.1, r * 1.08],
            [0.11, r * 0.9],
            [h * 0.6, r * 1.04],
            [h, r * 0.86],
          ],
        },
        {
          part: 'loft',
          plan: 'sixteen',
          m: 'darkTrim',
          smooth: true,
          open: true,
          rings: [
            [h * 0.58, r * 1.06],
            [h * 0.62, r * 1.06],
          ],
        },
        {
          part: 'loft',
          plan: 'sixteen',
          m: 'thatch',
          smooth: true,
          rings: [
            [h - 0.07, r * 1.16],
            [h, r * 1.12],
            [h + r * 0.9, 0.01],
          ],
        },
        { part: 'opening', at: [0, r * 1.02, h * 0.3], w: 0.17, h: 0.22, m: 'redDoor', shape: 'square' },
      ],
    },
  ];
}

function barn(wall: MaterialName): Part[] {
  return [
    {
      part: 'block',
      at: [0, -0.3, 0],
      w: 2.2,
      d: 1.1,
      h: 1.05,
      wall,
      bays: [5, 2],
      doors: ['left'],
      window: [0.19, 0.2],
      facade: { shape: 'square', frame: 'darkTrim' },
    },
    { part: 'gable', at: [0, -0.3, 1.05], w: 2.2, d: 1.1, h: 0.55, m: 'tile', wall, over: 0.12 },
    ...BOTH.flatMap((s): Part[] => [
      { part: 'box', at: [s * 0.45, -0.3, 1.5], size: [0.34, 0.34, 0.28], m: 'lime' },
      { part: 'hip', at: [s * 0.45, -0.3, 1.78], w: 0.34, d: 0.34, h: 0.2, m: 'darkTile' },
    ]),
    { part: 'light', at: [0, 0.5, 0.5], reach: 1.8, strength: 0.9 },
  ];
}
