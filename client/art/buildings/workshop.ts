import type { Part } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';
import { BOTH, type Design, choose } from './design.ts';

const SIZES = [
  { w: 1.1, d: 0.85, h: 0.6 },
  { w: 1.45, d: 1.05, h: 0.75 },
  { w: 1.75, d: 1.2, h: 1.2 },
] as const;
const DYES: readonly MaterialName[] = ['indigo', 'mustard', 'red', 'teal', 'pink', 'saffron'];

/** Dyers and weavers: a workroom with a chimney, vats before it and cloth drying beside it. */
export const workshop: Design = ({ level, variant }) => {
  const { w, d, h } = SIZES[level - 1]!;
  const wall = variant % 2 ? 'ochre' : 'clay';
  const x = -0.26;
  const y = -0.24;
  return [
    {
      part: 'block',
      at: [x, y, 0],
      w,
      d,
      h,
      wall,
      storeys: level === 3 ? 2 : 1,
      bays: [3, 2],
      doors: ['left'],
      door: 'greenDoor',
      cornice: false,
      facade: { frame: 'darkTrim', shape: 'square', shutters: variant % 2 ? 'redDoor' : undefined },
    },
    { part: 'gable', at: [x, y, h], w, d, h: 0.42, m: level === 1 ? 'thatch' : 'darkTile', wall, over: 0.1 },
    { part: 'box', at: [x - w * 0.25, y - 0.18, h], size: [0.2, 0.2, 0.62], m: 'redStone' },
    { part: 'box', at: [x - w * 0.25, y - 0.18, h + 0.62], size: [0.26, 0.26, 0.06], m: 'darkTrim' },
    ...dryingLines({ x: x + w / 2 + 0.17, y, n: level + 2, variant }),
    ...vats({ x: x - w / 2 + 0.16, y: y + d / 2 + 0.22, n: level + 1 }),
    ...(level === 3 ? upstairs({ x, y, w, d }) : []),
    { part: 'person', at: [x + w / 2 - 0.1, y + d / 2 + 0.25, 0], turn: 2, seed: variant + 61, scale: 0.85 },
  ];
};

function dryingLines({ x, y, n, variant }: { x: number; y: number; n: number; variant: number }): Part[] {
  return [0, 1].flatMap((i): Part[] => {
    const at = x + i * 0.28;
    const cloths = Array.from(
      { length: n },
      (_, q): Part => ({
        part: 'box',
        at: [at, y - 0.5 + ((q + 0.5) * 1) / n, 0.14 + 0.05 * ((q + i) % 2)],
        size: [0.015, 0.82 / n, 0.44],
        m: choose(DYES, q * 2 + i * 3 + variant),
      }),
    );
    return [
      ...BOTH.map(
        (s): Part => ({ part: 'box', at: [at, y + s * 0.55, 0], size: [0.03, 0.03, 0.62], m: 'bamboo' }),
      ),
      { part: 'box', at: [at, y, 0.58], size: [0.02, 1.1, 0.02], m: 'rope' },
      ...cloths,
    ];
  });
}

function vats({ x, y, n }: { x: number; y: number; n: number }): Part[] {
  return Array.from(
    { length: n },
    (_, i): Part => ({
      part: 'group',
      at: [x + i * 0.34, y, 0],
      parts: [
        {
          part: 'loft',
          plan: 'dodecagon',
          m: 'darkStone',
          smooth: true,
          open: true,
          rings: [
            [0, 0.13],
            [0.16, 0.15],
          ],
        },
        {
          part: 'loft',
          plan: 'dodecagon',
          m: 'trim',
          open: true,
          rings: [
            [0.16, 0.15],
            [0.16, 0.115],
          ],
        },
        {
          part: 'loft',
          plan: 'dodecagon',
          m: choose(DYES, i * 2),
          rings: [
            [0.12, 0.12],
            [0.13, 0.12],
          ],
        },
      ],
    }),
  );
}

function upstairs({ x, y, w, d }: { x: number; y: number; w: number; d: number }): Part[] {
  return [
    { part: 'balcony', at: [x, y + d / 2, 0.62], w: 0.7 },
    { part: 'awning', at: [x + w / 3, y + d / 2, 0.58], w: 0.45, d: 0.26, drop: 0.12, m: 'blueAwning' },
    { part: 'light', at: [x, y + d / 2 + 0.3, 0.4], reach: 1.6, strength: 0.9 },
  ];
}
