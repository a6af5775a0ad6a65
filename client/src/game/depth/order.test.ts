import { LANDMARKS, OLD_QUARTER } from '@sqltown/shared/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../projection.ts';
import { DepthColumns } from './columns.ts';
import { depthOrder } from './order.ts';

/** Disjoint boxes: one inside each cell of a grid, or wide ones over two cells. */
const disjointBoxes: fc.Arbitrary<Box[]> = fc
  .array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean(), fc.boolean()), { maxLength: 60 })
  .map((picks) => {
    const taken = new Set<number>();
    const boxes: Box[] = [];
    for (const [x, y, wide, deep] of picks) {
      const width = wide ? 3 : 1;
      const depth = deep ? 3 : 1;
      const cells = Array.from({ length: width * depth }, (_, i) => {
        return (y + Math.floor(i / width)) * 100 + x + (i % width);
      });
      if (cells.some((c) => taken.has(c))) continue;
      for (const c of cells) taken.add(c);
      boxes.push([x + 0.05, y + 0.05, x + width - 0.05, y + depth - 0.05]);
    }
    return boxes;
  });

const endsBefore = (a: Box, b: Box): boolean => a[2] <= b[0] || a[3] <= b[1];
const meet = (a: Box, b: Box): boolean => a[0] - a[3] < b[2] - b[1] && b[0] - b[3] < a[2] - a[1];

describe('depthOrder', () => {
  test('puts every building before those that it stands behind, without cycles', () => {
    fc.assert(
      fc.property(disjointBoxes, (boxes) => {
        const { ranks, cyclic } = depthOrder(boxes);
        expect(cyclic).toBe(0);
        const misplaced = boxes.flatMap((a, i) =>
          boxes.filter(
            (b, j) => meet(a, b) && endsBefore(a, b) && !endsBefore(b, a) && ranks[i]! > ranks[j]!,
          ),
        );
        expect(misplaced).toEqual([]);
      }),
    );
  });

  test('a large footprint comes between what is behind and before it, not by its centre', () => {
    const long: Box = [0, 0, 10, 1];
    const behindItsFarEnd: Box = [8, -1.2, 9, -0.2];
    const beforeItsNearEnd: Box = [0, 1.2, 1, 2.2];
    const { ranks } = depthOrder([beforeItsNearEnd, long, behindItsFarEnd]);
    expect([...ranks]).toEqual([2, 1, 0]);
  });

  test('the old quarter has no cycles', () => {
    const boxes = [...LANDMARKS, ...OLD_QUARTER.houses].map(
      (s): Box => [s.x - s.width / 2, s.y - s.depth / 2, s.x + s.width / 2, s.y + s.depth / 2],
    );
    expect(depthOrder(boxes).cyclic).toBe(0);
  });

  test('every box gets a rank of its own, even when boxes overlap', () => {
    const boxes: Box[] = [
      [0, 0, 4, 4],
      [1, 1, 3, 3],
      [2, -1, 5, 1],
    ];
    expect([...depthOrder(boxes).ranks].sort((a, b) => a - b)).toEqual([0, 1, 2]);
  });
});

describe('DepthColumns', () => {
  const back = { box: [0, 0, 2, 2] as const, depth: 0 };
  const front = { box: [3, 3, 5, 5] as const, depth: 1 };
  const columns = new DepthColumns([front, back]);

  test('a walker between two buildings is drawn between them', () => {
    const depth = columns.at(2.5, 2.5);
    expect(depth).toBeGreaterThan(back.depth);
    expect(depth).toBeLessThan(front.depth);
  });

  test('a walker behind both is drawn before both', () => {
    expect(columns.at(-1, -1)).toBeLessThan(back.depth);
  });

  test('of two walkers at one building, the nearer is drawn later', () => {
    expect(columns.at(2.6, 2.6)).toBeGreaterThan(columns.at(2.4, 2.4));
  });

  test('a walker far to the side is not held back by buildings that cannot cover it', () => {
    expect(columns.at(9, -9)).toBeLessThan(0);
  });
});
