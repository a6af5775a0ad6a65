import { LANDMARKS, OLD_QUARTER, ROADS, rectDistance, waterDepth } from '@sqltown/shared/plan';
import { describe, expect, test } from 'vitest';
import { planScenery } from './scenery.ts';

const props = planScenery();

describe('the scenery plan', () => {
  test('is the same every time', () => {
    expect(planScenery()).toEqual(props);
  });

  test('has trees by the thousand and lamps along the streets', () => {
    const lamps = props.filter((p) => p.family === 'lamp');
    expect(lamps.length).toBeGreaterThan(60);
    expect(props.length - lamps.length).toBeGreaterThan(1000);
  });

  test('grows no tree in the river or on a road', () => {
    for (const p of props.filter((p) => p.family.startsWith('tree'))) {
      expect(waterDepth(p.x, p.y)).toBeLessThan(0);
      expect(rectDistance(p.x, p.y, ROADS)).toBeGreaterThan(0);
    }
  });

  test('puts nothing inside a house', () => {
    const standing = [...LANDMARKS, ...OLD_QUARTER.houses];
    const named = 7;
    for (const p of props.slice(named)) {
      const inside = standing.filter(
        (s) => Math.abs(s.x - p.x) < s.width / 2 && Math.abs(s.y - p.y) < s.depth / 2,
      );
      expect(inside).toEqual([]);
    }
  });
});
