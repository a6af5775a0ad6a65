import { describe, expect, test } from 'vitest';
import { planLights, sideOf } from './lighting-plan.ts';

const places = new Map([
  [1, { x: 10, y: 0 }],
  [2, { x: 2, y: 0 }],
  [3, { x: 5, y: 0 }],
]);
const placeOf = (id: number) => places.get(id) ?? null;
const light = (landmarkId: number, row: number) => ({ landmarkId, row, label: `row ${row}` });
const origin = { x: 0, y: 0 };

describe('planLights', () => {
  test('lights the nearest row first and the others 40 ms apart', () => {
    const plan = planLights([light(1, 1), light(2, 2), light(3, 3)], placeOf, origin);
    expect(plan.map((l) => [l.row, l.delayMs])).toEqual([
      [2, 0],
      [3, 40],
      [1, 80],
    ]);
  });

  test('keeps each row’s own number and words', () => {
    const [first] = planLights([light(3, 7)], placeOf, origin);
    expect(first).toMatchObject({ row: 7, label: 'row 7', badge: 'words' });
  });

  test('leaves out rows whose building is nowhere', () => {
    expect(planLights([light(99, 1)], placeOf, origin)).toEqual([]);
  });

  test('shows words up to 8 rows, numbers up to 40, and the glow alone beyond', () => {
    expect(badges(8)).toEqual(new Set(['words']));
    expect(badges(9)).toEqual(new Set(['number']));
    expect(badges(40)).toEqual(new Set(['number']));
    expect(badges(41)).toEqual(new Set(['none']));
  });
});

function badges(rows: number): Set<string> {
  const lights = Array.from({ length: rows }, (_, i) => light(1, i + 1));
  return new Set(planLights(lights, placeOf, origin).map((l) => l.badge));
}

describe('sideOf', () => {
  const size = { width: 400, height: 300 };

  test('is null in view', () => {
    expect(sideOf({ x: 200, y: 150 }, size)).toBeNull();
  });

  test('names the edge that the point is farthest behind', () => {
    expect(sideOf({ x: -50, y: 310 }, size)).toBe('left');
    expect(sideOf({ x: 410, y: 400 }, size)).toBe('bottom');
    expect(sideOf({ x: 200, y: -1 }, size)).toBe('top');
    expect(sideOf({ x: 401, y: 10 }, size)).toBe('right');
  });
});
