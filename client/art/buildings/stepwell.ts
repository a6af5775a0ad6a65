import type { Part } from '../grammar/part.ts';
import type { Vec3 } from '../mesh/vector.ts';
import { BOTH, CORNERS, type Design } from './design.ts';

/** Half sizes in tiles: the rim's outer edge, the mouth, and the terraces that lead down to the water. */
const WELLS = [
  { outer: 1.08, mouth: 0.88, terraces: 3, inset: 0.17, drop: 0.17 },
  { outer: 1.42, mouth: 1.2, terraces: 4, inset: 0.18, drop: 0.18 },
] as const;
const RIM = 0.14;

type Well = (typeof WELLS)[number];

/** A village well that becomes a stepwell: terraces and flights go down to the pool, below the ground. */
export const stepwell: Design = ({ level, variant }) => {
  if (level === 1) return villageWell(variant);
  const well = WELLS[level - 2]!;
  return [
    ...rim(well),
    ...pit(well),
    ...(level === 2 ? kiosk(well) : pavilion(well)),
    ...rimLife(well, variant),
  ];
};

/** The mouth through which what lies below ground is seen: half its side, or 0 where nothing does. */
export function mouthOf(level: 1 | 2 | 3): number {
  return level === 1 ? 0 : WELLS[level - 2]!.mouth;
}

function villageWell(variant: number): Part[] {
  return [
    {
      part: 'loft',
      plan: 'sixteen',
      m: 'stone',
      rings: [
        [0, 0.62],
        [0.07, 0.62],
      ],
    },
    {
      part: 'loft',
      plan: 'sixteen',
      m: 'stone',
      smooth: true,
      open: true,
      rings: [
        [0.07, 0.36],
        [0.34, 0.36],
      ],
    },
    {
      part: 'loft',
      plan: 'sixteen',
      m: 'trim',
      open: true,
      rings: [
        [0.34, 0.36],
        [0.34, 0.27],
      ],
    },
    {
      part: 'loft',
      plan: 'sixteen',
      m: 'darkStone',
      open: true,
      rings: [
        [0.1, 0.27],
        [0.34, 0.27],
      ],
    },
    {
      part: 'loft',
      plan: 'sixteen',
      m: 'pool',
      rings: [
        [0.09, 0.27],
        [0.1, 0.27],
      ],
    },
    ...BOTH.map((s): Part => ({ part: 'box', at: [s * 0.4, 0, 0.07], size: [0.07, 0.07, 0.85], m: 'wood' })),
    { part: 'box', at: [0, 0, 0.8], size: [0.95, 0.06, 0.06], m: 'wood' },
    variant % 2
      ? { part: 'hip', at: [0, 0, 0.92], w: 0.94, d: 0.4, h: 0.24, m: 'thatch', over: 0.06 }
      : { part: 'gable', at: [0, 0, 0.9], w: 0.95, d: 0.4, h: 0.22, m: 'tile', wall: 'wood', over: 0.06 },
    { part: 'box', at: [0, 0, 0.45], size: [0.012, 0.012, 0.4], m: 'rope' },
    {
      part: 'loft',
      at: [0, 0, 0.4],
      plan: 'octagon',
      m: 'wood',
      rings: [
        [0, 0.05],
        [0.1, 0.07],
      ],
    },
    { part: 'pots', at: [0.36, 0.4, 0.05], n: 4, seed: variant },
    { part: 'diya', at: [0.1, 0.5, 0.07], strength: 1 },
    { part: 'box', at: [0.4, 0.07, 0.62], size: [0.06, 0.06, 0.08], m: 'lampGlass' },
    { part: 'light', at: [0.4, 0.2, 0.62], reach: 1.5, strength: 1 },
    { part: 'person', at: [-0.3, 0.44, 0.06], turn: 3, seed: variant + 8, scale: 0.85 },
  ];
}

/** A square ring of stone between two half sides. */
function ring(
  by: { outer: number; inner: number; z: number; h: number },
  top: 'paleStone' | 'terrace',
): Part[] {
  const { outer, inner, z, h } = by;
  const thick = outer - inner;
  const middle = (outer + inner) / 2;
  const bars: { at: Vec3; size: Vec3 }[] = [
    { at: [0, middle, z], size: [outer * 2, thick, h] },
    { at: [0, -middle, z], size: [outer * 2, thick, h] },
    { at: [middle, 0, z], size: [thick, inner * 2, h] },
    { at: [-middle, 0, z], size: [thick, inner * 2, h] },
  ];
  return bars.map(({ at, size }) => ({ part: 'box', at, size, m: 'stone', top }));
}

