import type { Part } from '../grammar/part.ts';
import type { Vec3 } from '../mesh/vector.ts';
import { BOTH, CORNERS, type Design } from './design.ts';

const PLATFORMS = [
  { w: 1.64, d: 1.8, tiers: 2, k: 0.62, tower: 1.25 },
  { w: 2.65, d: 2.85, tiers: 3, k: 0.82, tower: 2.1 },
  { w: 3.5, d: 4, tiers: 4, k: 1, tower: 3 },
] as const;
const TIER = 0.14;
const HALLS = [
  { w: 1.5, d: 1, columns: 4, roof: 4 },
  { w: 2, d: 1.35, columns: 5, roof: 5 },
] as const;

/** A tower over the shrine, on a stepped platform; from level 2 a pillared hall stands before it. */
export const temple: Design = ({ level, variant }) => {
  const { w, d, tiers, k, tower } = PLATFORMS[level - 1]!;
  const z = tiers * TIER;
  const topDepth = d - (tiers - 1) * 0.2;
  const platform = Array.from(
    { length: tiers },
    (_, i): Part => ({
      part: 'box',
      at: [0, 0, i * TIER],
      size: [w - i * 0.2, d - i * 0.2, TIER],
      m: i % 2 ? 'stone' : 'darkStone',
      top: 'terrace',
    }),
  );
  const forward = level === 1 ? 0 : -d / 2 + 1.05 * k + 0.22;
  return [
    {
      part: 'group',
      at: [0, -0.17, 0],
      parts: [
        ...platform,
        {
          part: 'steps',
          at: [0, topDepth / 2 - 0.02, z],
          w: 0.75 * k + 0.2,
          n: tiers * 2,
          rise: TIER / 2,
          run: 0.1,
        },
        { part: 'group', at: [0, forward, z], parts: shrine({ k, tower, level, variant }) },
        ...(level === 1
          ? []
          : [
              { part: 'group', at: [0, d / 2 - (level === 3 ? 1.35 : 0.95), z], parts: hall(level) } as const,
            ]),
        ...BOTH.flatMap((s): Part[] => [
          { part: 'diya', at: [s * 0.55, topDepth / 2 - 0.1, z] },
          ...(level > 1
            ? [{ part: 'lampPost', at: [s * (w / 2 - 0.35), topDepth / 2 - 0.14, z], h: 0.5 } as const]
            : []),
        ]),
      ],
    },
  ];
};

type Shrine = { k: number; tower: number; level: number; variant: number };

function shrine({ k, tower, level, variant }: Shrine): Part[] {
  const half = 0.78 * k;
  const wall = 0.5 * k + 0.24;
  const stone = variant % 2 ? 'roseStone' : 'stone';
  const spires: Vec3[] = level > 1 ? CORNERS.map(([i, j]) => [i * half * 0.68, j * half * 0.68, wall]) : [];
  const flanks: Vec3[] =
    level > 2
      ? [
          [0, half * 0.78, wall],
          [half * 0.78, 0, wall],
          [0, -half * 0.78, wall],
          [-half * 0.78, 0, wall],
        ]
      : [];
  return [
    {
      part: 'loft',
      plan: 'ratha',
      m: stone,
      rings: [
        [0, half * 1.12],
        [0.09, half * 1.12],
        [0.1, half * 1.02],
        [wall - 0.08, half * 1.02],
        [wall - 0.07, half * 1.1],
        [wall, half * 1.1],
      ],
    },
    ...spires.map((at): Part => ({ part: 'shikhara', at, r: half * 0.34, h: 0.9 * k, m: 'paleStone' })),
    ...flanks.map((at): Part => ({ part: 'shikhara', at, r: half * 0.3, h: 1.2, m: 'paleStone' })),
    { part: 'shikhara', at: [0, 0, wall], r: half * 0.92, h: tower, m: stone },
    {
      part: 'flag',
      at: [0.02, -0.02, wall + tower + half * 0.83 + 0.1],
      h: 0.55 * k + 0.2,
      m: variant % 2 ? 'red' : 'saffron',
    },
    ...(level === 1 ? porch(half) : []),
    { part: 'light', at: [0, 1, 0.4], reach: 2.4, strength: 1 },
  ];
}

function porch(half: number): Part[] {
  return [
    { part: 'door', at: [0, half * 1.02, 0.1], w: 0.3, h: 0.36, m: 'redDoor' },
    ...BOTH.map((s): Part => ({ part: 'column', at: [s * 0.27, half + 0.3, 0], h: 0.42, r: 0.04 })),
    { part: 'box', at: [0, half + 0.2, 0.42], size: [0.75, 0.5, 0.06], m: 'trim' },
    { part: 'frustum', at: [0, half + 0.2, 0.48], base: [0.7, 0.45], cap: [0.2, 0.1], h: 0.16, m: 'stone' },
  ];
}

function hall(level: 2 | 3): Part[] {
  const { w, d, columns, roof } = HALLS[level - 2]!;
  const height = 0.56;
  const parts: Part[] = [
    { part: 'box', at: [0, -d / 2 - 0.1, 0], size: [w * 0.7, 0.5, 0.55], m: 'stone' },
    { part: 'box', size: [w, d, 0.1], m: 'paleStone' },
    {
      part: 'frustum',
      at: [0, 0, height - 0.03],
      base: [w + 0.26, d + 0.26],
      cap: [w, d],
      h: 0.09,
      m: 'stone',
    },
  ];
  for (let i = 0; i < columns; i++) {
    for (const s of BOTH) {
      parts.push({
        part: 'column',
        at: [-w / 2 + 0.1 + ((w - 0.2) * i) / (columns - 1), s * (d / 2 - 0.1), 0],
        h: height,
        r: 0.045,
      });
    }
  }
  for (const s of BOTH) parts.push({ part: 'column', at: [s * (w / 2 - 0.1), 0, 0], h: height, r: 0.045 });
  for (let i = 0; i < roof; i++) {
    const s = 1 - (i / roof) * 0.82;
    const z = height + 0.05 + i * 0.14;
    parts.push(
      {
        part: 'frustum',
        at: [0, 0, z],
        base: [w * s, d * s],
        cap: [w * (s - 0.07), d * (s - 0.07)],
        h: 0.1,
        m: i % 2 ? 'paleStone' : 'stone',
      },
      { part: 'box', at: [0, 0, z + 0.1], size: [w * (s - 0.11), d * (s - 0.11), 0.04], m: 'darkStone' },
    );
  }
  return [
    ...parts,
    { part: 'kalash', at: [0, 0, height + 0.05 + roof * 0.14], size: 1.1 },
    { part: 'light', at: [0, 0.2, 0.35], reach: 2.2, strength: 1.2 },
    { part: 'light', at: [0, d / 2 + 0.3, 0.35], reach: 2.4, strength: 1 },
  ];
}
