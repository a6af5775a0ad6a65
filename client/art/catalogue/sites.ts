import { BUILDING_TYPES } from '@sqltown/shared/rules';
import type { Part } from '../grammar/part.ts';
import { BOTH } from '../buildings/design.ts';
import type { Job } from './job.ts';

const STAGES = [0, 1, 2, 3] as const;
const MARGIN = 0.35;
const STOREY = 0.52;

/** Building sites: one drawing per footprint and stage. */
export function siteJobs(): Job[] {
  const sizes = new Map(
    Object.values(BUILDING_TYPES).map(({ footprint: [w, d] }) => [`${w}x${d}`, [w, d] as const]),
  );
  return [...sizes].flatMap(([size, [w, d]]) =>
    STAGES.map(
      (stage): Job => ({ id: `site-${size}-${stage}`, group: 'site', parts: () => site(w, d, stage) }),
    ),
  );
}

function site(width: number, depth: number, stage: number): Part[] {
  const w = width - MARGIN * 2;
  const d = depth - MARGIN * 2;
  return [
    { part: 'box', size: [w + 0.3, d + 0.3, 0.04], m: 'redTerrace', top: 'terrace' },
    ...(stage === 0 ? stakes(w, d) : shell(w, d, stage)),
    ...materials(w, d, stage),
  ];
}

/** String between pegs, a dug trench and the first course. */
function stakes(w: number, d: number): Part[] {
  const pegs = BOTH.flatMap((i) =>
    BOTH.map(
      (j): Part => ({ part: 'box', at: [(i * w) / 2, (j * d) / 2, 0], size: [0.05, 0.05, 0.3], m: 'bamboo' }),
    ),
  );
  const lines = BOTH.flatMap((s): Part[] => [
    { part: 'box', at: [0, (s * d) / 2, 0.24], size: [w, 0.015, 0.015], m: 'rope' },
    { part: 'box', at: [(s * w) / 2, 0, 0.24], size: [0.015, d, 0.015], m: 'rope' },
    { part: 'box', at: [0, s * (d / 2 - 0.18), 0.04], size: [w - 0.3, 0.12, 0.09], m: 'stone' },
    { part: 'box', at: [s * (w / 2 - 0.18), 0, 0.04], size: [0.12, d - 0.3, 0.09], m: 'stone' },
  ]);
  return [
    ...pegs,
    ...lines,
    { part: 'box', at: [0, -d / 4, 0.04], size: [w * 0.4, d * 0.25, 0.02], m: 'darkTrim' },
  ];
}

function shell(w: number, d: number, stage: number): Part[] {
  const inner = { w: w - 0.34, d: d - 0.34 };
  const h = STOREY * (stage - 0.4) + 0.1;
  return [
    { part: 'box', at: [0, 0, 0.04], size: [w, d, 0.08], m: 'stone', top: 'terrace' },
    {
      part: 'block',
      at: [0, 0, 0.12],
      ...inner,
      h,
      wall: 'paleStone',
      storeys: Math.max(1, stage - 1),
      bays: [Math.max(2, Math.round(inner.w / 0.42)), Math.max(2, Math.round(inner.d / 0.42))],
      doors: ['left'],
      door: 'redDoor',
      facade: { pane: 'dark', sill: false },
      cornice: false,
      top: 'redTerrace',
    },
    {
      part: 'box',
      at: [-inner.w / 4, 0, 0.12 + h],
      size: [inner.w / 2, inner.d, 0.2],
      m: 'paleStone',
      top: 'redTerrace',
    },
    ...(stage === 3 ? rafters(inner.w, inner.d, 0.32 + h) : []),
    { part: 'scaffold', w: w - 0.06, d: d - 0.06, h: h + 0.3 },
    { part: 'person', at: [inner.w / 4, inner.d / 4, 0.12 + h], seed: 40 + stage, scale: 0.85 },
    { part: 'person', at: [-inner.w / 5, inner.d / 4, 0.32 + h], seed: 44 + stage, scale: 0.85 },
    { part: 'light', at: [0, d / 2 + 0.1, 0.5], reach: 1.8, strength: 0.8 },
  ];
}

function rafters(w: number, d: number, z: number): Part[] {
  const n = Math.max(3, Math.round(w / 0.35));
  return Array.from({ length: n }, (_, i): Part => {
    const x = -w / 2 + (w * i) / (n - 1);
    return {
      part: 'sheet',
      points: [
        [x, -d / 2, z - 0.1],
        [x, 0, z + 0.32],
        [x, d / 2, z - 0.1],
        [x, 0, z + 0.25],
      ],
      m: 'wood',
    };
  });
}

function materials(w: number, d: number, stage: number): Part[] {
  return [
    { part: 'box', at: [w / 2 - 0.16, d / 2 + 0.08, 0.04], size: [0.36, 0.2, 0.16], m: 'paleStone' },
    { part: 'box', at: [w / 2 - 0.2, d / 2 + 0.07, 0.2], size: [0.22, 0.16, 0.09], m: 'stone' },
    ...[0, 1, 2].map(
      (i): Part => ({
        part: 'box',
        at: [-w / 2 + 0.3, d / 2 + 0.03 + i * 0.05, 0.04],
        size: [0.6, 0.04, 0.04],
        m: 'wood',
      }),
    ),
    { part: 'person', at: [0.1, d / 2 + 0.1, 0.04], turn: 1, seed: 50 + stage, scale: 0.85 },
  ];
}
