import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearness, screenX, screenY, unproject } from './camera.ts';

/** TOWARD_VIEWER and RISE are rounded to six digits: a point 120 tiles away comes back this near, in tiles. */
const NEAR = 1e-4;

const tile = fc.double({ min: -60, max: 60, noNaN: true });
const camera = { scale: 64, originX: 310, originY: -120 };

describe('the camera', () => {
  it('finds the point again from its pixel and nearness', () => {
    fc.assert(
      fc.property(tile, tile, fc.double({ min: -1, max: 6, noNaN: true }), (x, y, z) => {
        const back = { x: 0, y: 0, z: 0 };
        unproject(camera, [screenX(camera, x, y), screenY(camera, { x, y, z }), nearness(x, y, z)], back);
        expect(Math.abs(back.x - x)).toBeLessThan(NEAR);
        expect(Math.abs(back.y - y)).toBeLessThan(NEAR);
        expect(Math.abs(back.z - z)).toBeLessThan(NEAR);
      }),
    );
  });

  it('draws a tile twice as wide as high', () => {
    const flat = { scale: 32, originX: 0, originY: 0 };
    const width = screenX(flat, 1, 0) - screenX(flat, 0, 1);
    const height = screenY(flat, { x: 1, y: 1, z: 0 }) - screenY(flat, { x: 0, y: 0, z: 0 });
    expect([width, height]).toEqual([64, 32]);
  });
});
