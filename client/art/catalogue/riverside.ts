import type { Part } from '../grammar/part.ts';
import { BOTH } from '../buildings/design.ts';
import type { Job } from './job.ts';

/** The river's surface, tiles below the street. */
export const WATER_Z = -0.55;
export const QUAY_TILES = 3.6;
const STEP = { run: 0.24, fall: 0.09, count: 9 } as const;
const LANDINGS = [0, 0.35, 0.1, 0.5] as const;
const BOAT_HEADINGS = [0.1, 0.75, -0.1, 0.4] as const;

/** Quays (a stretch of street edge with steps into the water), piers between them, and boats. */
export function riversideJobs(): Job[] {
  return [
    ...LANDINGS.map(
      (landing, i): Job => ({
        id: `quay-${i}`,
        group: 'quay',
        parts: () => quay(landing, i),
        options: { floor: -9, waterline: WATER_Z - 0.01, shadow: false },
      }),
    ),
    ...PIER_HEADS.map(
      (head, i): Job => ({
        id: `pier-${i}`,
        group: 'quay',
        parts: () => pier(head),
        options: { floor: WATER_Z, waterline: WATER_Z - 0.01, shadow: false },
      }),
    ),
    ...Array.from(
      { length: 8 },
      (_, i): Job => ({
        id: `boat-${i}`,
        group: 'boat',
        parts: () => [{ part: 'boat', turn: BOAT_HEADINGS[i % 4], seed: i + 2 }],
        options: { floor: -0.04, waterline: -0.03, shadow: false },
      }),
    ),
  ];
}

/** Origin on the street edge; +y goes down into the river. */
export function quay(landing: number, i: number): Part[] {
  const steps = Array.from(
    { length: STEP.count },
    (_, s): Part => ({
      part: 'box',
      at: [0, landing + STEP.run * (s + 0.5), -STEP.fall * (s + 1) - 0.3],
      size: [QUAY_TILES, STEP.run, 0.3],
      m: i % 2 ? 'paleStone' : 'stone',
      top: s % 4 === 3 ? 'redTerrace' : i % 2 ? 'paleStone' : 'terrace',
    }),
  );
  return [
    {
      part: 'box',
      at: [0, landing / 2, -0.2],
      size: [QUAY_TILES, landing + 0.02, 0.2],
      m: 'stone',
      top: 'terrace',
    },
    ...steps,
  ];
}

const PIER_HEADS: readonly Part[] = [
  { part: 'chhatri', r: 0.24 },
  { part: 'umbrella', size: 1.05, m: 'saffron' },
  { part: 'lampPost', h: 0.55 },
];

export function pier(head: Part): Part[] {
  return [
    { part: 'box', at: [0, 1, -0.95], size: [0.26, 2.1, 0.8], m: 'stone', top: 'terrace' },
    {
      part: 'loft',
      at: [0, 2.1, 0],
      plan: 'octagon',
      m: 'stone',
      rings: [
        [-1.2, 0.42],
        [-0.12, 0.36],
        [-0.06, 0.44],
        [0.02, 0.44],
      ],
    },
    { part: 'group', at: [0, 2.1, 0.02], parts: [head] },
    ...BOTH.map((s): Part => ({ part: 'diya', at: [s * 0.3, 2.3, 0.02] })),
  ];
}

export function pierHead(i: number): Part {
  return PIER_HEADS[i % PIER_HEADS.length]!;
}

export function landingOf(i: number): number {
  return LANDINGS[i % LANDINGS.length]!;
}
