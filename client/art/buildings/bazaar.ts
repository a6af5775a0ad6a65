import type { Part } from '../grammar/part.ts';
import type { MaterialName } from '../materials/palette.ts';
import { PLANS } from '../mesh/plans.ts';
import { BOTH, type Design, choose } from './design.ts';

const AWNINGS: readonly MaterialName[] = ['redAwning', 'goldAwning', 'tealAwning', 'blueAwning'];
const SIGNS: readonly MaterialName[] = ['teal', 'red', 'indigo', 'plum', 'leafGreen'];
const HALLS = [
  { w: 2.05, d: 0.98, h: 1.15, shops: 4, wall: 'ochre' },
  { w: 2.55, d: 1.22, h: 1.35, shops: 5, wall: 'redStone' },
] as const;

type Hall = (typeof HALLS)[number];

/** Stalls under striped cloth; then an arcade of shops; then a clock tower over it. */
export const bazaar: Design = ({ level, variant }) => {
  if (level === 1) {
    return [
      { part: 'stall', at: [-0.45, -0.28, 0], awning: choose(AWNINGS, variant), seed: variant },
      { part: 'stall', at: [0.4, -0.3, 0], awning: choose(AWNINGS, variant + 1), seed: variant + 4 },
      { part: 'stall', at: [-0.05, 0.3, 0], awning: choose(AWNINGS, variant + 2), seed: variant + 9 },
      { part: 'pots', at: [0.55, 0.42, 0], n: 4, seed: variant },
      { part: 'person', at: [-0.55, 0.45, 0], seed: variant + 2, scale: 0.85 },
    ];
  }
  const hall = HALLS[level - 2]!;
  return [
    {
      part: 'group',
      at: [0, -0.2, 0],
      parts: [
        {
          part: 'block',
          w: hall.w,
          d: hall.d,
          h: hall.h,
          wall: variant % 2 ? 'peach' : hall.wall,
          storeys: 2,
          bays: [hall.shops, 3],
          facade:
            variant % 2 ? { shutters: 'indigo', shape: 'square' } : { shape: 'cusped', rhythm: 'paired' },
          ground: 'blank',
          parapet: 0.13,
          parapetM: 'paleStone',
        },
        ...shops(hall, variant),
        ...(level === 3
          ? clockTower(hall)
          : [{ part: 'chhatri', at: [-hall.w / 2 + 0.25, -0.2, hall.h], r: 0.2 } as const]),
      ],
    },
    { part: 'person', at: [0.3, hall.d / 2 + 0.18, 0], turn: 3, seed: variant + 31, scale: 0.85 },
  ];
};

function shops({ w, d, shops: n }: Hall, variant: number): Part[] {
  const front = Array.from(
    { length: n },
    (_, i): Part => ({
      part: 'group',
      at: [-w / 2 + (w * (i + 0.5)) / n, d / 2, 0],
      parts: [
        { part: 'opening', at: [0, 0.013, 0.08], w: (w / n) * 0.72, h: 0.46, m: 'window' },
        {
          part: 'awning',
          at: [0, 0, 0.6],
          w: (w / n) * 0.88,
          d: 0.32,
          drop: 0.15,
          m: choose(AWNINGS, i + variant),
        },
        ...(i % 2 === variant % 2
          ? [{ part: 'sign', at: [0, 0, 0.63], w: 0.3, m: choose(SIGNS, i + variant) } as const]
          : []),
        { part: 'box', at: [0, 0.14, 0], size: [(w / n) * 0.62, 0.16, 0.2], m: 'wood' },
        { part: 'goods', at: [0, 0.14, 0.2], w: (w / n) * 0.6, n: 3, seed: i + variant * 7 },
        { part: 'light', at: [0, 0.35, 0.4], reach: 1.3, strength: 0.8 },
      ],
    }),
  );
  const side = BOTH.map(
    (s): Part => ({
      part: 'awning',
      at: [(s * d) / 4, w / 2, 0.6],
      w: d * 0.4,
      d: 0.2,
      drop: 0.1,
      m: choose(AWNINGS, s + variant + 1),
    }),
  );
  return [...front, { part: 'group', turn: 3, parts: side }];
}

function clockTower({ w, d, h }: Hall): Part[] {
  const dial: Part = {
    part: 'sheet',
    at: [0, 0.36, 0.6],
    points: PLANS.sixteen.map(([x, z]) => [x * 0.17, 0.006, z * 0.17]),
    m: 'lampGlass',
  };
  return [
    {
      part: 'block',
      at: [0, -0.05, h],
      w: 0.7,
      d: 0.7,
      h: 0.85,
      wall: 'paleStone',
      bays: [1, 1],
      plinth: 0,
      window: [0.2, 0.3],
      facade: { hood: 'stone' },
    },
    { part: 'group', at: [0, -0.05, h], parts: [dial, { part: 'group', turn: 3, parts: [dial] }] },
    { part: 'hip', at: [0, -0.05, h + 0.85], w: 0.7, d: 0.7, h: 0.5, m: 'tile' },
    { part: 'kalash', at: [0, -0.05, h + 1.32] },
    ...BOTH.map((s): Part => ({ part: 'chhatri', at: [s * (w / 2 - 0.22), d / 2 - 0.22, h], r: 0.17 })),
  ];
}
