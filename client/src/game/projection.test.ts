import { GHATS, ORIGIN } from '@sqltown/shared/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WATER_Z, groundHeight, tilesInView, toGround, toScreen } from './projection.ts';

const tile = fc.double({ min: 0, max: 128, noNaN: true });

describe('projection', () => {
  test('a tile point survives the way to the screen and back', () => {
    fc.assert(
      fc.property(tile, tile, (x, y) => {
        const screen = toScreen(x, y);
        const ground = toGround(screen.x, screen.y);
        expect(ground.x).toBeCloseTo(x, 9);
        expect(ground.y).toBeCloseTo(y, 9);
      }),
    );
  });

  test('x falls to the lower right, y to the lower left, height rises', () => {
    expect(toScreen(1, 0)).toEqual({ x: 32, y: 16 });
    expect(toScreen(0, 1)).toEqual({ x: -32, y: 16 });
    expect(toScreen(0, 0, 1).y).toBeLessThan(0);
  });

  test('the ghats go down in steps to the water, and never below it', () => {
    expect(groundHeight(ORIGIN, GHATS.y - 1)).toBe(0);
    const heights = Array.from({ length: 30 }, (_, i) => groundHeight(ORIGIN, GHATS.y + i * 0.1));
    expect(heights[0]).toBeCloseTo(-0.09);
    expect([...heights].sort((a, b) => b - a)).toEqual(heights);
    expect(Math.min(...heights)).toBe(WATER_Z);
  });

  test('every visible point lies in the tiles of the view', () => {
    const view = { x: -300, y: 1800, width: 640, height: 400 };
    const tiles = tilesInView(view);
    for (const [px, py] of [
      [-300, 1800],
      [340, 1800],
      [-300, 2200],
      [20, 2000],
    ] as const) {
      const p = toGround(px, py);
      expect(p.x).toBeGreaterThanOrEqual(tiles.x0);
      expect(p.x).toBeLessThanOrEqual(tiles.x1);
      expect(p.y).toBeGreaterThanOrEqual(tiles.y0);
      expect(p.y).toBeLessThanOrEqual(tiles.y1);
    }
  });
});
