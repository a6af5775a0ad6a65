import { chunksTouching } from '@sqltown/shared/stream';
import type { Sight } from './components/look.ts';

/** A point or rectangle on the ground, tiles. */
export type Ground = { readonly x: number; readonly y: number };
export type View = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Half of the ground that a common screen shows, tiles. */
const HALF_WIDTH = 20;
const HALF_DEPTH = 12;

/** A building reaches this far from its smallest corner, which alone decides its chunk. Tiles. */
const REACH = 5;

/** The chunks, as a mask, that hold everything which a view shows: also what only reaches into it. */
export function chunksShown({ x0, y0, x1, y1 }: View): number {
  return chunksTouching({
    x0: Math.min(x0, x1) - REACH,
    y0: Math.min(y0, y1) - REACH,
    x1: Math.max(x0, x1),
    y1: Math.max(y0, y1),
  });
}

/** Turns somebody's sight to a view. */
export function see(sight: Sight | undefined, view: View): void {
  const chunks = chunksShown(view);
  if (sight === undefined || sight.chunks === chunks) return;
  sight.chunks = chunks;
  sight.onTurn?.();
}

/** What a common screen shows of a place: stands in until the page has said what it shows. */
export function viewAround({ x, y }: Ground): View {
  return { x0: x - HALF_WIDTH, y0: y - HALF_DEPTH, x1: x + HALF_WIDTH, y1: y + HALF_DEPTH };
}