function rim({ outer, mouth, terraces, drop }: Well): Part[] {
  const depth = terraces * drop;
  return [
    ...ring({ outer, inner: mouth, z: -depth, h: depth + RIM }, 'terrace'),
    ...ring({ outer: mouth + 0.09, inner: mouth, z: RIM, h: 0.07 }, 'paleStone'),
  ];
}

function pit({ mouth, terraces, inset, drop }: Well): Part[] {
  const depth = terraces * drop;
  const parts: Part[] = [];
  for (let i = 1; i <= terraces; i++) {
    const outer = mouth - (i - 1) * inset;
    const top = -i * drop;
    const h = depth + 0.1 + top;
    parts.push(
      ...ring({ outer, inner: outer - inset, z: -depth - 0.1, h }, i % 2 ? 'terrace' : 'paleStone'),
      ...ring({ outer, inner: outer - inset * 0.45, z: top, h: drop / 2 }, 'paleStone'),
    );
    for (const turn of [0, 1, 2, 3]) {
      parts.push({ part: 'group', turn, parts: flight({ edge: outer, z: top, drop, inset }) });
    }
  }
  const pool = mouth - terraces * inset;
  parts.push({ part: 'box', at: [0, 0, -depth - 0.1], size: [pool * 2, pool * 2, 0.06], m: 'pool' });
  return parts;
}

type Terrace = { edge: number; z: number; drop: number; inset: number };

/** The broad stair in the middle of each side, between low walls, and a niche on either hand. */
function flight({ edge, z, drop, inset }: Terrace): Part[] {
  const steps = 4;
  const treads = Array.from(
    { length: steps },
    (_, i): Part => ({
      part: 'box',
      at: [0, -edge + (inset * (i + 0.5)) / steps, z],
      size: [0.34, inset / steps, drop * (1 - (i + 0.5) / steps)],
      m: 'trim',
    }),
  );
  const cheeks = BOTH.map(
    (s): Part => ({
      part: 'box',
      at: [s * 0.2, -edge + inset / 2, z],
      size: [0.06, inset, drop],
      m: 'darkStone',
      top: 'paleStone',
    }),
  );
  const niches = BOTH.map(
    (s): Part => ({
      part: 'opening',
      at: [s * (edge * 0.62), -edge + 0.012, z],
      w: 0.13,
      h: drop * 0.8,
      m: 'dark',
    }),
  );
  return [...treads, ...cheeks, ...(edge > 0.6 ? niches : [])];
}

function kiosk({ outer }: Well): Part[] {
  return [{ part: 'chhatri', at: [-outer + 0.3, -outer + 0.3, RIM], r: 0.25 }];
}

function pavilion({ outer }: Well): Part[] {
  const back = -outer + 0.17;
  return [
    ...CORNERS.filter(([i, j]) => i + j < 2).map(
      ([i, j]): Part => ({
        part: 'chhatri',
        at: [i * (outer - 0.17), j * (outer - 0.17), RIM],
        r: 0.14,
        lit: false,
      }),
    ),
    { part: 'colonnade', at: [0, back, RIM], w: 1.7, d: 0.3, h: 0.5, n: 6 },
    { part: 'dome', at: [0, back, RIM + 0.57], r: 0.28 },
    {
      part: 'group',
      turn: 3,
      parts: [{ part: 'colonnade', at: [0, back, RIM], w: 1.1, d: 0.3, h: 0.42, n: 4 }],
    },
  ];
}

function rimLife({ outer, mouth }: Well, variant: number): Part[] {
  const edge = (outer + mouth) / 2;
  return [
    { part: 'diya', at: [edge, edge - 0.5, RIM] },
    { part: 'diya', at: [edge - 0.5, edge, RIM] },
    { part: 'person', at: [edge - 0.9, edge, RIM], seed: variant * 2 + 11, scale: 0.85 },
    { part: 'light', at: [0, 0, 0.1], reach: 1.8, strength: 1 },
    { part: 'light', at: [0, -mouth + 0.4, -0.3], reach: 1.2, strength: 0.8 },
  ];
}
