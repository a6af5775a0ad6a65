import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DepthBuffer, EMPTY } from './rasterise.ts';

describe('the depth buffer', () => {
  it('keeps the nearest face whatever the order of drawing', () => {
    const near = [0, 0, 5, 8, 0, 5, 0, 8, 5] as const;
    const far = [0, 0, 1, 8, 0, 1, 0, 8, 1] as const;
    for (const order of [
      [near, far],
      [far, near],
    ]) {
      const buffer = new DepthBuffer(8, 8);
      for (const corners of order) buffer.draw(corners, corners === near ? 1 : 2);
      expect(buffer.faces[0]).toBe(1);
      expect(buffer.depth[0]).toBeCloseTo(5);
      expect(buffer.depth[63]).toBe(EMPTY);
    }
  });

  it('leaves no hole along an edge that two faces share', () => {
    const inside = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(inside, inside, (x, y) => {
        const buffer = new DepthBuffer(32, 32);
        const rim = [
          [0, 0],
          [32, 0],
          [32, 32],
          [0, 32],
        ] as const;
        rim.forEach(([ax, ay], i) => {
          const [bx, by] = rim[(i + 1) % 4]!;
          buffer.draw([ax, ay, 0, bx, by, 0, x + 0.3, y + 0.7, 0], i);
        });
        expect(buffer.faces.indexOf(-1)).toBe(-1);
      }),
    );
  });
});
