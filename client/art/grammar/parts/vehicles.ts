import { hash } from '@sqltown/shared/noise';
import type { MaterialName } from '../../materials/palette.ts';
import { PLANS } from '../../mesh/plans.ts';
import type { Vec3 } from '../../mesh/vector.ts';
import type { Part, Rule } from '../part.ts';

const HULLS: readonly MaterialName[] = ['wood', 'redDoor', 'teal', 'indigo', 'wood'];
const CANOPIES: readonly MaterialName[] = ['redAwning', 'goldAwning', 'tealAwning', 'blueAwning'];
const HALF_LENGTH = 0.75;

/** A wooden river boat, bow along +x, floating with its floor at z = 0.05. */
export const boat: Rule<'boat'> = ({ seed, canopy = hash(seed, 1) > 0.45 }) => {
  const hull = HULLS[Math.floor(hash(seed, 2) * HULLS.length)]!;
  return [
    ...planks(hull),
    ...(canopy ? shade(CANOPIES[Math.floor(hash(seed, 3) * CANOPIES.length)]!) : open(seed)),
    { part: 'person', at: [0.5, 0, 0.06], seed },
    { part: 'box', at: [0.58, 0.1, 0.05], size: [0.02, 0.02, 0.6], m: 'bamboo' },
  ];
};

function planks(m: MaterialName): Part[] {
  const keel = hullRing(0.8, 0.7, () => -0.05);
  const rim = hullRing(1, 1, (x) => 0.16 + (Math.abs(x) > 0.9 ? 0.13 : 0));
  const inner = rim.map(([x, y, z]): Vec3 => [x * 0.93, y * 0.86, z]);
  const sides = rim.flatMap((_, i): Part[] => {
    const j = (i + 1) % rim.length;
    return [
      { part: 'sheet', points: [keel[i]!, keel[j]!, rim[j]!, rim[i]!], m },
      { part: 'sheet', points: [rim[i]!, rim[j]!, inner[j]!, inner[i]!], m: 'trim' },
    ];
  });
  return [...sides, { part: 'sheet', points: hullRing(0.85, 0.8, () => 0.05), m: 'darkWood' }];
}

function hullRing(reach: number, width: number, lift: (x: number) => number): Vec3[] {
  return PLANS.hull.map(([x, y]) => [x * HALF_LENGTH * reach, y * HALF_LENGTH * width, lift(x)]);
}

function shade(m: MaterialName): Part[] {
  const poles = [-1, 1].flatMap((i) =>
    [-1, 1].map(
      (j): Part => ({ part: 'box', at: [i * 0.3, j * 0.14, 0.05], size: [0.025, 0.025, 0.4], m: 'darkWood' }),
    ),
  );
  return [
    ...poles,
    {
      part: 'sheet',
      points: [
        [-0.38, 0.2, 0.42],
        [0.38, 0.2, 0.42],
        [0.38, 0, 0.52],
        [-0.38, 0, 0.52],
      ],
      m,
    },
    {
      part: 'sheet',
      points: [
        [-0.38, -0.2, 0.42],
        [0.38, -0.2, 0.42],
        [0.38, 0, 0.52],
        [-0.38, 0, 0.52],
      ],
      m,
    },
    { part: 'box', at: [0.38, 0, 0.36], size: [0.05, 0.05, 0.07], m: 'lampGlass' },
    { part: 'light', at: [0.35, 0, 0.4], reach: 1.4, strength: 0.9 },
  ];
}

function open(seed: number): Part[] {
  return [
    { part: 'person', at: [-0.1, 0, 0.06], seed: seed + 3, sits: true },
    { part: 'pots', at: [-0.4, 0, 0.05], n: 3, seed },
  ];
}

/** A bullock cart, bullock in front along +x. */
export const cart: Rule<'cart'> = ({ seed }) => [
  ...[-1, 1].map((s): Part => ({ part: 'group', at: [-0.22, s * 0.17, 0], parts: wheel() })),
  { part: 'box', at: [-0.22, 0, 0.17], size: [0.5, 0.26, 0.05], m: 'wood' },
  { part: 'sacks', at: [-0.22, 0, 0.22], n: 5, seed },
  ...[-1, 1].map(
    (s): Part => ({ part: 'box', at: [0.2, s * 0.09, 0.19], size: [0.44, 0.02, 0.025], m: 'bamboo' }),
  ),
  ...bullock(),
];

function wheel(): Part[] {
  const spokes = Array.from({ length: 12 }, (_, i): Vec3 => {
    const angle = (i / 12) * 2 * Math.PI;
    return [Math.cos(angle) * 0.15, 0, 0.15 + Math.sin(angle) * 0.15];
  });
  return [
    { part: 'sheet', points: spokes, m: 'darkWood' },
    {
      part: 'sheet',
      at: [0, 0.01, 0],
      points: spokes.map(([x, y, z]): Vec3 => [x * 0.72, y, 0.15 + (z - 0.15) * 0.72]),
      m: 'wood',
    },
  ];
}

function bullock(): Part[] {
  const legs = [0.28, 0.52].flatMap((x) =>
    [-1, 1].map((s): Part => ({ part: 'box', at: [x, s * 0.05, 0], size: [0.035, 0.035, 0.14], m: 'hide' })),
  );
  return [
    ...legs,
    {
      part: 'group',
      at: [0.4, 0, 0.2],
      parts: [{ part: 'box', at: [0, 0, -0.07], size: [0.34, 0.14, 0.15], m: 'hide' }],
    },
    { part: 'blob', at: [0.47, 0, 0.29], r: 0.06, m: 'hide', rough: 0 },
    { part: 'box', at: [0.6, 0, 0.21], size: [0.14, 0.085, 0.1], m: 'hide' },
    ...[-1, 1].map(
      (s): Part => ({ part: 'box', at: [0.58, s * 0.05, 0.3], size: [0.02, 0.02, 0.09], m: 'darkTrim' }),
    ),
  ];
}
