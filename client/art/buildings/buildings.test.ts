import { LANDMARKS, OLD_QUARTER } from '@sqltown/shared/plan';
import { BUILDING_KINDS, BUILDING_TYPES } from '@sqltown/shared/rules';
import { describe, expect, it } from 'vitest';
import { build } from '../grammar/draw.ts';
import { variantOf } from '../manifest.ts';
import { type Footprint, measure } from '../render/bounds.ts';
import { DESIGNS, type BuildingSprite, allBuildings } from './index.ts';

const SLACK_TILES = 0.02;

function boundsOf({ kind, level, variant }: BuildingSprite) {
  return measure(build(DESIGNS[kind]({ level, variant })), { scale: 1, floor: 0 });
}

describe('buildings', () => {
  it.each(BUILDING_KINDS)('%s stands inside its own tiles at every level', (kind) => {
    const [w, d] = BUILDING_TYPES[kind].footprint;
    const outside = allBuildings()
      .filter((b) => b.kind === kind)
      .map((b) => ({ ...b, box: boundsOf(b).footprint }))
      .filter(
        ({ box: [x0, y0, x1, y1] }) =>
          Math.max(-x0, x1) > w / 2 + SLACK_TILES || Math.max(-y0, y1) > d / 2 + SLACK_TILES,
      );
    expect(outside).toEqual([]);
  });

  it.each(BUILDING_KINDS.filter((kind) => kind !== 'stepwell'))(
    '%s rises with its level, so that the skyline changes',
    (kind) => {
      const tops = ([1, 2, 3] as const).map((level) => boundsOf({ kind, level, variant: 0 }).top);
      expect(tops[1]).toBeGreaterThan(tops[0]! * 1.02);
      expect(tops[2]).toBeGreaterThan(tops[1]! * 1.02);
    },
  );

  it('digs the stepwell deeper with its level', () => {
    const deepest = ([1, 2, 3] as const).map((level) => {
      const { corners, count } = build(DESIGNS.stepwell({ level, variant: 0 }));
      return Math.min(...Array.from({ length: count * 3 }, (_, i) => corners[i * 3 + 2]!));
    });
    expect(deepest[0]).toBe(0);
    expect(deepest[1]).toBeLessThan(-0.4);
    expect(deepest[2]).toBeLessThan(deepest[1]! - 0.1);
  });

  it('is drawn alike every time', () => {
    const twice = [1, 2].map(() => build(DESIGNS.house({ level: 3, variant: 5 })));
    expect(twice[0]!.corners).toEqual(twice[1]!.corners);
  });

  it('gives every house family its own look', () => {
    const looks = new Set(
      allBuildings()
        .filter((b) => b.kind === 'house' && b.level === 2)
        .map(({ variant }) => JSON.stringify(DESIGNS.house({ level: 2, variant }))),
    );
    expect(looks.size).toBe(8);
  });

  it('leaves room between the neighbours of the old quarter', () => {
    const standing = [...LANDMARKS, ...OLD_QUARTER.houses].map((s) => {
      const [x0, y0, x1, y1] = boundsOf({ ...s, variant: variantOf(s.kind, s.seed) }).footprint;
      return {
        name: `${s.kind} at ${s.x}, ${s.y}`,
        box: [s.x + x0, s.y + y0, s.x + x1, s.y + y1] as Footprint,
      };
    });
    const clashes = standing.flatMap((a, i) =>
      standing
        .slice(i + 1)
        .flatMap((b) => (overlap(a.box, b.box) > SLACK_TILES ? [`${a.name} and ${b.name}`] : [])),
    );
    expect(clashes).toEqual([]);
  });
});

/** How deep two boxes lie in each other, tiles; negative when apart. */
function overlap(a: Footprint, b: Footprint): number {
  return Math.min(Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
}
