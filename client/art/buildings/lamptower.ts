import type { Part, Ring } from '../grammar/part.ts';
import type { Design } from './design.ts';

const TOWERS = [
  { r: 0.4, h: 1.2, tiers: 4 },
  { r: 0.46, h: 1.95, tiers: 6 },
  { r: 0.5, h: 2.75, tiers: 8 },
] as const;

/** A tapering stone tower ringed with brackets, an oil lamp on each. */
export const lamptower: Design = ({ level, variant }) => {
  const { r, h, tiers } = TOWERS[level - 1]!;
  const stone = variant % 2 ? 'redStone' : 'stone';
  const crown: Part = level === 1 ? { part: 'kalash', size: 1.4 } : { part: 'chhatri', r: r * 0.46 };
  return [
    {
      part: 'loft',
      plan: 'octagon',
      m: 'darkStone',
      rings: [
        [0, r * 1.35],
        [0.1, r * 1.35],
      ],
    },
    {
      part: 'loft',
      plan: 'octagon',
      m: stone,
      rings: [
        [0.1, r * 1.2],
        [0.22, r * 1.2],
      ],
    },
    {
      part: 'loft',
      plan: 'octagon',
      m: stone,
      rings: [
        [0.22, r],
        [0.34, r],
        [0.35, r * 0.78],
        [h, r * 0.46],
      ],
    },
    ...Array.from({ length: tiers }, (_, i) => tier({ r, h, z: 0.5 + ((h - 0.6) * i) / (tiers - 1), i })),
    {
      part: 'loft',
      at: [0, 0, h],
      plan: 'octagon',
      m: 'trim',
      rings: [
        [0, r * 0.66],
        [0.07, r * 0.66],
      ],
    },
    { part: 'group', at: [0, 0, h + 0.07], parts: [crown] },
    { part: 'light', at: [r * 1.5, r * 1.5, 0.35], reach: 2.2, strength: 1 },
  ];
};

function tier({ r, h, z, i }: { r: number; h: number; z: number; i: number }): Part {
  const radius = r * (0.8 - 0.32 * (z / h));
  const bracket: Ring[] = [
    [0, radius * 1.02],
    [0.04, radius * 1.28],
    [0.06, radius * 1.28],
  ];
  const flames = Array.from({ length: 8 }, (_, q): Part => {
    const angle = (q * Math.PI) / 4 + (i % 2) * 0.39;
    return {
      part: 'loft',
      at: [Math.cos(angle) * radius * 1.2, Math.sin(angle) * radius * 1.2, 0.06],
      plan: 'hexagon',
      m: 'flame',
      rings: [
        [0, 0.024],
        [0.065, 0.002],
      ],
    };
  });
  return {
    part: 'group',
    at: [0, 0, z],
    parts: [
      { part: 'loft', plan: 'octagon', m: 'paleStone', rings: bracket },
      ...flames,
      { part: 'light', at: [radius * 1.9, radius * 1.9, 0], reach: 1.7, strength: 0.6 },
    ],
  };
}
