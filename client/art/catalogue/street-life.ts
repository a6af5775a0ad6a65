import type { MaterialName } from '../materials/palette.ts';
import type { Part, TreeKind } from '../grammar/part.ts';
import { AVATARS, CITIZENS, walkerSprite } from '../manifest.ts';
import type { Vec3 } from '../mesh/vector.ts';
import type { Job } from './job.ts';

/** How many drawings each kind of tree has, and its size. */
const TREES: Readonly<Record<TreeKind, { readonly count: number; readonly size: number }>> = {
  round: { count: 6, size: 0.95 },
  banyan: { count: 2, size: 1.3 },
  palm: { count: 3, size: 1.05 },
  cypress: { count: 1, size: 1 },
  bloom: { count: 2, size: 0.9 },
};

const UMBRELLAS: readonly MaterialName[] = ['saffron', 'white', 'red', 'mustard'];
const AVATAR_CLOTHS: readonly MaterialName[] = ['teal', 'plum', 'mustard', 'indigo', 'red', 'leafGreen'];
const WAYS = [0, 1, 2, 3] as const;
const FRAMES = [0, 1, 2, 3] as const;
const CITIZEN_SCALE = 1.08;
const AVATAR_SCALE = 1.55;

/** Trees, lamps, umbrellas, carts, birds, and everybody who walks. */
export function streetJobs(): Job[] {
  return [
    ...(Object.keys(TREES) as TreeKind[]).flatMap((kind) =>
      Array.from(
        { length: TREES[kind].count },
        (_, i): Job => ({ id: `tree-${kind}-${i}`, group: 'tree', parts: () => [treePart(kind, i)] }),
      ),
    ),
    { id: 'lamp', group: 'prop', parts: () => [{ part: 'lampPost', h: 0.58, strength: 0.95 }] },
    { id: 'diya', group: 'prop', parts: () => [{ part: 'diya' }], options: { shadow: false } },
    ...UMBRELLAS.map(
      (m, i): Job => ({
        id: `umbrella-${i}`,
        group: 'prop',
        parts: () => [{ part: 'umbrella', size: 0.95, m }],
      }),
    ),
    ...[0, 3].map(
      (turn, i): Job => ({
        id: `cart-${i}`,
        group: 'prop',
        parts: () => [{ part: 'cart', turn, seed: i + 3 }],
      }),
    ),
    ...FRAMES.map(
      (frame): Job => ({
        id: `bird-${frame}`,
        group: 'bird',
        parts: () => bird(frame),
        options: { shadow: false },
      }),
    ),
    ...walkers('citizen', CITIZENS, CITIZEN_SCALE),
    ...walkers('avatar', AVATARS, AVATAR_SCALE),
  ];
}

export function treePart(kind: TreeKind, i: number): Part {
  return { part: 'tree', kind, size: TREES[kind].size, seed: i * 7 + 5 };
}

export function umbrellaPart(i: number): Part {
  return { part: 'umbrella', size: 0.95, m: UMBRELLAS[i % UMBRELLAS.length]! };
}

function walkers(who: 'citizen' | 'avatar', count: number, scale: number): Job[] {
  const isAvatar = who === 'avatar';
  const seedOf = (person: number): number => (isAvatar ? 203 + person * 5 : person * 3 + 1);
  return Array.from({ length: count }, (_, person) => person).flatMap((person) =>
    WAYS.flatMap((way) =>
      FRAMES.map(
        (frame): Job => ({
          id: walkerSprite(who, { person, way, frame }),
          group: who,
          parts: () => [
            {
              part: 'person',
              turn: way,
              scale,
              seed: seedOf(person),
              cloth: isAvatar ? AVATAR_CLOTHS[person] : undefined,
              stride: frame,
            },
          ],
          options: { shadow: false },
        }),
      ),
    ),
  );
}

const WING_LIFT = [0.09, 0.02, -0.06, 0.02] as const;

/** A dove over the river, its wings in one of four positions; it flies towards +x. */
function bird(frame: (typeof FRAMES)[number]): Part[] {
  const lift = WING_LIFT[frame];
  const wing = (s: number): Vec3[] => [
    [0.05, 0, 0.02],
    [0.02, s * 0.1, 0.02 + lift * 0.6],
    [-0.03, s * 0.19, 0.02 + lift],
    [-0.05, s * 0.08, 0.02 + lift * 0.5],
    [-0.04, 0, 0.02],
  ];
  return [
    { part: 'sheet', points: wing(1), m: 'feather' },
    { part: 'sheet', points: wing(-1), m: 'feather' },
    { part: 'box', size: [0.13, 0.035, 0.035], m: 'ash' },
    { part: 'box', at: [0.07, 0, 0.02], size: [0.035, 0.03, 0.03], m: 'ash' },
  ];
}
