import { LANDMARKS, OLD_QUARTER, PLAZAS, ROADS, rectDistance } from '@sqltown/shared/plan';
import { describe, expect, test } from 'vitest';
import { planRoutes, walkAt } from './routes.ts';

const routes = planRoutes(300);
const times = Array.from({ length: 60 }, (_, i) => i * 3.7);

describe('citizen routes', () => {
  test('are the same for everybody, at every time', () => {
    const again = planRoutes(300);
    for (const t of [0, 17.25, 4000.5]) {
      expect(again.map((r) => walkAt(r, t))).toEqual(routes.map((r) => walkAt(r, t)));
    }
  });

  test('keep to streets and plazas', () => {
    for (const route of routes) {
      for (const t of times) {
        const { x, y } = walkAt(route, t);
        expect(Math.min(rectDistance(x, y, ROADS), rectDistance(x, y, PLAZAS))).toBeLessThan(0.05);
      }
    }
  });

  test('never go through a building', () => {
    const standing = [...LANDMARKS, ...OLD_QUARTER.houses];
    for (const route of routes) {
      for (const t of times) {
        const { x, y } = walkAt(route, t);
        const through = standing.filter(
          (s) => Math.abs(s.x - x) < s.width / 2 - 0.05 && Math.abs(s.y - y) < s.depth / 2 - 0.05,
        );
        expect(through.map((s) => s.kind)).toEqual([]);
      }
    }
  });

  test('move smoothly: nobody jumps', () => {
    for (const route of routes.slice(0, 50)) {
      for (const t of times) {
        const a = walkAt(route, t);
        const b = walkAt(route, t + 0.1);
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThanOrEqual(route.tilesPerSecond * 0.1 + 1e-6);
      }
    }
  });

  test('face the way they go', () => {
    const route = {
      points: [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
      reached: [0, 10],
      tilesPerSecond: 1,
      offset: 0,
    };
    expect(walkAt(route, 2)).toEqual({ x: 2, y: 0, facing: 0 });
    expect(walkAt(route, 13)).toEqual({ x: 7, y: 0, facing: 2 });
  });
});
