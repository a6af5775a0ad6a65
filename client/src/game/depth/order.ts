import type { Box } from '../projection.ts';

/** Footprints may overlap by this much (tiles) and still count as side by side. */
const SLACK = 0.02;

export type DepthOrder = {
  /** Rank of each box, 0 = farthest. */
  readonly ranks: Int32Array;
  /** Boxes that stood in a cycle: 0 for footprints that don't overlap. */
  readonly cyclic: number;
};

/**
 * Back-to-front order of footprints on the ground, for painters.
 *
 *        ╱╲  x − y →        A is behind B when it ends before B begins on x or on y.
 *       ╱ A╲                Two boxes need an order only when their x − y intervals
 *      ╱╲  ╱╲               meet: otherwise they can't cover each other on screen.
 *     ╱ B╲╱ C╲              Disjoint convex boxes seen from one direction never form
 *                           a cycle, so a topological order always exists.
 *
 * Overlapping boxes go by their centres. Costs O(n · boxes that share a column).
 */
export function depthOrder(boxes: readonly Box[]): DepthOrder {
  const inFront: number[][] = boxes.map(() => []);
  const behindCount = new Int32Array(boxes.length);
  for (const [a, b] of facingPairs(boxes)) {
    const [back, front] = isBehind(boxes[a]!, boxes[b]!) ? [a, b] : [b, a];
    inFront[back]!.push(front);
    behindCount[front]!++;
  }
  return rank(boxes, inFront, behindCount);
}

/** Pairs of boxes whose x − y intervals meet. */
function* facingPairs(boxes: readonly Box[]): Generator<readonly [number, number]> {
  const from = boxes.map((b) => b[0] - b[3]);
  const to = boxes.map((b) => b[2] - b[1]);
  const byColumn = boxes.map((_, i) => i).sort((a, b) => from[a]! - from[b]!);
  for (const [k, a] of byColumn.entries()) {
    for (let m = k + 1; m < byColumn.length; m++) {
      const b = byColumn[m]!;
      if (from[b]! >= to[a]!) break;
      yield [a, b];
    }
  }
}

function isBehind(a: Box, b: Box): boolean {
  const aFirst = a[2] <= b[0] + SLACK || a[3] <= b[1] + SLACK;
  const bFirst = b[2] <= a[0] + SLACK || b[3] <= a[1] + SLACK;
  return aFirst === bFirst ? nearness(a) < nearness(b) : aFirst;
}

/** Twice the centre's x + y: how near the viewer a box is. */
function nearness(box: Box): number {
  return box[0] + box[1] + box[2] + box[3];
}

function rank(boxes: readonly Box[], inFront: readonly number[][], behindCount: Int32Array): DepthOrder {
  const ranks = new Int32Array(boxes.length).fill(-1);
  const ready = boxes
    .map((_, i) => i)
    .filter((i) => behindCount[i] === 0)
    .sort((a, b) => nearness(boxes[b]!) - nearness(boxes[a]!));
  let next = 0;
  while (ready.length > 0) {
    const i = ready.pop()!;
    ranks[i] = next++;
    for (const j of inFront[i]!) if (--behindCount[j]! === 0) ready.push(j);
  }
  const cyclic = boxes.length - next;
  if (cyclic > 0) for (const [i, r] of ranks.entries()) if (r < 0) ranks[i] = next++;
  return { ranks, cyclic };
}
