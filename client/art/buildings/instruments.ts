import type { Part } from '../grammar/part.ts';
import type { Vec3 } from '../mesh/vector.ts';
import { BOTH } from './design.ts';

type Gnomon = { readonly run: number; readonly rise: number; readonly w: number };

export function sundial({ run, rise, w }: Gnomon, m: 'rose' | 'ochre'): Part[] {
  const treads = Math.round(rise / 0.085);
  const stair = Array.from(
    { length: treads },
    (_, i): Part => ({
      part: 'box',
      at: [0, run / 2 - (run * (i + 0.5)) / treads, 0],
      size: [w * 0.56, run / treads, (rise * (i + 1)) / treads],
      m: 'trim',
    }),
  );
  const cheeks = BOTH.flatMap((s): Part[] => [
    cheek(s * (w / 2), { run, rise, m }),
    cheek(s * (w / 2 - 0.06), { run, rise, m }),
  ]);
  const copings = BOTH.map(
    (s): Part => ({
      part: 'sheet',
      points: [
        [s * (w / 2), run / 2, 0.1],
        [s * (w / 2 - 0.06), run / 2, 0.1],
        [s * (w / 2 - 0.06), -run / 2, rise + 0.1],
        [s * (w / 2), -run / 2, rise + 0.1],
      ],
      m: 'trim',
    }),
  );
  const arches = [0.28, 0.62].map(
    (t): Part => ({
      part: 'group',
      turn: 3,
      parts: [
        {
          part: 'opening',
          at: [run / 2 - run * (0.98 - t * 0.55), w / 2 + 0.008, 0],
          w: 0.2,
          h: rise * (0.62 - t * 0.42),
          m: 'window',
          shape: 'arch',
        },
      ],
    }),
  );
  return [
    ...stair,
    ...cheeks,
    ...copings,
    ...arches,
    { part: 'box', at: [0, -run / 2 + 0.03, 0], size: [w, 0.06, rise + 0.1], m },
    { part: 'chhatri', at: [0, -run / 2 + 0.1, rise + 0.05], r: 0.13, lit: false },
    ...BOTH.flatMap((s) => quadrant(s, { r: run * 0.42, w, m })),
  ];
}

function cheek(x: number, { run, rise, m }: { run: number; rise: number; m: 'rose' | 'ochre' }): Part {
  const points: Vec3[] = [
    [x, run / 2, 0],
    [x, run / 2, 0.1],
    [x, -run / 2, rise + 0.1],
    [x, -run / 2, 0],
  ];
  return { part: 'sheet', points, m };
}

/** The marble arc beside the gnomon on which its shadow falls. */
function quadrant(side: number, { r, w, m }: { r: number; w: number; m: 'rose' | 'ochre' }): Part[] {
  const blocks = 12;
  return Array.from({ length: blocks }, (_, i) => {
    const a = ((i + 0.5) / blocks) * (Math.PI / 2);
    const x = r * Math.sin(a);
    const step = (r * Math.cos(a) * Math.PI) / 2 / blocks;
    return {
      part: 'box',
      at: [side * (w / 2 + x), 0.05, 0],
      size: [Math.max(step, 0.03), 0.3, Math.max(0.04, r - r * Math.cos(a))],
      m,
      top: 'white',
    };
  });
}

/** A sunken hemisphere with its crosswires. */
export function bowl(r: number): Part[] {
  return [
    {
      part: 'loft',
      plan: 'round',
      m: 'rose',
      smooth: true,
      open: true,
      rings: [
        [0, r],
        [0.24, r],
      ],
    },
    {
      part: 'loft',
      plan: 'round',
      m: 'white',
      open: true,
      rings: [
        [0.24, r],
        [0.24, r * 0.84],
      ],
    },
    {
      part: 'loft',
      plan: 'round',
      m: 'paleStone',
      smooth: true,
      open: true,
      rings: [
        [0.03, r * 0.2],
        [0.06, r * 0.45],
        [0.14, r * 0.72],
        [0.24, r * 0.84],
      ],
    },
    {
      part: 'loft',
      plan: 'round',
      m: 'paleStone',
      rings: [
        [0.02, r * 0.2],
        [0.03, r * 0.2],
      ],
    },
    { part: 'box', at: [0, 0, 0.22], size: [r * 1.7, 0.02, 0.02], m: 'brass' },
    { part: 'box', at: [0, 0, 0.22], size: [0.02, r * 1.7, 0.02], m: 'brass' },
  ];
}

/** A standing equatorial dial: a white wheel leaning to the pole on a plinth. */
export function dialWheel(): Part[] {
  const rim: Vec3[] = Array.from({ length: 20 }, (_, i) => {
    const a = (i / 20) * 2 * Math.PI;
    return [Math.cos(a) * 0.3, -Math.sin(a) * 0.12, 0.42 + Math.sin(a) * 0.28];
  });
  const inner = rim.map(([x, y, z]): Vec3 => [x * 0.78, y * 0.78 + 0.012, 0.42 + (z - 0.42) * 0.78]);
  return [
    { part: 'box', size: [0.42, 0.3, 0.14], m: 'rose', top: 'trim' },
    ...BOTH.map((s): Part => ({ part: 'box', at: [s * 0.2, 0, 0.14], size: [0.07, 0.1, 0.26], m: 'rose' })),
    { part: 'sheet', points: rim, m: 'white' },
    { part: 'sheet', points: inner, m: 'stone' },
    { part: 'box', at: [0, 0.06, 0.4], size: [0.025, 0.24, 0.025], m: 'gold' },
  ];
}

export function domeTower(): Part[] {
  const windows = Array.from(
    { length: 8 },
    (_, i): Part => ({
      part: 'group',
      turn: i / 2,
      parts: [{ part: 'opening', at: [0, 0.425, 0.5], w: 0.13, h: 0.28, m: 'window' }],
    }),
  );
  const telescope = Array.from(
    { length: 7 },
    (_, i): Part => ({
      part: 'box',
      at: [0.14 + i * 0.035, 0.2 + i * 0.035, 1.38 + i * 0.045],
      size: [0.11, 0.11, 0.09],
      m: 'gold',
    }),
  );
  return [
    {
      part: 'loft',
      plan: 'sixteen',
      m: 'lime',
      smooth: true,
      rings: [
        [0, 0.41],
        [0.1, 0.41],
        [0.11, 0.415],
        [1, 0.4],
        [1.01, 0.46],
        [1.07, 0.46],
      ],
    },
    ...windows,
    { part: 'dome', at: [0, 0, 1.07], r: 0.4, m: 'teal', rise: 0.9 },
    ...telescope,
    { part: 'light', at: [0.3, 0.5, 0.5], reach: 1.6, strength: 0.8 },
  ];
}
